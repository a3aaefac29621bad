import ChannexWire
import HotelValues

/// Cells that Channex did not take, and its words about them.
package struct Refusal: Hashable, Sendable {
    /// The cells.
    package var block: CellBlock
    /// Channex's words.
    package var reason: String

    /// Cells refused for that reason.
    package init(_ block: CellBlock, because reason: String) {
        self.block = block
        self.reason = reason
    }
}

/// What the warnings of an answer mean for the cells of its message (contract §3.6).
///
/// A warning repeats the value that it is about, and says nothing of its place in the message: it is brought back by
/// target, nights and days of the week. A refused value is refused whole, with all its fields.
struct WarningsRead: Hashable, Sendable {
    /// What a person must look at.
    private(set) var refusals: [Refusal] = []
    /// What is to be said again: the nights after one that is past at Channex already (contract §15).
    private(set) var again: [CellBlock] = []
    /// Whether there are warnings that fit no value, so that nobody knows which cells were refused.
    private(set) var hasStrays = false

    /// Reads those warnings about that message.
    init(_ warnings: [ARIWarning], about parts: [OutboundPart]) {
        for warning in warnings {
            let blocks = warning.blocks(among: parts)
            if blocks.isEmpty { hasStrays = true }
            for block in blocks {
                if warning.isAboutPast {
                    if let rest = block.afterFirstNight { again.append(rest) }
                } else {
                    refusals.append(Refusal(block, because: "\(warning)".replacing("\n", with: " ")))
                }
            }
        }
    }
}

extension ARIWarning {
    /// The cells that it is about.
    fileprivate func blocks(among parts: [OutboundPart]) -> [CellBlock] {
        let target = ratePlan?.rawValue ?? roomType?.rawValue
        let ofTarget = parts.filter { $0.target == target }.map(\.block)
        guard let nights else { return ofTarget }
        let same = ofTarget.filter { $0.nights == nights && (weekdays == nil || $0.weekdays == weekdays) }
        return same.isEmpty ? ofTarget.compactMap { $0.clamped(to: nights) } : same
    }

    /// Whether it says that a night is past, as happens when midnight is a moment earlier there than here.
    fileprivate var isAboutPast: Bool {
        let mark = "Past date"
        return switch reason {
        case .text(let text): text.hasPrefix(mark)
        case .fields(let messages): messages.count == 1 && messages["date"]?.contains { $0.hasPrefix(mark) } == true
        }
    }
}

extension CellBlock {
    /// The cells after those of the first night; nil when there are none.
    fileprivate var afterFirstNight: CellBlock? {
        guard nights.lowerBound < nights.upperBound else { return nil }
        return clamped(to: nights.lowerBound.advanced(by: 1)...nights.upperBound)
    }
}

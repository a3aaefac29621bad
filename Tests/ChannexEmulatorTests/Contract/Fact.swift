import ChannexEmulator
import Testing

/// One thing that the contract says Channex does, and the check that finds out whether it does.
///
/// Facts are data: the suite runs them, and docs/emulator-facts.md lists them. A fact that live Channex turns out to
/// contradict is mended in one place.
struct Fact: Sendable {
    /// How it is known (contract §0.1).
    enum Tag: String, Sendable {
        case doc = "DOC"
        case live = "LIVE"
        case rev = "REV"
        case code = "CODE"
        case infer = "INFER"
    }

    /// Where it can be checked.
    enum Place: Sendable {
        /// At the emulator, and at staging as well.
        case anywhere
        /// At the emulator only: it needs a time, a switch, a fault or a webhook receiver of our own.
        case emulator
    }

    /// The section of the contract, such as `3.6`.
    let section: String
    /// How it is known.
    let tag: Tag
    /// The fact in one sentence, without a full stop.
    let says: String
    let place: Place
    let switches: Switches
    let check: @Sendable (Account) async throws -> Void

    /// A fact that is checked with a fresh account; `switch` turns the emulator's switches first.
    init(
        _ section: String,
        _ tag: Tag,
        _ says: String,
        at place: Place = .anywhere,
        switch turn: (inout Switches) -> Void = { _ in },
        check: @escaping @Sendable (Account) async throws -> Void
    ) {
        self.section = section
        self.tag = tag
        self.says = says
        self.place = place
        self.check = check
        var switches = Switches()
        turn(&switches)
        self.switches = switches
    }
}

extension Fact: CustomTestStringConvertible {
    var testDescription: String { "§\(section) [\(tag.rawValue)] \(says)" }
}

extension Fact {
    /// Every fact, in the order of the contract.
    static let all: [Fact] = section1 + section2 + section3 + section4 + section5 + section6 + section7

    /// Those that can be checked here: all of them at the emulator, fewer where the account is a real one.
    static func checkable(_ facts: [Fact]) -> [Fact] {
        Staging.fromEnvironment == nil ? facts : facts.filter { $0.place == .anywhere }
    }
}

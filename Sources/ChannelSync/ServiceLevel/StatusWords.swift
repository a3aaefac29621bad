public import HotelValues

/// How the link stands, in sentences for a hotelier.
public struct StatusWords: Hashable, Sendable {
    /// The sentences, the most urgent first.
    public let sentences: [String]

    /// What there is to say.
    ///
    /// `callsLeft` is how many calls of each kind Channex still allows within a minute.
    public init(
        _ status: LinkStatus,
        levels: [ServiceLevel],
        callsLeft: [Lane: Int],
        isSetUp: Bool,
        now: Timestamp
    ) {
        guard isSetUp else {
            sentences = ["Nothing is set up at Channex yet; run `sistema-os setup channex`."]
            return
        }
        let left = Lane.allCases.map { "\(callsLeft[$0, default: 0]) for \($0.words)" }.joined(separator: " and ")
        sentences =
            StatusWords.shutOut(status) + StatusWords.refused(status) + [StatusWords.waiting(status, now)]
            + levels.flatMap(StatusWords.level)
            + ["Channex allows 10 calls of each kind a minute; now \(left) are left."]
    }

    private static func waiting(_ status: LinkStatus, _ now: Timestamp) -> String {
        let parts = Lane.allCases.compactMap { lane in
            status.waiting[lane].map { "\(count($0, "change")) of \(lane.words)" }
        }
        guard !parts.isEmpty else { return "Nothing waits to be sent." }
        let age = status.waitingSince.map { ", the oldest for \(duration(max(.zero, now - $0)))" } ?? ""
        return "\(parts.joined(separator: " and ")) waiting to be sent\(age)."
    }

    private static func shutOut(_ status: LinkStatus) -> [String] {
        guard let suspension = status.suspension else { return [] }
        return ["Channex has let nothing of this hotel in since \(suspension.since): \(suspension.reason)."]
    }

    private static func refused(_ status: LinkStatus) -> [String] {
        let refused = status.parked.values.reduce(0, +)
        guard refused > 0 else { return [] }
        return ["Channex refused \(count(refused, "change")); `sistema-os sync refused` shows what and why."]
    }

    private static func level(_ level: ServiceLevel) -> [String] {
        let verb = level.stage == .accepted ? "accepted by Channex" : "found at Channex by reading it"
        guard let half = level.times.milliseconds(ofThousandth: 500),
            let most = level.times.milliseconds(ofThousandth: 950),
            let nearlyAll = level.times.milliseconds(ofThousandth: 990)
        else {
            return level.overdue == 0
                ? ["In the last 28 days no change was \(verb)."]
                : [
                    "\(count(level.overdue, "change")) should have been there by now and \(level.overdue == 1 ? "is" : "are") not."
                ]
        }
        let times =
            "half within \(seconds(half)), 95 of 100 within \(seconds(most)), 99 of 100 within \(seconds(nearlyAll))"
        return [
            "In the last 28 days \(count(level.times.count, "change")) \(were(level.times.count)) \(verb): \(times) of being saved.",
            goal(level),
        ]
    }

    private static func goal(_ level: ServiceLevel) -> String {
        let percent = decimal(Int64(level.share), places: 2)
        let wanted = decimal(Int64(level.goalShare), places: 1)
        let left =
            level.budgetLeft > 0
            ? "\(level.budgetLeft) % of what may be late is left"
            : "more were late than may be"
        return "\(percent) % came within \(duration(level.goal)), the goal is \(wanted) %; \(left)."
    }
}

extension StatusWords {
    private static func were(_ number: Int) -> String { number == 1 ? "was" : "were" }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// Milliseconds as seconds, such as `2.5 s`; rounded up, for it is said that all came within them.
    private static func seconds(_ milliseconds: Int64) -> String {
        "\(decimal((milliseconds + 99) / 100, places: 1)) s"
    }

    /// A decimal number without needless zeros, such as `99.6` for 9960 of two places.
    private static func decimal(_ number: Int64, places: Int) -> String {
        var text = String(number)
        while text.count <= places { text = "0" + text }
        let end = text.index(text.endIndex, offsetBy: -places)
        var fraction = text[end...]
        while fraction.last == "0" { fraction.removeLast() }
        return text[..<end] + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func duration(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
        case ..<86_400: return "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
        default: return count(Int(seconds / 86_400), "day")
        }
    }
}

extension Lane {
    /// The kind of message as people call it.
    package var words: String {
        switch self {
        case .availability: "availability"
        case .restrictions: "prices and restrictions"
        }
    }
}

package import HotelValues

/// What somebody wants of the emulator's time: `PUT /admin/clock`.
package struct ClockOrder: Hashable, Sendable {
    /// Where the time is to be moved.
    package enum Move: Hashable, Sendable {
        case set(Timestamp)
        case advance(Duration)
    }

    /// Whether it is to stand still from then on; nil leaves it as it is.
    package private(set) var isFrozen: Bool?
    /// How fast it is to run from then on; nil leaves it as it is.
    package private(set) var speed: Int?
    /// Where it is to be moved; nil leaves it where it is.
    package private(set) var move: Move?

    /// The longest way that one order may move the time: ten years.
    static let longest = Duration.seconds(3_660 * 86_400)

    /// Reads `set`, `advance`, `freeze` and `speed`; at least one of them, and not both of the first two.
    package init(_ body: JSON) throws(Refusal) {
        var reader = FieldReader(body)
        if !reader.isBlank("freeze") { isFrozen = reader.boolean("freeze") }
        speed = reader.integer("speed", least: 1, most: VirtualTime.highestSpeed)
        if let value = body["set"], !value.isNull {
            move = ClockOrder.instant(value).map(Move.set) ?? reader.refuse("set", FaultText.invalid)
        }
        if let value = body["advance"], !value.isNull {
            if move != nil { reader.faults.add("advance", "can't be combined with set") }
            move = ClockOrder.duration(value).map(Move.advance) ?? reader.refuse("advance", FaultText.invalid)
        }
        try reader.faults.check()
        if isFrozen == nil, speed == nil, move == nil {
            throw .badRequest(["one of set, advance, freeze and speed is required"])
        }
    }

    /// An instant such as `2026-11-01T00:00:00Z`, or a day, which is its midnight in UTC.
    private static func instant(_ value: JSON) -> Timestamp? {
        guard let text = value.text else { return nil }
        return Timestamp(text) ?? Day(text).map { Timestamp(startOf: $0) }
    }

    /// Whole seconds, or text such as `31m`, `1d` and `1h30m`.
    static func duration(_ value: JSON) -> Duration? {
        if let seconds = value.integer { return (0...longestSeconds).contains(seconds) ? .seconds(seconds) : nil }
        guard let text = value.text, !text.isEmpty else { return nil }
        var total = 0
        var digits = ""
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if let unit = units[character], let count = Int(digits), count <= longestSeconds / unit {
                total += count * unit
                digits = ""
            } else {
                return nil
            }
        }
        return digits.isEmpty && total <= longestSeconds ? .seconds(total) : nil
    }

    private static let longestSeconds = Int(longest.components.seconds)
    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
}

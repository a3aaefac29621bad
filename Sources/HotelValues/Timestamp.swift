/// An instant, in microseconds since 1970-01-01 00:00 UTC.
///
/// Microseconds, because that is how Channex orders revisions (contract §1.9): two of one booking may fall within one
/// millisecond.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Microseconds since 1970-01-01 00:00 UTC.
    public let microseconds: Int64

    /// The instant that many microseconds after 1970-01-01 00:00 UTC.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Midnight UTC of that day.
    public init(startOf day: Day) {
        self.init(microseconds: Int64(day.number) * Timestamp.microsecondsPerDay)
    }

    /// Reads RFC 3339, or the same without a zone, which is then UTC, as in Channex's answers (contract §1.9).
    ///
    /// Up to six digits of a fraction count; further ones are dropped. Nil for a leap second, and where the UTC day
    /// lies outside the years 1 to 9999, so that every instant that was read can be written.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, "Tt ".utf8.contains(bytes[10]),
            let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let seconds = Timestamp.clock(bytes[11..<19])
        else { return nil }
        var rest = bytes[19...]
        guard let fraction = Timestamp.takeFraction(&rest), let offset = Timestamp.offset(rest) else { return nil }
        let whole = Int64(day.number) * 86_400 + Int64(seconds - offset)
        self.init(microseconds: whole * 1_000_000 + Int64(fraction))
        guard Day.written.contains(self.day.number) else { return nil }
    }

    /// The UTC day on which it falls.
    public var day: Day { day(offsetSeconds: 0) }

    /// The day it is for somebody whose clocks are that many seconds ahead of UTC.
    public func day(offsetSeconds: Int) -> Day {
        let local = microseconds + Int64(offsetSeconds) * 1_000_000
        return Day(number: Int(Timestamp.floorDivide(local).days))
    }

    /// Earlier instants come first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    /// The instant that much later.
    public static func + (left: Timestamp, right: Duration) -> Timestamp {
        let (seconds, attoseconds) = right.components
        return Timestamp(microseconds: left.microseconds + seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }

    /// The time from the right instant to the left one.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        .microseconds(left.microseconds - right.microseconds)
    }

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Whole days, rounded down also before 1970, and the microseconds since the last of them began.
    private static func floorDivide(_ microseconds: Int64) -> (days: Int64, within: Int64) {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: microsecondsPerDay)
        return remainder < 0 ? (quotient - 1, remainder + microsecondsPerDay) : (quotient, remainder)
    }
}

extension Timestamp {
    private static func pair(_ bytes: ArraySlice<UInt8>, at index: Int, max: Int) -> Int? {
        let tens = bytes[index]
        let ones = bytes[index + 1]
        guard (48...57).contains(tens), (48...57).contains(ones) else { return nil }
        let value = Int(tens - 48) * 10 + Int(ones - 48)
        return value <= max ? value : nil
    }

    private static func clock(_ bytes: ArraySlice<UInt8>) -> Int? {
        let start = bytes.startIndex
        guard bytes[start + 2] == UInt8(ascii: ":"), bytes[start + 5] == UInt8(ascii: ":"),
            let hour = pair(bytes, at: start, max: 23), let minute = pair(bytes, at: start + 3, max: 59),
            let second = pair(bytes, at: start + 6, max: 59)
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    private static func takeFraction(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        guard bytes.first == UInt8(ascii: ".") else { return 0 }
        let digits = bytes.dropFirst().prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        bytes = bytes.dropFirst(1 + digits.count)
        var value = 0
        for index in 0..<6 {
            value = value * 10 + (index < digits.count ? Int(digits[digits.startIndex + index] - 48) : 0)
        }
        return value
    }

    /// Seconds ahead of UTC: of `Z`, of nothing, and of `±hh:mm`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.isEmpty || bytes.elementsEqual("Z".utf8) || bytes.elementsEqual("z".utf8) { return 0 }
        let start = bytes.startIndex
        guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
            bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
            let hours = pair(bytes, at: start + 1, max: 23), let minutes = pair(bytes, at: start + 4, max: 59)
        else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return bytes[start] == UInt8(ascii: "-") ? -seconds : seconds
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with milliseconds, such as `2026-12-01T14:03:07.125Z`.
    public var description: String { text(fractionDigits: 3) + "Z" }

    /// UTC without a zone and with microseconds, as Channex writes it: `2026-12-01T14:03:07.125000`.
    public var naiveText: String { text(fractionDigits: 6) }

    /// RFC 3339 in UTC with microseconds: what is stored where the order of two instants matters.
    public var preciseText: String { text(fractionDigits: 6) + "Z" }

    private func text(fractionDigits: Int) -> String {
        let within = Timestamp.floorDivide(microseconds).within
        let (seconds, fraction) = within.quotientAndRemainder(dividingBy: 1_000_000)
        var scale: Int64 = 1
        for _ in fractionDigits..<6 { scale *= 10 }
        let clock = String(unsafeUninitializedCapacity: 10 + fractionDigits) { buffer in
            func put(_ mark: Unicode.Scalar, _ value: Int64, at start: Int, digits: Int) {
                buffer[start] = UInt8(ascii: mark)
                var rest = value
                for index in stride(from: start + digits, to: start, by: -1) {
                    buffer[index] = UInt8(48 + rest % 10)
                    rest /= 10
                }
            }
            put("T", seconds / 3_600, at: 0, digits: 2)
            put(":", seconds / 60 % 60, at: 3, digits: 2)
            put(":", seconds % 60, at: 6, digits: 2)
            put(".", fraction / scale, at: 9, digits: fractionDigits)
            return 10 + fractionDigits
        }
        return day.description + clock
    }
}

extension Timestamp: Codable {
    /// Reads the number of microseconds.
    public init(from decoder: any Decoder) throws {
        self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes the number of microseconds: unlike its text, that exists for every instant.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}

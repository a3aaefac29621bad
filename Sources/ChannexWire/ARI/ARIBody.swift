import HotelValues

/// A value of a message to `/availability` or `/restrictions`.
protocol ARIValue {
    func write(into writer: inout JSONWriter)
}

/// The body of a message to `/availability` or `/restrictions`: `{"values": […]}` (contract §3.2, §3.3).
///
/// Equal values give equal bytes. Dates are always written as `date_from` and `date_to`, the form every reader of
/// Channex's understands (contract §8.16).
public enum ARIBody {
    /// Channex takes messages below this many bytes (contract §3.4).
    public static let maximumBytes = 10_000_000

    /// The body that sets those availabilities.
    public static func encode(_ values: [AvailabilityValue]) -> [UInt8] { encode(values[...]) }

    /// The body that sets those prices and restrictions.
    public static func encode(_ values: [RestrictionValue]) -> [UInt8] { encode(values[...]) }

    private static func encode(_ values: ArraySlice<some ARIValue>) -> [UInt8] {
        var writer = JSONWriter()
        writer.reserve(values.count * 192)
        writer.object { body in
            body.key("values")
            body.list { list in
                for value in values { value.write(into: &list) }
            }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    mutating func write(_ nights: ClosedRange<Day>) {
        key("date_from")
        text(nights.lowerBound.description)
        key("date_to")
        text(nights.upperBound.description)
    }

    mutating func writeIfPresent(_ value: Int?, as name: StaticString) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    mutating func writeIfPresent(_ value: Bool?, as name: StaticString) {
        guard let value else { return }
        key(name)
        flag(value)
    }
}

/// The nights somebody sleeps at the hotel: from the day of arrival up to, and without, the day of departure.
///
/// A departure day can be another guest's arrival day. A stay that exists has at least one night.
public struct Stay: Hashable, Sendable {
    /// The first night.
    public let arrival: Day
    /// The day after the last night.
    public let departure: Day

    /// A stay from one day to a later one; nil unless the departure comes after the arrival.
    public init?(arrival: Day, departure: Day) {
        guard arrival < departure else { return nil }
        self.arrival = arrival
        self.departure = departure
    }

    /// Its nights, each named by the day on which it begins.
    public var nights: Range<Day> { arrival..<departure }

    /// How many nights; at least one.
    public var nightCount: Int { arrival.distance(to: departure) }

    /// The last night.
    public var lastNight: Day { departure.advanced(by: -1) }

    /// Whether the two share a night.
    public func overlaps(_ other: Stay) -> Bool { nights.overlaps(other.nights) }

    /// Whether that night belongs to the stay.
    public func contains(_ night: Day) -> Bool { nights.contains(night) }
}

extension Stay: CustomStringConvertible {
    /// `arrival..<departure`, for logs and failures of tests.
    public var description: String { "\(arrival)..<\(departure)" }
}

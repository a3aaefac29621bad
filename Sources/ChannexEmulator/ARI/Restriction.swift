/// What can be read of a night of a rate plan (contract §3.7), in the order in which it is shown.
enum Restriction: Int, CaseIterable, Sendable {
    case rate, availability
    case minStayArrival, minStayThrough, minStay, maxStay
    case closedToArrival, closedToDeparture, stopSell
    case availabilityOffset, maxAvailability

    /// Its name in queries and answers.
    var name: String { Restriction.names[rawValue] }

    private static let names = [
        "rate", "availability",
        "min_stay_arrival", "min_stay_through", "min_stay", "max_stay",
        "closed_to_arrival", "closed_to_departure", "stop_sell",
        "availability_offset", "max_availability",
    ]
}

/// Some of what can be read of a night.
struct RestrictionSet: OptionSet, Hashable, Codable, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// One restriction alone.
    init(_ restriction: Restriction) {
        self.init(rawValue: 1 << UInt16(restriction.rawValue))
    }

    /// Those with these names; unknown names are passed over.
    init(named names: [String]) {
        let wanted = Set(names)
        self.init(Restriction.allCases.filter { wanted.contains($0.name) }.map { RestrictionSet($0) })
    }

    /// Its members, in the order in which they are shown.
    var members: [Restriction] { Restriction.allCases.filter { contains(RestrictionSet($0)) } }

    /// The restrictions that a plan's own nights hold.
    static let rules: RestrictionSet = [
        .init(.minStayArrival), .init(.minStayThrough), .init(.maxStay), .init(.closedToArrival),
        .init(.closedToDeparture), .init(.stopSell),
    ]
    /// What follows the availability of the room type.
    static let stock: RestrictionSet = [.init(.availability), .init(.stopSell)]
}

/// The keys that an element of `values` may have (contract §3.2–3.3).
enum ARIKey: Int, CaseIterable, Sendable {
    case property, roomType, ratePlan
    case date, dateFrom, dateTo, days
    case availability, rate, rates
    case minStayArrival, minStayThrough, minStay, maxStay
    case closedToArrival, closedToDeparture, stopSell
    case availabilityOffset, maxAvailability

    /// The key as it is sent.
    var name: String { ARIKey.names[rawValue] }

    /// The key that is sent under that name.
    init?(named name: String) {
        let length = name.utf8.count
        guard length < ARIKey.byLength.count else { return nil }
        guard let key = ARIKey.byLength[length].first(where: { $0.name == name }) else { return nil }
        self = key
    }

    private static let names = [
        "property_id", "room_type_id", "rate_plan_id",
        "date", "date_from", "date_to", "days",
        "availability", "rate", "rates",
        "min_stay_arrival", "min_stay_through", "min_stay", "max_stay",
        "closed_to_arrival", "closed_to_departure", "stop_sell",
        "availability_offset", "max_availability",
    ]

    /// The keys by the lengths of their names: a full sync has a hundred thousand to look up, and few are equally long.
    private static let byLength = (0...names.reduce(0) { max($0, $1.utf8.count) }).map { length in
        allCases.filter { $0.name.utf8.count == length }
    }

    /// Those that only Channex's own pages may write; from elsewhere they are passed over (contract §3.2).
    static let readOnly: Set<ARIKey> = [.availabilityOffset, .maxAvailability]
}

/// An element of `values` with its known keys found.
///
/// One is used for all the elements of a call, because a full sync has thousands of them.
struct ARIElement: Sendable {
    private var members: [JSON.Member] = []
    /// Where in `members` each key stands; -1 where it is missing.
    private var places = [Int](repeating: -1, count: ARIKey.allCases.count)

    /// Takes up the next element.
    mutating func read(_ value: JSON) {
        members = value.members ?? []
        for place in places.indices { places[place] = -1 }
        for (place, member) in members.enumerated() {
            if let key = ARIKey(named: member.key) { places[key.rawValue] = place }
        }
    }

    /// Whether the key was sent, with whatever value.
    func has(_ key: ARIKey) -> Bool { places[key.rawValue] >= 0 }

    /// What was sent under the key; nil where it is missing or null.
    subscript(key: ARIKey) -> JSON? {
        let place = places[key.rawValue]
        guard place >= 0, case let value = members[place].value, !value.isNull else { return nil }
        return value
    }

    /// The keys that were sent with null.
    var nulls: [ARIKey] {
        ARIKey.allCases.filter { places[$0.rawValue] >= 0 && members[places[$0.rawValue]].value.isNull }
    }

    /// Whether any key was sent with null.
    var hasNulls: Bool { members.contains { $0.value.isNull } }
}

import HotelValues

/// What a channel is shown instead of what is left to sell (contract §2.7); the availability itself stays as it is.
struct AvailabilityRule: Sendable {
    private let channels: Set<String>
    private let roomTypes: Set<String>
    private let first: Day
    private let last: Day?
    private let weekdays: Weekdays
    private let effect: Effect

    private enum Effect {
        case closed
        case less(Int)
        case most(Int)
    }

    /// The rule that a stored object of that kind says; nil for any other object.
    init?(_ object: StoredObject) {
        guard object.kind == .availabilityRule, let first = object.fields.day("start_date") else { return nil }
        let value = object.fields["value"]?.integer ?? 0
        switch object.fields["type"]?.text {
        case "close_out": effect = .closed
        case "availability_offset": effect = .less(value)
        case "max_availability": effect = .most(value)
        default: return nil
        }
        self.first = first
        last = object.fields.day("end_date")
        weekdays = object.fields["days"].flatMap { Weekdays($0) } ?? .all
        channels = AvailabilityRule.ids(object.fields["affected_channels"])
        roomTypes = AvailabilityRule.ids(object.fields["affected_room_types"])
    }

    /// Whether it says something about a room type's night on a channel.
    func applies(to channel: String, _ roomType: String, _ day: Day) -> Bool {
        channels.contains(channel) && roomTypes.contains(roomType) && first <= day && day <= last ?? day
            && weekdays.contains(day.weekday)
    }

    /// What is shown where that many are left.
    func shown(of count: Int) -> Int {
        switch effect {
        case .closed: 0
        case .less(let value): max(0, count - value)
        case .most(let value): min(count, value)
        }
    }

    private static func ids(_ value: JSON?) -> Set<String> {
        Set((value?.elements ?? []).compactMap(\.text))
    }
}

extension World {
    /// The availability rules of a property, in the order in which they were made.
    func availabilityRules(of property: String) -> [AvailabilityRule] {
        stored.all(.availabilityRule).filter { $0.property == property }.compactMap(AvailabilityRule.init)
    }
}

extension [AvailabilityRule] {
    /// What a channel is shown of that many rooms of a type on a day: one rule works on what the others leave.
    func shown(_ count: Int, of roomType: String, _ day: Day, to channel: String) -> Int {
        filter { $0.applies(to: channel, roomType, day) }.reduce(count) { $1.shown(of: $0) }
    }
}

import HotelValues

/// What a guest orders at an agency.
struct GuestOrder: Sendable {
    let ota: OTA
    let property: String
    let rooms: [RoomWish]
    let guest: Guest
    let habits: PayloadHabits
    var lie: Lie?
    /// Whether the agency books even what it does not sell.
    var isForced = false
}

/// One room that a guest wants.
struct RoomWish: Sendable {
    /// The plan, or one of its occupancy options.
    let ratePlan: String
    /// The plan's room type, where it was named.
    let roomType: String?
    let stay: Stay
    let party: Party
    /// The agency's name of the room that this one continues.
    var uniqueID: String?
}

/// What a guest wants to be different about a booking; nil leaves it as it is.
struct GuestChange: Sendable {
    let booking: String
    var arrival: Day?
    var departure: Day?
    var rooms: [JSON]?
    var guest: JSON?
    /// What the agency gets wrong from now on; an inner nil is the truth again.
    var lie: Lie??
    var isForced = false
}

/// What came of an order, a change or a cancellation.
struct GuestAnswer: Sendable {
    let booking: String
    let revision: String
    let uniqueID: String

    /// As `/admin` answers it.
    var json: JSON {
        [
            "booking_id": .string(booking), "revision_id": .string(revision), "unique_id": .string(uniqueID),
        ]
    }
}

// MARK: - Reading

extension GuestOrder {
    /// Reads an order; what the guest does not say of themselves, `somebody` is.
    init(_ body: JSON, somebody: Guest) throws(Refusal) {
        var reader = FieldReader(body)
        let ota = reader.choice("ota", among: OTA.codes, required: true).flatMap(OTA.init)
        let property = reader.text("property", required: true)
        let stay = reader.stay()
        let lie = reader.lie()
        let isForced = reader.boolean("force")
        let elements = reader.rooms(required: true)
        try reader.faults.check()
        guard let ota, let property, let stay, let elements else { throw .invalid(reader.faults) }
        self.ota = ota
        self.property = property
        var rooms: [RoomWish] = []
        for element in elements { rooms.append(try RoomWish(element, stay: stay)) }
        self.rooms = rooms
        self.lie = lie
        self.isForced = isForced
        guest = try somebody.applying(body["guest"])
        habits = try ota.habits.applying(body["habits"])
    }
}

extension GuestChange {
    /// Reads a change.
    init(_ body: JSON) throws(Refusal) {
        var reader = FieldReader(body)
        let id = reader.text("booking_id", required: true)
        arrival = reader.day("arrival")
        departure = reader.day("departure")
        rooms = reader.rooms(required: false)
        guest = body["guest"]
        let lie = reader.lie()
        self.lie = body["lie"] == nil ? nil : .some(lie)
        isForced = reader.boolean("force")
        try reader.faults.check()
        booking = id ?? ""
    }
}

extension RoomWish {
    /// Reads a room; without dates of its own it has those of the booking, and without people two adults.
    init(_ body: JSON, stay: Stay) throws(Refusal) {
        var reader = FieldReader(body)
        let ratePlan = reader.text("rate_plan_id", required: true)
        roomType = reader.text("room_type_id")
        uniqueID = reader.text("ota_unique_id")
        let arrival = reader.day("arrival") ?? stay.arrival
        let departure = reader.day("departure") ?? stay.departure
        party = reader.party(adults: 2)
        let ownStay = Stay.guests(arrival, departure)
        if ownStay == nil { reader.faults.add("departure", FaultText.invalid) }
        var faults = Faults()
        faults.add(reader.faults, under: "rooms")
        try faults.check()
        guard let ratePlan, let ownStay else { throw .invalid(faults) }
        self.ratePlan = ratePlan
        self.stay = ownStay
    }
}

extension Stay {
    /// A stay of at least a night, and of no more than anybody's calendar has.
    static func guests(_ arrival: Day, _ departure: Day) -> Stay? {
        arrival.distance(to: departure) > 730 ? nil : Stay(arrival: arrival, departure: departure)
    }
}

extension FieldReader {
    /// The stay from `arrival` to `departure`.
    mutating func stay() -> Stay? {
        let arrival = day("arrival", required: true)
        let departure = day("departure", required: true)
        guard let arrival, let departure else { return nil }
        return Stay.guests(arrival, departure) ?? refuse("departure", FaultText.invalid)
    }

    /// The people; children whose ages are not told are eight years old.
    mutating func party(adults: Int) -> Party {
        let adults = integer("adults", least: 1, most: 50) ?? adults
        let children = integer("children", least: 0, most: 20) ?? 0
        let infants = integer("infants", least: 0, most: 20) ?? 0
        let told = fields["ages"]?.elements?.compactMap(\.integer) ?? []
        let ages = Array((told + Array(repeating: 8, count: children)).prefix(children))
        return Party(adults: adults, children: children, infants: infants, ages: ages)
    }

    fileprivate mutating func lie() -> Lie? { choice("lie", among: Lie.names).flatMap(Lie.init) }

    fileprivate mutating func rooms(required: Bool) -> [JSON]? {
        guard let value = fields["rooms"], !value.isNull else {
            return required ? refuse("rooms", FaultText.blank) : nil
        }
        guard let elements = value.elements, !elements.isEmpty, elements.allSatisfy({ $0.members != nil }) else {
            return refuse("rooms", FaultText.invalid)
        }
        return elements
    }
}

import HotelValues

/// A booking as the booking CRS was told it, checked (contract §6.12).
struct BookingDraft {
    let property: String
    let code: String?
    let otaName: String
    let currency: Currency
    let arrival: Day
    let departure: Day
    let rooms: [BookingRoomDraft]
    let amount: Money
    let commission: Money?
    let customer: JSON
    let body: JSON

    /// Reads the complete object; what is missing or wrong is told field by field.
    init(_ body: JSON, world: World) throws(Refusal) {
        var reader = FieldReader(body)
        let property = reader.text("property_id", required: true)
        let currency = reader.currency("currency", required: true)
        let otaName = reader.text("ota_name", required: true)
        let arrival = reader.day("arrival_date", required: true)
        let code = reader.text("ota_reservation_code")
        let customer = reader.customer()
        let rooms = reader.rooms(of: property, currency: currency, world: world)
        let last = rooms?.map(\.stay.departure).max()
        let departure = reader.day("departure_date") ?? last
        let commission = reader.amount("ota_commission", currency)
        reader.arrivalHour()
        reader.choice("payment_collect", among: ["property", "ota"])
        reader.choice("payment_type", among: ["credit_card", "bank_transfer"])
        if let arrival, let departure, departure <= arrival { reader.faults.add("departure_date", FaultText.invalid) }
        try reader.faults.check()
        guard let property, let currency, let otaName, let arrival, let departure, let customer, let rooms else {
            throw .invalid(reader.faults)
        }
        self.property = property
        self.code = code
        self.otaName = otaName
        self.currency = currency
        self.arrival = arrival
        self.departure = departure
        self.rooms = rooms
        self.customer = customer
        self.body = body
        self.commission = commission
        let services = BookingDraft.total(of: body["services"], in: currency)
        amount = rooms.filter { !$0.isCancelled }.map(\.amount).total(in: currency) + services
    }

    /// The sum of the services' prices.
    private static func total(of services: JSON?, in currency: Currency) -> Money {
        (services?.elements ?? [])
            .compactMap { Money(major: $0["total_price"] ?? .null, currency: currency) }
            .total(in: currency)
    }
}

/// One room of a booking, checked.
struct BookingRoomDraft {
    let roomType: String?
    let ratePlan: String?
    /// The plan behind an occupancy option's id (contract §2.4.2).
    let parentRatePlan: String?
    let stay: Stay
    let days: [(day: Day, amount: Money)]
    let amount: Money
    /// Whether the guest cancelled this room alone (contract §6.10).
    let isCancelled: Bool
    let body: JSON
}

extension FieldReader {
    /// An amount in major units; nil when blank or wrong.
    fileprivate mutating func amount(_ name: String, _ currency: Currency?) -> Money? {
        guard !isBlank(name), let currency, let value = fields[name] else { return nil }
        return Money(major: value, currency: currency) ?? refuse(name, FaultText.invalid)
    }

    /// `HH:MM` (contract §6.5).
    fileprivate mutating func arrivalHour() {
        guard let text = text("arrival_hour") else { return }
        let isTime = text.utf8.count == 5 && Timestamp("2000-01-01T\(text):00") != nil
        if !isTime { faults.add("arrival_hour", FaultText.invalid) }
    }

    /// The customer with every field that has a name, null where none was given (contract §6.6).
    fileprivate mutating func customer() -> JSON? {
        guard !isBlank("customer") else { return refuse("customer", FaultText.blank) }
        guard let customer = fields["customer"], customer.members != nil else {
            return refuse("customer", FaultText.invalid)
        }
        return FieldReader.customerDefaults.merging(customer)
    }

    /// The rooms; nil when there are none or something about them is wrong.
    fileprivate mutating func rooms(of property: String?, currency: Currency?, world: World) -> [BookingRoomDraft]? {
        guard let elements = fields["rooms"]?.elements, !elements.isEmpty else {
            let isMissing = isBlank("rooms") || fields["rooms"]?.elements != nil
            return refuse("rooms", isMissing ? FaultText.blank : FaultText.invalid)
        }
        guard let property, let currency else { return nil }
        var rooms: [BookingRoomDraft] = []
        for element in elements {
            switch BookingRoomDraft.read(element, of: property, currency: currency, world: world) {
            case .success(let room): rooms.append(room)
            case .failure(let fault): faults.add("rooms", fault.text)
            }
        }
        return faults.contains("rooms") ? nil : rooms
    }

    private static let customerDefaults: JSON = [
        "name": .null, "surname": .null, "mail": .null, "phone": .null, "address": .null, "city": .null,
        "state": .null, "zip": .null, "country": .null, "language": .null, "company": .null, "meta": [:],
    ]
}

extension BookingRoomDraft {
    /// What is wrong with a room.
    struct Fault: Error {
        let text: String
    }

    /// Reads a room; its type and plan may be null, which is a room that could not be mapped (contract §6.10).
    static func read(
        _ body: JSON,
        of property: String,
        currency: Currency,
        world: World
    ) -> Result<BookingRoomDraft, Fault> {
        let roomType = body["room_type_id"]?.text
        if let roomType, world.roomTypes[roomType]?.property != property {
            return .failure(Fault(text: "room_type_id is invalid"))
        }
        let ratePlan = body["rate_plan_id"]?.text
        let plan = ratePlan.flatMap { world.plan(ofOption: $0) }
        if ratePlan != nil, plan?.property != property { return .failure(Fault(text: "rate_plan_id is invalid")) }
        guard let days = days(body["days"], currency), let first = days.first, let last = days.last else {
            return .failure(Fault(text: "days is invalid"))
        }
        let arrival = body["checkin_date"]?.text.flatMap { Day($0) } ?? first.day
        let departure = body["checkout_date"]?.text.flatMap { Day($0) } ?? last.day.advanced(by: 1)
        guard let stay = Stay(arrival: arrival, departure: departure) else {
            return .failure(Fault(text: "checkout_date is invalid"))
        }
        let room = BookingRoomDraft(
            roomType: roomType,
            ratePlan: ratePlan,
            parentRatePlan: plan?.id,
            stay: stay,
            days: days,
            amount: days.map(\.amount).total(in: currency),
            isCancelled: body["is_cancelled"]?.boolean ?? false,
            body: body
        )
        return .success(room)
    }

    /// The nights and their amounts in major units, by date.
    private static func days(_ value: JSON?, _ currency: Currency) -> [(day: Day, amount: Money)]? {
        guard let members = value?.members, !members.isEmpty else { return nil }
        let days = members.compactMap { member -> (day: Day, amount: Money)? in
            guard let day = Day(member.key) else { return nil }
            return Money(major: member.value, currency: currency).map { (day, $0) }
        }
        return days.count == members.count ? days.sorted { $0.day < $1.day } : nil
    }
}

extension Money {
    /// An amount in major units, as text or as a number.
    init?(major value: JSON, currency: Currency) {
        switch value {
        case .string(let text), .number(let text): self.init(decimal: text, currency: currency)
        default: return nil
        }
    }
}

extension World {
    /// The plan with that id, or the one that has an option with that id.
    func plan(ofOption id: String) -> RatePlan? {
        if let plan = ratePlans[id] { return plan }
        return ratePlans.values.first { plan in plan.options.contains { $0.id == id } }
    }
}

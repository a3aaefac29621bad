public import HotelValues

/// One room of a booking, as a revision has it (contract §6.7).
public struct BookingRoom: Hashable, Sendable {
    /// Channex's id of the room; it may change from one revision to the next, so it is no key.
    public var bookingRoomID: String?
    /// The OTA's id of the room: the best key when there is one.
    public var otaUniqueID: String?
    /// The room type; nil when Channex could not map the OTA's.
    public var roomType: ChannexRoomType.ID?
    /// The rate plan, or one of its options or derived plans; nil when Channex could not map the OTA's.
    public var ratePlan: ChannexRatePlan.ID?
    /// The plan that `ratePlan` is an option of or derived from.
    public var parentRatePlan: ChannexRatePlan.ID?
    /// The first night.
    public var checkin: Day?
    /// The day after the last night.
    public var checkout: Day?
    /// Who sleeps in it.
    public var occupancy: BookingOccupancy?
    /// The price of each night.
    public var days: [Day: Amount] = [:]
    /// The total for the room.
    public var amount: Amount?
    /// The guests by name.
    public var guests: [BookingGuest] = []
    /// The taxes on it.
    public var taxes: [BookingTax] = []
    /// The taxes which the OTA has collected itself.
    public var collectedTaxes: [BookingTax] = []
    /// What is charged beside the nights.
    public var services: [BookingService] = []
    /// The OTA's commission on it.
    public var otaCommission: Amount?
    /// Whether this room alone was cancelled while others stay.
    public var isCancelled = false
    /// The meals, in the OTA's words.
    public var mealPlan: String?
    /// The OTA's own code of the room type, which says what an unmapped room is.
    public var otaRoomTypeCode: String?
    /// The OTA's own code of the rate plan.
    public var otaRatePlanCode: String?
    /// Remarks about the room.
    public var remarks: [String] = []
    /// What was there and could not be read.
    public var flaws: [String] = []

    /// A room of which nothing is known yet.
    public init() {}

    /// The plan to look up in a mapping: the parent where there is one (contract §6.7).
    public var mappedRatePlan: ChannexRatePlan.ID? { parentRatePlan ?? ratePlan }
}

extension BookingRoom: Decodable {
    private enum CodingKeys: String, CodingKey {
        case occupancy, days, amount, guests, taxes, services, meta
        case bookingRoomID = "booking_room_id"
        case otaUniqueID = "ota_unique_id"
        case roomType = "room_type_id"
        case ratePlan = "rate_plan_id"
        case checkin = "checkin_date"
        case checkout = "checkout_date"
        case collectedTaxes = "collected_taxes"
        case otaCommission = "ota_commission"
        case isCancelled = "is_cancelled"
    }

    /// Reads what is there; nothing is required, but it must be an object.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        bookingRoomID = members.text(.bookingRoomID)
        otaUniqueID = members.text(.otaUniqueID)
        roomType = members.identifier(.roomType, of: ChannexRoomType.self)
        ratePlan = members.identifier(.ratePlan, of: ChannexRatePlan.self)
        checkin = members.day(.checkin)
        checkout = members.day(.checkout)
        occupancy = members.object(.occupancy, as: BookingOccupancy.self)
        let nights = members.dictionary(.days, of: Amount.self)
        days = Dictionary(nights.compactMap { text, amount in Day(text).map { ($0, amount) } }) { $1 }
        amount = members.amount(.amount)
        guests = members.list(.guests, of: BookingGuest.self)
        taxes = members.list(.taxes, of: BookingTax.self)
        collectedTaxes = members.list(.collectedTaxes, of: BookingTax.self)
        services = members.list(.services, of: BookingService.self)
        otaCommission = members.amount(.otaCommission)
        isCancelled = members.flag(.isCancelled) ?? false
        let meta = members.object(.meta, as: Meta.self)
        parentRatePlan = meta?.parentRatePlan
        mealPlan = meta?.mealPlan
        otaRoomTypeCode = meta?.otaRoomTypeCode
        otaRatePlanCode = meta?.otaRatePlanCode
        remarks = meta?.remarks ?? []
        let strangeDays = nights.keys.filter { Day($0) == nil }.sorted().map { "days.\($0): not a date" }
        flaws = members.flaws + strangeDays
    }

    /// What OTAs say beside; only what is of use is read.
    private struct Meta: Decodable {
        let parentRatePlan: ChannexRatePlan.ID?
        let mealPlan: String?
        let otaRoomTypeCode: String?
        let otaRatePlanCode: String?
        let remarks: [String]

        private enum CodingKeys: String, CodingKey {
            case parentRatePlan = "parent_rate_plan_id"
            case mealPlan = "meal_plan"
            case otaRoomTypeCode = "room_type_code"
            case otaRatePlanCode = "rate_plan_code"
            case remarks = "room_remarks"
        }

        init(from decoder: any Decoder) throws {
            var members = try Tolerant<CodingKeys>(decoder)
            parentRatePlan = members.identifier(.parentRatePlan, of: ChannexRatePlan.self)
            mealPlan = members.text(.mealPlan)
            otaRoomTypeCode = members.text(.otaRoomTypeCode)
            otaRatePlanCode = members.text(.otaRatePlanCode)
            remarks = members.list(.remarks, of: String.self)
        }
    }
}

public import HotelValues

/// A booking at Channex; its content is that of its latest revision.
public enum ChannexBooking {
    /// The identity of a booking, the same over all its revisions.
    public typealias ID = Identifier<ChannexBooking>
}

/// One message of an OTA about a booking: a full snapshot, never a difference (contract §6.5).
///
/// Only its own id and the booking's must be there. All else may be missing; what is there and cannot be read is nil
/// and named in `flaws`, so that a person can be asked while the booking is kept.
public struct BookingRevision: Hashable, Sendable {
    /// The identity of a revision.
    public typealias ID = Identifier<BookingRevision>

    /// The id of the revision: what is acknowledged.
    public var id: ID
    /// The booking it is about.
    public var bookingID: ChannexBooking.ID
    /// The property it is for.
    public var property: ChannexProperty.ID?
    /// The channel it came by; nil for a booking made at Channex, and once a channel is removed.
    public var channel: String?
    /// The OTA's prefix and its reservation code, such as `BDC-4410022001`.
    public var uniqueID: String?
    /// The OTA's id of the message.
    public var systemID: String?
    /// The reservation code at the OTA.
    public var otaReservationCode: String?
    /// The OTA's name, in one of several spellings (contract §6.8).
    public var otaName: String?
    /// A brand of that OTA.
    public var secondaryOTA: String?
    /// Whether the booking is new, changed or cancelled; this alone decides, not the rooms or the amount.
    public var status: BookingStatus?
    /// The first night of the whole booking.
    public var arrival: Day?
    /// The day after the last night of the whole booking.
    public var departure: Day?
    /// When the guest wants to arrive, `HH:MM`.
    public var arrivalHour: String?
    /// The total.
    public var amount: Amount?
    /// Whether the total is net or gross, in Channex's words.
    public var amountType: String?
    /// The currency of every amount in it.
    public var currency: Currency?
    /// The OTA's commission; zero may mean unknown.
    public var otaCommission: Amount?
    /// Who collects the money: `property` or `ota`.
    public var paymentCollect: String?
    /// How the money comes: `credit_card`, `bank_transfer`.
    public var paymentType: String?
    /// All guests together.
    public var occupancy: BookingOccupancy?
    /// Who booked.
    public var customer: BookingCustomer?
    /// The rooms that are in the booking now; those of a cancelled one are still listed.
    public var rooms: [BookingRoom] = []
    /// What is charged beside the rooms.
    public var services: [BookingService] = []
    /// What has been paid already.
    public var deposits: [BookingDeposit] = []
    /// The guest's remarks, of several lines.
    public var notes: String?
    /// Whether it was made or changed at Channex by hand or by its booking API.
    public var isCRSRevision = false
    /// Whether it has been acknowledged: `pending` or `acknowledged`.
    public var acknowledgeStatus: String?
    /// When Channex stored it: the order of a booking's revisions.
    public var insertedAt: Timestamp?
    /// What was there and could not be read, such as `arrival_date: not a date`.
    public var flaws: [String] = []

    /// A revision of which nothing is known yet but whose it is.
    public init(id: ID, bookingID: ChannexBooking.ID) {
        self.id = id
        self.bookingID = bookingID
    }
}

extension BookingRevision: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, status, amount, currency, occupancy, customer, rooms, services, deposits, notes
        case bookingID = "booking_id"
        case property = "property_id"
        case channel = "channel_id"
        case uniqueID = "unique_id"
        case systemID = "system_id"
        case otaReservationCode = "ota_reservation_code"
        case otaName = "ota_name"
        case secondaryOTA = "secondary_ota"
        case arrival = "arrival_date"
        case departure = "departure_date"
        case arrivalHour = "arrival_hour"
        case amountType = "amount_type"
        case otaCommission = "ota_commission"
        case paymentCollect = "payment_collect"
        case paymentType = "payment_type"
        case isCRSRevision = "is_crs_revision"
        case acknowledgeStatus = "acknowledge_status"
        case insertedAt = "inserted_at"
    }

    /// Reads one element of the feed.
    public init(from decoder: any Decoder) throws {
        var resource = try Resource<CodingKeys>(decoder, idKey: .id)
        guard let booking = resource.attributes.identifier(.bookingID, of: ChannexBooking.self) else {
            let context = DecodingError.Context(codingPath: [], debugDescription: "a revision without a booking_id")
            throw DecodingError.keyNotFound(CodingKeys.bookingID, context)
        }
        self.init(id: ID(resource.id), bookingID: booking)
        property = resource.attributes.identifier(.property, of: ChannexProperty.self)
        channel = resource.attributes.text(.channel)
        uniqueID = resource.attributes.text(.uniqueID)
        systemID = resource.attributes.text(.systemID)
        otaReservationCode = resource.attributes.text(.otaReservationCode)
        otaName = resource.attributes.text(.otaName)
        secondaryOTA = resource.attributes.text(.secondaryOTA)
        status = resource.attributes.text(.status).map(BookingStatus.init)
        arrival = resource.attributes.day(.arrival)
        departure = resource.attributes.day(.departure)
        arrivalHour = resource.attributes.text(.arrivalHour)
        amount = resource.attributes.amount(.amount)
        amountType = resource.attributes.text(.amountType)
        currency = resource.attributes.currency(.currency)
        otaCommission = resource.attributes.amount(.otaCommission)
        paymentCollect = resource.attributes.text(.paymentCollect)
        paymentType = resource.attributes.text(.paymentType)
        occupancy = resource.attributes.object(.occupancy, as: BookingOccupancy.self)
        customer = resource.attributes.object(.customer, as: BookingCustomer.self)
        rooms = resource.attributes.list(.rooms, of: BookingRoom.self)
        services = resource.attributes.list(.services, of: BookingService.self)
        deposits = resource.attributes.list(.deposits, of: BookingDeposit.self)
        notes = resource.attributes.text(.notes)
        isCRSRevision = resource.attributes.flag(.isCRSRevision) ?? false
        acknowledgeStatus = resource.attributes.text(.acknowledgeStatus)
        insertedAt = resource.attributes.timestamp(.insertedAt)
        let inRooms = rooms.enumerated().flatMap { index, room in room.flaws.map { "rooms[\(index)].\($0)" } }
        flaws = resource.attributes.flaws + inRooms
    }
}

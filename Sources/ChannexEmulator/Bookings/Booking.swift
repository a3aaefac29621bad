import HotelValues

/// What a channel ordered, as it is known by its latest revision (contract §6.1).
struct Booking: Codable, Sendable {
    let id: String
    let property: String
    let code: String
    /// When its first revision could be read.
    var insertedAt: Timestamp
    /// Numbers of its revisions, oldest first.
    var revisions: [Int] = []
    var arrival: Day
    var departure: Day
    /// What the OTA said last, as the members of an object without its braces; nil where no OTA ever spoke.
    var lastFromOTA: [UInt8]?
    /// What was reported about it to the OTA (contract §6.13).
    var reports: [BookingReport] = []
    /// Whether its time in the account is over (contract §9.2).
    var isForgotten = false
}

/// One message about a booking: a full snapshot that never changes, but for its acknowledgement.
struct Revision: Codable, Sendable {
    /// What a message says.
    enum Status: String, Codable, Sendable {
        case new, modified, cancelled

        /// The event that tells of it (contract §5.4).
        var event: EventName {
            switch self {
            case .new: .bookingNew
            case .modified: .bookingModification
            case .cancelled: .bookingCancellation
            }
        }
    }

    let id: String
    /// The place of its booking in the store.
    let booking: Int
    let bookingID: String
    let property: String
    let systemID: String
    let status: Status
    /// Whether it was made through the booking CRS.
    let isCRS: Bool
    /// The channel that it came from, as long as there is one (contract §6.5).
    var channel: String?
    let insertedAt: Timestamp
    /// The attributes that are the same in every reading, as the members of an object without its braces.
    var content: [UInt8]
    let rooms: [BookedRoom]
    let summary: BookingSummary
    /// Card data, as long as it is kept.
    var guarantee: JSON?
    var isAcknowledged = false
    /// How many acknowledgements came, repeated ones included.
    var acknowledgements = 0
    /// By which ways it was read.
    var receipts = Receipts()

    /// The attributes that are the same in every reading, as a value.
    var attributes: JSON { Revision.value(ofMembers: content) }

    /// The object whose members those are.
    static func value(ofMembers members: [UInt8]) -> JSON {
        // They were written by `JSONWriter`, so that they can be read.
        (try? JSON.parse([UInt8(ascii: "{")] + members + [UInt8(ascii: "}")])) ?? [:]
    }
}

/// How often a revision, or its booking, was handed out by each way; a certification allows the feed alone
/// (contract §8.11, §11 row 2).
struct Receipts: Codable, Hashable, Sendable {
    var feed = 0
    var revisionList = 0
    var revisionFind = 0
    var bookingList = 0
    var bookingFind = 0
}

/// What a room of a revision takes from the availability.
struct BookedRoom: Codable, Sendable {
    let roomType: String?
    let ratePlan: String?
    let nights: Range<Day>
    let isCancelled: Bool
}

/// What webhooks tell of a revision (contract §5.6).
struct BookingSummary: Codable, Sendable {
    let uniqueID: String
    let otaCode: String
    let customerName: String
    let arrival: Day
    let nights: Int
    let rooms: Int
    let amount: String
    let currency: String
}

/// All bookings and revisions, oldest first, and ways to find them.
struct BookingStore: Codable, Sendable {
    private(set) var bookings: [Booking] = []
    private(set) var revisions: [Revision] = []
    private(set) var bookingsByProperty: [String: [Int]] = [:]
    private(set) var revisionsByProperty: [String: [Int]] = [:]
    private var bookingPlaces: [String: Int] = [:]
    private var revisionPlaces: [String: Int] = [:]
    /// Reservation codes that are taken, by property.
    private var codes: [String: Set<String>] = [:]
    /// What each consumer acknowledged, where each one does so for itself (contract §11 row 34).
    private var acknowledged: [String: Set<Int>]?
    var feed = Feed()
    /// Revisions that were accepted but cannot be read yet (contract §6.12), in the order of their arrival.
    var arrivals: [ArrivingRevision] = []
    /// The day on which it was last looked for what need not be kept any longer (contract §9.2).
    var lastCleared: Day?

    func place(ofBooking id: String) -> Int? { bookingPlaces[id] }

    func place(ofRevision id: String) -> Int? { revisionPlaces[id] }

    /// The bookings of a property, or all of them, oldest first.
    func bookings(of property: String?) -> [Int] {
        guard let property else { return bookings.indices.filter { !bookings[$0].isForgotten } }
        return bookingsByProperty[property] ?? []
    }

    /// The revisions of a property, or all of them, oldest first.
    func revisions(of property: String?) -> [Int] {
        guard let property else { return revisions.indices.filter { !bookings[revisions[$0].booking].isForgotten } }
        return revisionsByProperty[property] ?? []
    }

    /// Whether the property has a booking with that reservation code.
    func isTaken(_ code: String, in property: String) -> Bool { codes[property]?.contains(code) == true }

    /// Keeps others from using a reservation code.
    mutating func take(_ code: String, in property: String) {
        codes[property, default: []].insert(code)
    }

    /// The latest revision of the booking at that place.
    func latest(ofBooking place: Int) -> Revision? { bookings[place].revisions.last.map { revisions[$0] } }

    /// Whether one of the booking's revisions waits for its acknowledgement.
    func hasUnacknowledged(_ booking: Booking) -> Bool {
        booking.revisions.contains { !revisions[$0].isAcknowledged }
    }

    /// Whether the hotel edited the booking through the booking CRS.
    func isEdited(_ place: Int) -> Bool { bookings[place].revisions.contains { revisions[$0].isCRS } }

    /// Adds a booking that has no revision yet; answers its place.
    mutating func add(_ booking: Booking) -> Int {
        let place = bookings.count
        bookings.append(booking)
        bookingPlaces[booking.id] = place
        bookingsByProperty[booking.property, default: []].append(place)
        take(booking.code, in: booking.property)
        return place
    }

    /// Adds a revision to its booking and to the feed; answers its number.
    @discardableResult
    mutating func add(_ revision: Revision, arrival: Day, departure: Day) -> Int {
        let place = revisions.count
        revisions.append(revision)
        revisionPlaces[revision.id] = place
        revisionsByProperty[revision.property, default: []].append(place)
        bookings[revision.booking].revisions.append(place)
        bookings[revision.booking].arrival = arrival
        bookings[revision.booking].departure = departure
        feed.add(place, of: revision.property)
        return place
    }

    /// Notes what the OTA said last about a booking.
    mutating func noteOTA(_ members: [UInt8], at place: Int) {
        bookings[place].lastFromOTA = members
    }

    /// Whether that consumer acknowledged a revision, where each one does so for itself.
    func isAcknowledged(_ place: Int, by consumer: Access) -> Bool {
        acknowledged?[consumer.name]?.contains(place) == true
    }

    /// Notes an acknowledgement: of the account, or of one consumer, for whose sake alone no revision leaves the feed.
    mutating func acknowledge(_ place: Int, by consumer: Access?, strippingGuarantee: Bool) {
        revisions[place].acknowledgements += 1
        revisions[place].isAcknowledged = true
        if strippingGuarantee { revisions[place].guarantee = nil }
        guard let consumer else { return feed.remove(place, of: revisions[place].property) }
        acknowledged = acknowledged ?? [:]
        acknowledged?[consumer.name, default: []].insert(place)
    }

    /// Notes that a revision was handed out, and by which way.
    mutating func noteReceipt(_ place: Int, by way: WritableKeyPath<Receipts, Int>) {
        revisions[place].receipts[keyPath: way] += 1
    }

    /// Notes what was reported about a booking.
    mutating func add(_ report: BookingReport, to place: Int) {
        bookings[place].reports.append(report)
    }

    /// Leaves bookings and revisions without the channel that was removed (contract §6.5, §9.2).
    mutating func forgetChannel(_ id: String) {
        for place in revisions.indices where revisions[place].channel == id { revisions[place].channel = nil }
    }
}

// MARK: - Retention

extension BookingStore {
    /// Removes card data of the booking at that place.
    mutating func dropCards(of place: Int) {
        for number in bookings[place].revisions { revisions[number].guarantee = nil }
    }

    /// Removes a booking with its revisions; the numbers of the others stay as they are.
    mutating func forget(_ place: Int) {
        let booking = bookings[place]
        bookings[place].isForgotten = true
        bookings[place].lastFromOTA = nil
        bookingPlaces[booking.id] = nil
        codes[booking.property]?.remove(booking.code)
        bookingsByProperty[booking.property, default: []].removeSorted(place)
        for number in booking.revisions {
            feed.remove(number, of: booking.property)
            revisionPlaces[revisions[number].id] = nil
            revisionsByProperty[booking.property, default: []].removeSorted(number)
            revisions[number].content = []
            revisions[number].guarantee = nil
        }
    }
}

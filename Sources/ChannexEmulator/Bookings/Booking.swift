import HotelValues

/// What a channel ordered, as it is known by its latest revision (contract §6.1).
struct Booking: Sendable {
    let id: String
    let property: String
    let code: String
    let insertedAt: Timestamp
    /// Numbers of its revisions, oldest first.
    var revisions: [Int] = []
    var arrival: Day
    var departure: Day
}

/// One message about a booking: a full snapshot that never changes, but for its acknowledgement.
struct Revision: Sendable {
    /// What a message says.
    enum Status: String, Sendable {
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
    let insertedAt: Timestamp
    /// The attributes that are the same in every reading, as the members of an object without its braces.
    let content: [UInt8]
    let rooms: [BookedRoom]
    let summary: BookingSummary
    /// Card data, as long as it is kept.
    var guarantee: JSON?
    var isAcknowledged = false
    /// How many acknowledgements came, repeated ones included.
    var acknowledgements = 0
}

/// What a room of a revision takes from the availability.
struct BookedRoom: Sendable {
    let roomType: String?
    let ratePlan: String?
    let nights: Range<Day>
    let isCancelled: Bool
}

/// What webhooks tell of a revision (contract §5.6).
struct BookingSummary: Sendable {
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
struct BookingStore: Sendable {
    private(set) var bookings: [Booking] = []
    private(set) var revisions: [Revision] = []
    private(set) var bookingsByProperty: [String: [Int]] = [:]
    private(set) var revisionsByProperty: [String: [Int]] = [:]
    private var bookingPlaces: [String: Int] = [:]
    private var revisionPlaces: [String: Int] = [:]
    private var codes: [String: [String: Int]] = [:]
    var feed = Feed()

    func place(ofBooking id: String) -> Int? { bookingPlaces[id] }

    func place(ofRevision id: String) -> Int? { revisionPlaces[id] }

    /// Whether the property has a booking with that reservation code.
    func isTaken(_ code: String, in property: String) -> Bool { codes[property]?[code] != nil }

    /// The booking with that reservation code.
    func place(ofCode code: String, in property: String) -> Int? { codes[property]?[code] }

    /// The latest revision of the booking at that place.
    func latest(ofBooking place: Int) -> Revision? { bookings[place].revisions.last.map { revisions[$0] } }

    /// Whether one of the booking's revisions waits for its acknowledgement.
    func hasUnacknowledged(_ booking: Booking) -> Bool {
        booking.revisions.contains { !revisions[$0].isAcknowledged }
    }

    /// Adds a booking that has no revision yet; answers its place.
    mutating func add(_ booking: Booking) -> Int {
        let place = bookings.count
        bookings.append(booking)
        bookingPlaces[booking.id] = place
        bookingsByProperty[booking.property, default: []].append(place)
        codes[booking.property, default: [:]][booking.code] = place
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

    /// Notes an acknowledgement.
    mutating func acknowledge(_ place: Int, strippingGuarantee: Bool) {
        revisions[place].acknowledgements += 1
        revisions[place].isAcknowledged = true
        if strippingGuarantee { revisions[place].guarantee = nil }
        feed.remove(place, of: revisions[place].property)
    }
}

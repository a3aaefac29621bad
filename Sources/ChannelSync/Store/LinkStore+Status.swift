import Database
public import HotelValues

/// How the link stands: what waits, what failed, what was last heard and said.
public struct LinkStatus: Hashable, Sendable {
    /// Rows that wait to be sent, by lane.
    public var waiting: [Lane: Int]
    /// Rows of cells that were refused and wait for a person, by lane.
    public var parked: [Lane: Int]
    /// Why Channex lets nothing of the property in; nil as long as it does.
    public var suspension: Suspension?
    /// When the oldest waiting row was added; nil when none waits.
    public var waitingSince: Timestamp?
    /// Revisions by state: `stored`, `applied`, `parked`, `acknowledged`.
    public var revisions: [String: Int]
    /// Bookings the link knows.
    public var bookings: Int
    /// Webhooks that came.
    public var hints: Int
    /// Bookings without a room for one of their stays.
    public var overbooked: Int
    /// When the feed was last read to its end.
    public var lastFeedReading: Timestamp?
    /// The last call of each lane.
    public var lastCalls: [Lane: LedgerEntry]
}

/// One booking of a channel and the reservation it became.
public struct MappedBooking: Hashable, Sendable {
    /// Channex's id of the booking.
    public var booking: String
    /// The PMS's id of the reservation.
    public var reservation: String
    /// The number people call it by.
    public var number: String
    /// The channel.
    public var channel: String
    /// The guest's number at the channel.
    public var reference: String?
    /// What its last revision said: `new`, `modified`, `cancelled`.
    public var status: String
    /// Its last revision.
    public var lastRevision: String
    /// When that was made.
    public var revisedAt: Timestamp
    /// Whether a stay has no room.
    public var isOverbooked: Bool
}

/// One revision's story.
public struct RevisionTrail: Hashable, Sendable {
    /// Its id.
    public var revision: String
    /// The booking it is about.
    public var booking: String?
    /// What it said.
    public var status: String
    /// `stored`, `applied`, `parked` or `acknowledged`.
    public var state: String
    /// What the PMS did with it.
    public var effect: String?
    /// Why it was set aside.
    public var failure: String?
    /// When Channex made it.
    public var revisedAt: Timestamp
    /// When it was first seen.
    public var receivedAt: Timestamp
    /// When the PMS had it.
    public var appliedAt: Timestamp?
    /// When Channex took the acknowledgement.
    public var acknowledgedAt: Timestamp?
    /// How often it was acknowledged; 1 in a quiet life.
    public var acknowledgements: Int
    /// The webhooks that announced it, by event.
    public var webhooks: [String]
}

extension LinkStore {
    /// How the link stands now.
    public func status() async throws -> LinkStatus {
        let property = property
        return try await database.read { transaction in
            var status = LinkStatus(
                waiting: [:],
                parked: [:],
                waitingSince: nil,
                revisions: [:],
                bookings: 0,
                hints: 0,
                overbooked: 0,
                lastFeedReading: nil,
                lastCalls: [:]
            )
            try status.readOutbound(property, in: transaction)
            try status.readInbound(property, in: transaction)
            return status
        }
    }

    /// The bookings the link knows, newest revision first.
    public func mappedBookings(limit: Int = 500) async throws -> [MappedBooking] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT * FROM linkBooking WHERE property = $1 ORDER BY revisedAt DESC, booking LIMIT $2",
                property,
                limit
            ).map(MappedBooking.init(row:))
        }
    }

    /// The story of a booking, named by its own id, a revision's or a reservation's; empty when nobody knows it.
    public func trail(of id: String) async throws -> [RevisionTrail] {
        let property = property
        return try await database.read { transaction in
            let booking: String? = try transaction.row(
                """
                SELECT booking FROM linkRevision WHERE property = $1 AND (booking = $2 OR revision = $2)
                UNION SELECT booking FROM linkBooking WHERE property = $1 AND (reservation = $2 OR number = $2)
                """,
                property,
                id
            )?.get("booking")
            return try transaction.rows(
                "SELECT * FROM linkRevision WHERE property = $1 AND booking = $2 ORDER BY revisedAt, revision",
                property,
                booking
            ).map { try RevisionTrail(row: $0, webhooks: try webhooks(about: $0, in: transaction)) }
        }
    }

    /// The events that announced a revision, in the order in which they came.
    private func webhooks(about row: Row, in transaction: Transaction) throws -> [String] {
        let times: [Timestamp] = [try row.get("revisedAt"), try row.get("receivedAt")]
        // They are kept by time alone. None comes before its revision was made, by clocks that differ a little.
        return try transaction.rows(
            """
            SELECT event FROM linkHint WHERE property = $1 AND receivedAt >= $2 AND revision = $3
            ORDER BY receivedAt, id
            """,
            property,
            times.min().map { $0 + .seconds(-86_400) },
            try row.get("revision") as String
        ).compactMap { try $0.get("event") as String? }
    }
}

extension MappedBooking {
    fileprivate init(row: Row) throws {
        self.init(
            booking: try row.get("booking"),
            reservation: try row.get("reservation"),
            number: try row.get("number"),
            channel: try row.get("channel"),
            reference: try row.get("reference"),
            status: try row.get("status"),
            lastRevision: try row.get("lastRevision"),
            revisedAt: try row.get("revisedAt"),
            isOverbooked: try row.get("isOverbooked")
        )
    }
}

extension RevisionTrail {
    fileprivate init(row: Row, webhooks: [String]) throws {
        self.init(
            revision: try row.get("revision"),
            booking: try row.get("booking"),
            status: try row.get("status"),
            state: try row.get("state"),
            effect: try row.get("effect"),
            failure: try row.get("failure"),
            revisedAt: try row.get("revisedAt"),
            receivedAt: try row.get("receivedAt"),
            appliedAt: try row.get("appliedAt"),
            acknowledgedAt: try row.get("acknowledgedAt"),
            acknowledgements: try row.get("acknowledgements"),
            webhooks: webhooks
        )
    }
}

extension LinkStatus {
    fileprivate mutating func readOutbound(_ property: String, in transaction: Transaction) throws {
        let rows = try transaction.rows(
            "SELECT lane, count(*) AS n, min(addedAt) AS since FROM linkDirty WHERE property = $1 GROUP BY lane",
            property
        )
        for row in rows {
            guard let lane = Lane(rawValue: try row.get("lane")) else { continue }
            waiting[lane] = try row.get("n")
            let since: Timestamp? = try row.get("since")
            waitingSince = [waitingSince, since].compactMap(\.self).min()
        }
        let refused = try transaction.rows(
            "SELECT lane, count(*) AS n FROM linkRefused WHERE property = $1 GROUP BY lane",
            property
        )
        for row in refused {
            guard let lane = Lane(rawValue: try row.get("lane")) else { continue }
            parked[lane] = try row.get("n")
        }
        suspension = try Suspension.load(for: property, in: transaction)
        for lane in Lane.allCases {
            lastCalls[lane] = try transaction.row(
                "SELECT * FROM linkCall WHERE property = $1 AND lane = $2 ORDER BY startedAt DESC LIMIT 1",
                property,
                lane.rawValue
            ).map(LedgerEntry.init(row:))
        }
    }

    fileprivate mutating func readInbound(_ property: String, in transaction: Transaction) throws {
        func count(_ sql: String) throws -> Int { try transaction.row(sql, property)?.get("n") ?? 0 }
        let states = try transaction.rows(
            "SELECT state, count(*) AS n FROM linkRevision WHERE property = $1 GROUP BY state",
            property
        )
        for row in states { revisions[try row.get("state")] = try row.get("n") }
        bookings = try count("SELECT count(*) AS n FROM linkBooking WHERE property = $1")
        hints = try count("SELECT count(*) AS n FROM linkHint WHERE property = $1")
        overbooked = try count(
            "SELECT count(*) AS n FROM linkBooking WHERE property = $1 AND isOverbooked = 1 AND status <> 'cancelled'"
        )
        let feed = try transaction.row(
            "SELECT place FROM linkCursor WHERE property = $1 AND name = $2",
            property,
            LinkStore.Cursor.Name.feed.rawValue
        )
        lastFeedReading = try feed.map { Timestamp(microseconds: try $0.get("place")) }
    }
}

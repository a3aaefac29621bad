public import ChannexWire
import Database
public import HotelValues

/// A revision as it came, before anybody has made sense of it.
package struct ReceivedRevision: Sendable {
    /// Its id.
    package var id: BookingRevision.ID
    /// The booking it is about.
    package var booking: ChannexBooking.ID
    /// When Channex made it.
    package var revisedAt: Timestamp
    /// All of it.
    package var envelope: RevisionEnvelope

    /// A revision that came.
    package init(
        id: BookingRevision.ID,
        booking: ChannexBooking.ID,
        revisedAt: Timestamp,
        envelope: RevisionEnvelope
    ) {
        self.id = id
        self.booking = booking
        self.revisedAt = revisedAt
        self.envelope = envelope
    }
}

extension LinkStore {
    /// Remembers that a webhook came.
    ///
    /// Durable when it returns: only then is the webhook answered.
    ///
    /// One about a revision that is done with wakes nobody: repeating a webhook costs no reading of the feed.
    public func remember(_ hint: WebhookHint, id: String, at now: Timestamp) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                "INSERT INTO linkHint (property, id, event, revision, receivedAt) VALUES ($1, $2, $3, $4, $5)",
                property,
                id,
                hint.event,
                hint.revisionID,
                now
            )
            let done = try transaction.row(
                "SELECT state FROM linkRevision WHERE property = $1 AND revision = $2 AND acknowledgedAt IS NOT NULL",
                property,
                hint.revisionID
            )
            if done == nil { transaction.notify(Topic.hint.name(of: property)) }
        }
    }

    /// Stores revisions before anything is done about them; answers those that were applied or parked already.
    package func store(_ revisions: [ReceivedRevision], at now: Timestamp) async throws -> Set<BookingRevision.ID> {
        let property = property
        return try await database.write { transaction in
            var done: Set<BookingRevision.ID> = []
            for revision in revisions where try !revision.insert(for: property, at: now, in: transaction) {
                let state: String? = try transaction.row(
                    "SELECT state FROM linkRevision WHERE property = $1 AND revision = $2",
                    property,
                    revision.id
                )?.get("state")
                if state != "stored" { done.insert(revision.id) }
            }
            return done
        }
    }

    /// Remembers what the PMS did with a revision.
    package func recordApplied(
        _ booking: InboundBooking,
        _ applied: AppliedRevision,
        at now: Timestamp
    ) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE linkRevision SET state = 'applied', effect = $3, appliedAt = $4, failure = NULL
                WHERE property = $1 AND revision = $2 AND state IN ('stored', 'parked')
                """,
                property,
                booking.revision,
                applied.effect,
                now
            )
            try transaction.execute(
                """
                INSERT INTO linkBooking (property, booking, reservation, number, channel, reference, status,
                    lastRevision, revisedAt, isOverbooked)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                ON CONFLICT (property, booking) DO UPDATE SET reservation = excluded.reservation,
                    number = excluded.number, status = excluded.status,
                    lastRevision = excluded.lastRevision, revisedAt = excluded.revisedAt,
                    isOverbooked = excluded.isOverbooked, channel = excluded.channel, reference = excluded.reference
                WHERE linkBooking.revisedAt <= excluded.revisedAt
                """,
                property,
                booking.booking,
                applied.reservation,
                applied.number,
                booking.channel,
                booking.reference,
                booking.status.rawValue,
                booking.revision,
                booking.revisedAt,
                applied.isOverbooked
            )
        }
    }

    /// Sets a revision aside for a person.
    package func park(_ revision: String, because reason: String, at now: Timestamp) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE linkRevision SET state = 'parked', failure = $3
                WHERE property = $1 AND revision = $2 AND state = 'stored'
                """,
                property,
                revision,
                reason
            )
        }
    }

    /// Remembers that Channex took our acknowledgement.
    ///
    /// A parked revision stays parked: it waits for a person.
    package func recordAcknowledged(_ revision: String, at now: Timestamp) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE linkRevision SET acknowledgedAt = coalesce(acknowledgedAt, $3),
                    acknowledgements = acknowledgements + 1,
                    state = CASE WHEN state = 'applied' THEN 'acknowledged' ELSE state END
                WHERE property = $1 AND revision = $2
                """,
                property,
                revision,
                now
            )
        }
    }

    /// When the feed was last read to its end; nil before the first time.
    package func lastFeedReading() async throws -> Timestamp? {
        try await place(of: .feed).map { Timestamp(microseconds: $0) }
    }

    /// Remembers that the feed was read to its end.
    package func recordFeedReading(at now: Timestamp) async throws {
        try await setPlace(Cursor(.feed, now.microseconds))
    }
}

extension ReceivedRevision {
    /// Writes the revision and its message; false for one that is there already.
    fileprivate func insert(for property: String, at now: Timestamp, in transaction: Transaction) throws -> Bool {
        let added = try transaction.execute(
            """
            INSERT INTO linkRevision (property, revision, booking, status, revisedAt, receivedAt, state)
            VALUES ($1, $2, $3, $4, $5, $6, 'stored')
            ON CONFLICT (property, revision) DO NOTHING
            """,
            property,
            id,
            booking,
            RevisionTranslator.clean(envelope.revision?.status?.description, limit: 64) ?? "unreadable",
            revisedAt,
            now
        )
        guard added > 0 else { return false }
        try transaction.execute(
            "INSERT INTO linkMessage (property, receivedAt, revision, body) VALUES ($1, $2, $3, $4)",
            property,
            now,
            id,
            envelope.raw
        )
        return true
    }
}

import Database
import FoundationEssentials
import HotelValues
import PMSWire

/// What became of some bookings: what the link remembers, beside what the emulator was told.
struct LinkStory {
    /// The times of one booking.
    struct Times {
        /// When the emulator had it.
        let madeAt: Timestamp
        /// When the first webhook about it came.
        let webhookAt: Timestamp
        /// When the emulator had taken the acknowledgement.
        let acknowledgedAt: Timestamp
        /// When the emulator had taken the first availability call that covers its nights and began after the hotel
        /// had it.
        let acceptedAt: Timestamp
    }

    let times: [Times]
    /// Calls about availability since the link was set up.
    let acceptedCalls: Int
    let refusedCalls: Int

    /// Reads the link's database, which may be in use; nil while one of the bookings is still on its way.
    init?(_ url: String, told calls: [EmulatorCalls.Call], about bookings: [MadeBooking]) async throws {
        let database = try Database.open(Database.Location(url: url))
        let revisions = try await database.read { try $0.rows(LinkStory.revisionQuery).map(RevisionRow.init) }
        let sent = try await database.read { try $0.rows(LinkStory.callQuery).map(CallRow.init) }
        try database.close()
        let rows = Dictionary(revisions.map { ($0.booking, $0) }) { first, _ in first }
        let messages = try calls.compactMap(Message.init)
        let accepted = sent.filter { ["accepted", "partial"].contains($0.outcome) }.compactMap { call in
            messages.first { call.tasks.contains($0.task) }.map { (call: call, message: $0) }
        }
        times = bookings.compactMap { booking in
            guard let row = rows[booking.id],
                let carrier = accepted.first(where: { $0.call.startedAt >= row.appliedAt && $0.message.covers(booking) }
                )
            else { return nil }
            return Times(
                madeAt: row.revisedAt,
                webhookAt: row.webhookAt,
                acknowledgedAt: row.acknowledgedAt,
                acceptedAt: carrier.call.endedAt
            )
        }
        acceptedCalls = sent.count { ["accepted", "partial"].contains($0.outcome) }
        refusedCalls = sent.count - acceptedCalls
        guard times.count == bookings.count else { return nil }
    }

    private static let revisionQuery = """
        SELECT booking, revisedAt, appliedAt, acknowledgedAt, webhookAt FROM linkRevision JOIN (
            SELECT property, revision, min(receivedAt) AS webhookAt FROM linkHint GROUP BY property, revision
        ) AS webhook ON webhook.property = linkRevision.property AND webhook.revision = linkRevision.revision
        WHERE acknowledgedAt IS NOT NULL
        """

    private static let callQuery = """
        SELECT startedAt, endedAt, tasks, outcome FROM linkCall WHERE lane = 'availability' ORDER BY startedAt
        """
}

/// A booking that was made at the emulator.
struct MadeBooking: Sendable {
    let id: String
    /// The room type, by Channex's id.
    let roomType: String
    let nights: ClosedRange<Day>
}

private struct RevisionRow {
    let booking: String
    let revisedAt: Timestamp
    let webhookAt: Timestamp
    let appliedAt: Timestamp
    let acknowledgedAt: Timestamp

    init(_ row: Row) throws {
        booking = try row.get("booking")
        revisedAt = try row.get("revisedAt")
        webhookAt = try row.get("webhookAt")
        appliedAt = try row.get("appliedAt")
        acknowledgedAt = try row.get("acknowledgedAt")
    }
}

private struct CallRow {
    let startedAt: Timestamp
    let endedAt: Timestamp
    let tasks: String
    let outcome: String

    init(_ row: Row) throws {
        startedAt = try row.get("startedAt")
        endedAt = try row.get("endedAt")
        tasks = try row.get("tasks")
        outcome = try row.get("outcome")
    }
}

/// The content of an availability call.
private struct Message {
    private struct Body: Decodable {
        let values: [Value]
    }

    private struct Value: Decodable {
        let roomType: String?
        let first: Day?
        let last: Day?

        private enum CodingKeys: String, CodingKey {
            case roomType = "room_type_id"
            case first = "date_from"
            case last = "date_to"
        }
    }

    let task: String
    private var nights: [String: Set<Day>] = [:]

    init?(_ call: EmulatorCalls.Call) throws {
        guard let task = call.task, let body = call.body else { return nil }
        self.task = task
        for value in try WireCoding.decode(Body.self, from: Data(body.utf8)).values {
            guard let roomType = value.roomType, let first = value.first, let last = value.last else { continue }
            nights[roomType, default: []].formUnion(first...last)
        }
    }

    func covers(_ booking: MadeBooking) -> Bool {
        booking.nights.allSatisfy { nights[booking.roomType]?.contains($0) ?? false }
    }
}

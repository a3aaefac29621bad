import Database
import HotelValues

extension LaneGate {
    /// The gate as it stands.
    init(of lane: Lane, for property: String, in transaction: Transaction) throws {
        self.init()
        let row = try transaction.row(
            "SELECT * FROM linkLane WHERE property = $1 AND lane = $2",
            property,
            lane.rawValue
        )
        if let row { try read(row) }
        permits = try transaction.rows(
            "SELECT id, at FROM linkPermit WHERE property = $1 AND lane = $2 ORDER BY at, id",
            property,
            lane.rawValue
        ).map { Permit(id: try $0.get("id"), at: try $0.get("at")) }
        suspension = try Suspension.load(for: property, in: transaction)
    }

    private mutating func read(_ row: Row) throws {
        failures = try row.get("failures")
        if let holder = try row.get("holder") as String? {
            lease = Lease(holder: holder, until: try row.get("heldUntil"))
        }
        if let start = try row.get("pausedAt") as Timestamp? {
            pause = Pause(from: start, until: try row.get("pausedUntil"))
        }
    }

    /// Writes what is other than it was when it was read.
    func save(over old: LaneGate, of lane: Lane, for property: String, in transaction: Transaction) throws {
        if lease != old.lease || pause != old.pause || failures != old.failures {
            try saveLane(lane, property, transaction)
        }
        let kept = Set(permits.map(\.id))
        for permit in old.permits where !kept.contains(permit.id) {
            try transaction.execute(
                "DELETE FROM linkPermit WHERE property = $1 AND lane = $2 AND id = $3",
                property,
                lane.rawValue,
                permit.id
            )
        }
        for permit in permits where !old.permits.contains(permit) {
            try transaction.execute(
                """
                INSERT INTO linkPermit (property, lane, id, at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (property, lane, id) DO UPDATE SET at = excluded.at
                """,
                property,
                lane.rawValue,
                permit.id,
                permit.at
            )
        }
        if suspension != old.suspension { try Suspension.save(suspension, for: property, in: transaction) }
    }

    private func saveLane(_ lane: Lane, _ property: String, _ transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkLane (property, lane, holder, heldUntil, pausedAt, pausedUntil, failures, lastBatch)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
            ON CONFLICT (property, lane) DO UPDATE SET holder = excluded.holder, heldUntil = excluded.heldUntil,
                pausedAt = excluded.pausedAt, pausedUntil = excluded.pausedUntil, failures = excluded.failures
            """,
            property,
            lane.rawValue,
            lease?.holder,
            lease?.until,
            pause?.from,
            pause?.until,
            failures
        )
    }
}

extension Suspension {
    static func load(for property: String, in transaction: Transaction) throws -> Suspension? {
        try transaction.row("SELECT * FROM linkSuspension WHERE property = $1", property).map { row in
            Suspension(reason: try row.get("reason"), since: try row.get("since"), probedAt: try row.get("probedAt"))
        }
    }

    fileprivate static func save(
        _ suspension: Suspension?,
        for property: String,
        in transaction: Transaction
    ) throws {
        guard let suspension else {
            try transaction.execute("DELETE FROM linkSuspension WHERE property = $1", property)
            return
        }
        try transaction.execute(
            """
            INSERT INTO linkSuspension (property, reason, since, probedAt) VALUES ($1, $2, $3, $4)
            ON CONFLICT (property) DO UPDATE SET reason = excluded.reason, since = excluded.since,
                probedAt = excluded.probedAt
            """,
            property,
            suspension.reason,
            suspension.since,
            suspension.probedAt
        )
    }
}

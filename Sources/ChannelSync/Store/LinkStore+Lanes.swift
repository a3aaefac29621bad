import Database
package import HotelValues

/// The right to make one call in a lane, and the cells that wait to be sent by it.
package struct Claim: Hashable, Sendable {
    /// Its identity: no two have the same, so that one that has lost the lane is told from the one that has it.
    package var id: String
    /// The lane.
    package var lane: Lane
    /// What is to be sent, oldest first.
    package var cells: [DirtyCells]
}

/// What became of asking for a call.
package enum ClaimAnswer: Hashable, Sendable {
    /// Nothing waits.
    case nothing
    /// Not before that instant.
    case closed(until: Timestamp)
    /// The lane is the asker's.
    case granted(Claim)
}

/// How a lane stands after a call.
package struct Aftermath: Hashable, Sendable {
    /// Whether something waits that is sent apart from the rest.
    package var hasBatches: Bool
    /// When the next call may leave at the earliest; nil where nothing but the budget holds it up.
    package var closedUntil: Timestamp?
    /// Whether the property was shut out, and is not any more.
    package var isReopened: Bool
    /// Why the property is shut out, where that was not known before.
    package var newSuspension: String?
}

extension LinkStore {
    /// Asks for the lane's next call.
    ///
    /// The answer is one transaction: whoever is granted it has taken it from the budget that all processes share.
    package func claim(_ lane: Lane, as id: String, at now: Timestamp) async throws -> ClaimAnswer {
        let property = property
        // Looked at before a write is asked for: most looks find nothing.
        let isWaiting = try await database.read { try LinkStore.nextBatch(lane, property, $0) != nil }
        guard isWaiting else { return .nothing }
        return try await database.write { transaction in
            guard let batch = try LinkStore.nextBatch(lane, property, transaction) else { return .nothing }
            let old = try LaneGate(of: lane, for: property, in: transaction)
            var gate = old
            let answer = gate.ask(as: id, at: now)
            try gate.save(over: old, of: lane, for: property, in: transaction)
            if case .closed(let until) = answer { return .closed(until: until) }
            try transaction.execute(
                "UPDATE linkLane SET lastBatch = $3 WHERE property = $1 AND lane = $2",
                property,
                lane.rawValue,
                batch
            )
            let cells = try transaction.rows(
                "SELECT * FROM linkDirty WHERE property = $1 AND lane = $2 AND batch = $3 ORDER BY addedAt, id",
                property,
                lane.rawValue,
                batch
            ).map(DirtyCells.init(row:))
            return .granted(Claim(id: id, lane: lane, cells: cells))
        }
    }

    /// How the lane stands, for those who only want to know.
    package func gate(of lane: Lane) async throws -> LaneGate {
        let property = property
        return try await database.read { try LaneGate(of: lane, for: property, in: $0) }
    }

    /// The batch whose turn it is; nil when nothing waits.
    ///
    /// New changes are batch 0. What was refused is sent in batches of its own, the oldest first, and in turn with what is
    /// new: neither holds up the other.
    private static func nextBatch(_ lane: Lane, _ property: String, _ transaction: Transaction) throws -> Int? {
        let row = try transaction.row(
            """
            SELECT min(batch) AS first, min(CASE WHEN batch > 0 THEN batch END) AS apart,
                (SELECT lastBatch FROM linkLane WHERE property = $1 AND lane = $2) AS last
            FROM linkDirty WHERE property = $1 AND lane = $2
            """,
            property,
            lane.rawValue
        )
        guard let row, let first = try row.get("first") as Int? else { return nil }
        let last: Int? = try row.get("last")
        return first == 0 && last ?? 0 > 0 ? 0 : try row.get("apart") ?? first
    }

    /// Keeps the lane for a while longer; false if it is another's by now.
    package func hold(_ claim: Claim, at now: Timestamp) async throws -> Bool {
        try await change(claim.lane) { gate, _ in gate.hold(claim.id, at: now) }
    }

    /// Writes a call down before it leaves; false if the lane is another's by now, so that it must not leave.
    package func begin(_ call: LedgerEntry, _ claim: Claim) async throws -> Bool {
        let property = property
        return try await change(claim.lane) { gate, transaction in
            guard gate.hold(claim.id, at: call.startedAt) else { return false }
            try call.save(for: property, in: transaction)
            return true
        }
    }

    /// Gives the lane back without having called; those cells need not be sent any more.
    package func withdraw(_ claim: Claim, forgetting cells: [DirtyCells] = []) async throws {
        let property = property
        try await change(claim.lane) { gate, transaction in
            gate.withdraw(claim.id)
            for cell in cells { try cell.delete(for: property, in: transaction) }
        }
    }

    /// Has every call of the last minute counted as made just now, because somebody has set the clock.
    package func distrustTheClock(at now: Timestamp) async throws {
        for lane in Lane.allCases { try await change(lane) { gate, _ in gate.distrustTheClock(at: now) } }
    }

    private func change<Result: Sendable>(
        _ lane: Lane,
        _ body: @escaping @Sendable (inout LaneGate, Transaction) throws -> Result
    ) async throws -> Result {
        let property = property
        return try await database.write { transaction in
            let old = try LaneGate(of: lane, for: property, in: transaction)
            var gate = old
            let result = try body(&gate, transaction)
            try gate.save(over: old, of: lane, for: property, in: transaction)
            return result
        }
    }
}

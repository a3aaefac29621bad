package import Database
package import HotelValues

extension LinkStore {
    /// The topic notified after every commit that gave this property something to read back.
    static func readBackTopic(of property: String) -> String { "read back \(property)" }

    /// Has cells read back from Channex when they are due, in the transaction that records why.
    ///
    /// The same cells for the same reason are awaited once: a later call moves the reading.
    package static func scheduleReadBack(
        _ cells: [DirtyCells],
        lane: Lane,
        call: String?,
        because reason: ReadBackReason,
        due: Timestamp,
        for property: String,
        in transaction: Transaction
    ) throws {
        for cell in cells {
            try AwaitedCells(cell, lane: lane, call: call, because: reason, due: due)
                .save(for: property, in: transaction)
        }
        if !cells.isEmpty { transaction.notify(readBackTopic(of: property)) }
    }

    /// Yields after every commit that gave this property something to read back; several may come as one.
    package func readBackNotices() -> AsyncStream<Void> {
        database.notifications(LinkStore.readBackTopic(of: property))
    }
}

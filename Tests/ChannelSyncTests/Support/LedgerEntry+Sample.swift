import ChannelSync
import HotelValues

extension LedgerEntry {
    /// A call such as the ledger keeps.
    static func sample(
        id: String,
        lane: Lane,
        at instant: Timestamp,
        causes: [String] = ["test"],
        outcome: CallOutcome = .accepted,
        tasks: [String] = ["task"]
    ) -> LedgerEntry {
        LedgerEntry(
            id: id,
            lane: lane,
            startedAt: instant,
            endedAt: instant,
            valueCount: 1,
            byteCount: 100,
            causes: causes,
            outcome: outcome,
            tasks: tasks,
            warnings: [],
            requestID: nil
        )
    }
}

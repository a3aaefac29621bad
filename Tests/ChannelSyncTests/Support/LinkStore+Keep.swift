import ChannelSync
import HotelTesting
import HotelValues

extension LinkStore {
    /// Writes a call into the ledger, as one that has left and of which nothing more was heard, or as it ended.
    func keep(_ call: LedgerEntry) async throws {
        let change = call.lane == .availability ? HouseChange.rooms : HouseChange.rate
        let surroundings = Surroundings.seeded(7, at: call.startedAt, clock: ManualClock())
        try await markDirty(
            [change("2026-11-20", "2026-11-21", "test")],
            cursor: nil,
            at: call.startedAt,
            makeID: surroundings.makeID
        )
        guard case .granted(let claim) = try await claim(call.lane, as: call.id, at: call.startedAt) else { return }
        _ = try await begin(call, claim)
        try await withdraw(claim, forgetting: claim.cells)
    }
}

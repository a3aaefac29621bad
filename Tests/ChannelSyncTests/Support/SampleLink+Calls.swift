import ChannelSync
import HotelTesting
import HotelValues

extension SampleLink {
    /// Sends what waits in the lane, call by call, and lets the time pass that the gate asks for; answers how many calls
    /// it took.
    func deliver(_ lane: Lane, atMost limit: Int = 60) async -> Int {
        let worker = OutboundWorker(link: link)
        var calls = 0
        while calls < limit {
            switch await worker.prepare(lane) {
            case .ready(let errand):
                calls += 1
                _ = await worker.conclude(errand, await worker.push(errand))
            case .over(.deferred(let instant)): clock.advance(by: instant - now)
            case .over(.more): continue
            case .over: return calls
            }
        }
        return calls
    }

    /// As after a call that carried everything which waits in the lane, and was accepted.
    func sendAll(_ lane: Lane, call: String? = nil, at instant: Timestamp? = nil) async throws {
        try await end(lane, call ?? "call of \(lane)", at: instant ?? now) { blocks in
            (.accepted, .sent(blocks, refused: [], again: []))
        }
    }

    /// As after a call of which Channex took nothing, for that reason.
    func refuseAll(_ lane: Lane, _ reason: String, call: String? = nil, at instant: Timestamp? = nil) async throws {
        try await end(lane, call ?? "call of \(lane)", at: instant ?? now) { blocks in
            (.refused(reason), .sent(blocks, refused: blocks.map { Refusal($0, because: reason) }, again: []))
        }
    }

    private func end(
        _ lane: Lane,
        _ call: String,
        at instant: Timestamp,
        _ outcome: ([CellBlock]) -> (CallEnding, CellFate)
    ) async throws {
        guard case .granted(let claim) = try await store.claim(lane, as: call, at: instant) else { return }
        let (ending, fate) = outcome(claim.cells.map(\.block))
        var entry = LedgerEntry.sample(id: call, lane: lane, at: instant)
        if ending != .accepted { (entry.outcome, entry.tasks) = (.refused, []) }
        _ = try await store.begin(entry, claim)
        let end = EndedCall(entry: entry, claim: claim, ending: ending, fate: fate)
        _ = try await store.finish(end, makeID: link.surroundings.makeID)
    }
}

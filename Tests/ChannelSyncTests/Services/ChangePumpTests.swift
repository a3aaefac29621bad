import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Change pump", .timeLimit(.minutes(1)))
struct ChangePumpTests {
    private func waitForDirty(_ count: Int, in sample: SampleLink) async throws {
        let notices = sample.store.dirtyNotices(in: .availability)
        if try await sample.store.dirtyCells(in: .availability).count >= count { return }
        for await _ in notices where try await sample.store.dirtyCells(in: .availability).count >= count { return }
    }

    @Test("marks what the log names, and a new process goes on where it stopped")
    func follows() async throws {
        let sample = try await SampleLink()
        sample.gateway.watched.update { state in
            state.log = [.rooms("2026-11-20", "2026-11-21", cause: "reserve 1"), .rate("2026-11-20", "2026-11-21")]
        }
        try await sample.running(ChangePump(link: sample.link)) { try await waitForDirty(1, in: sample) }
        #expect(try await sample.store.place(of: .changes) == 2)
        sample.clock.advance(by: .seconds(1))
        try await sample.running(ChangePump(link: sample.link)) {
            sample.gateway.watched.update { $0.log.append(.rooms("2026-12-24", "2026-12-25", cause: "reserve 2")) }
            try await waitForDirty(2, in: sample)
        }
        #expect(try await sample.store.place(of: .changes) == 3)
        #expect(try await sample.store.dirtyCells(in: .availability).map(\.cause) == ["reserve 1", "reserve 2"])
        #expect(try await sample.store.dirtyCells(in: .restrictions).count == 1)
    }

    @Test("asks a PMS that is away at longer and longer intervals")
    func backOff() async throws {
        let sample = try await SampleLink()
        sample.gateway.watched.update { state in
            state.logFailures = 3
            state.log = [.rooms("2026-11-20", "2026-11-21")]
        }
        try await sample.running(ChangePump(link: sample.link)) {
            for (failures, pause) in [2, 4, 8].enumerated() {
                await sample.clock.waitForSleepers(1)
                #expect(sample.gateway.state.logCalls == failures + 1)
                sample.clock.advance(by: .seconds(pause))
            }
            try await waitForDirty(1, in: sample)
        }
    }
}

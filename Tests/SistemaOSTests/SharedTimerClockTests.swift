import AsyncHTTPClient
import NIOCore
import SistemaOS
import Testing

@Suite("Shared timer", .timeLimit(.minutes(1)))
struct SharedTimerClockTests {
    private let timer = SharedTimerClock(eventLoop: HTTPClient.defaultEventLoopGroup.any())

    @Test("sleepers wake at their time and not before, whoever began first")
    func order() async throws {
        let start = timer.now
        let delays = [30, 10, 20, 11, 1].map { Duration.milliseconds($0) }
        let woken = try await withThrowingTaskGroup(of: Duration.self) { group in
            for delay in delays {
                group.addTask { [timer] in
                    try await timer.sleep(until: start.advanced(by: delay))
                    #expect(timer.now >= start.advanced(by: delay))
                    return delay
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(woken) == Set(delays))
        #expect(timer.sleeperCount == 0)
    }

    @Test("a sleep that is cancelled ends at once and leaves nothing")
    func cancellation() async throws {
        await withThrowingTaskGroup(of: Void.self) { group in
            for seconds in 1...50 {
                group.addTask { [timer] in try await timer.sleep(for: .seconds(3_600 * seconds)) }
            }
            group.cancelAll()
            while let result = await group.nextResult() {
                #expect(throws: CancellationError.self) { try result.get() }
            }
        }
        #expect(timer.sleeperCount == 0)
        // The timer that was set for them is in nobody's way.
        try await timer.sleep(for: .milliseconds(1))
    }

    @Test("an instant that has passed is no sleep")
    func past() async throws {
        try await timer.sleep(until: timer.now.advanced(by: .seconds(-1)))
        try await timer.sleep(for: .zero)
        #expect(timer.sleeperCount == 0)
    }
}

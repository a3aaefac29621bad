import HotelTesting
import HotelValues
import Testing

@Suite("Manual clock")
struct ManualClockTests {
    @Test("stands still until it is moved")
    func standsStill() {
        let time = ManualClock()
        let start = time.now
        #expect(start.offset == .zero)
        time.advance(by: .milliseconds(1_500))
        #expect(start.duration(to: time.now) == .milliseconds(1_500))
        #expect(start.advanced(by: .milliseconds(1_500)) == time.now)
    }

    @Test("sleepers wake when their deadline is reached, not before", .timeLimit(.minutes(1)))
    func wakes() async throws {
        let time = ManualClock()
        async let first: Duration = sleeper(1, on: time)
        async let second: Duration = sleeper(2, on: time)
        await time.waitForSleepers(2)
        time.advance(by: .milliseconds(999))
        #expect(time.sleeperCount == 2)
        time.advance(by: .milliseconds(1))
        #expect(time.sleeperCount == 1)
        #expect(try await first == .seconds(1))
        time.advance(by: .seconds(5))
        #expect(try await second == .seconds(6))
    }

    private func sleeper(_ seconds: Int, on time: any Clock<Duration>) async throws -> Duration {
        try await time.sleep(for: .seconds(seconds))
        return try #require(time as? ManualClock).now.offset
    }

    @Test("sleepers wake in the order of their deadlines, and of their arrival among equals", .timeLimit(.minutes(1)))
    func order() async throws {
        let time = ManualClock()
        let journal = Journal()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, seconds) in [3, 1, 2, 1].enumerated() {
                group.addTask { try await journal.note("\(seconds)s \(index)", after: .seconds(seconds), on: time) }
                await time.waitForSleepers(index + 1)
            }
            time.advance(by: .seconds(3))
            try await group.waitForAll()
        }
        #expect(await journal.notes == ["1s 1", "1s 3", "2s 2", "3s 0"])
    }

    @Test("a deadline that has passed is no sleep")
    func passed() async throws {
        let time = ManualClock()
        time.advance(by: .seconds(1))
        try await time.sleep(until: ManualClock.Instant(offset: .seconds(1)))
        #expect(time.sleeperCount == 0)
    }

    @Test("a cancelled sleeper throws at once", .timeLimit(.minutes(1)))
    func cancellation() async {
        let time = ManualClock()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do {
                        try await time.sleep(for: .seconds(1))
                        return false
                    } catch {
                        return error is CancellationError
                    }
                }
            }
            await time.waitForSleepers(3)
            group.cancelAll()
            for await hasThrown in group { #expect(hasThrown) }
            // One that is cancelled before it sleeps does not sleep either.
            group.addTask { (try? await time.sleep(for: .seconds(1))) == nil }
            for await hasThrown in group { #expect(hasThrown) }
        }
        #expect(time.sleeperCount == 0)
    }

    @Test("waiting for sleepers ends when the task is cancelled", .timeLimit(.minutes(1)))
    func cancelledWait() async {
        let time = ManualClock()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await time.waitForSleepers(1) }
            group.cancelAll()
            await group.waitForAll()
        }
        #expect(time.sleeperCount == 0)
    }

    @Test("a loop sleeps again from the clock's new time", .timeLimit(.minutes(1)))
    func loop() async throws {
        let time = ManualClock()
        async let rounds: [Duration] = {
            var rounds: [Duration] = []
            for _ in 0..<3 {
                try await time.sleep(for: .seconds(10))
                rounds.append(time.now.offset)
            }
            return rounds
        }()
        for _ in 0..<3 {
            await time.waitForSleepers(1)
            time.advance(by: .seconds(15))
        }
        #expect(try await rounds == [.seconds(15), .seconds(30), .seconds(45)])
    }

    @Test("seeded surroundings give the clock's time and repeat their ids")
    func surroundings() throws {
        let time = ManualClock()
        let start = try #require(Timestamp("2027-03-01T12:00:00Z"))
        let ids = (0..<2).map { _ in
            let surroundings = Surroundings.seeded(7, at: start, clock: time)
            return (0..<3).map { _ in surroundings.makeID() }
        }
        #expect(ids[0] == ids[1])
        #expect(Set(ids[0]).count == 3)
        time.advance(by: .seconds(90))
        #expect(Surroundings.seeded(7, at: start, clock: time).now().description == "2027-03-01T12:01:30.000Z")
    }
}

/// Writes down what happens in the order in which it does: an actor runs its jobs in the order of their resumption.
private actor Journal {
    private(set) var notes: [String] = []

    func note(_ text: String, after duration: Duration, on time: ManualClock) async throws {
        try await time.sleep(until: time.now.advanced(by: duration))
        notes.append(text)
    }
}

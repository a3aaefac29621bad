import Database
import Testing

@Suite("Notifications")
struct NotificationTests {
    @Test("every listener of the topic hears of a commit, and nobody of what was rolled back")
    func commitsOnly() async throws {
        let database = try await noteDatabase()
        let streams = ["kept", "kept", "lost", "other"].map(database.notifications)
        await #expect(throws: Refusal.self) {
            try await database.write { transaction in
                transaction.notify("lost")
                throw Refusal()
            }
        }
        try await database.write { $0.notify("kept") }
        try database.close()
        var heard: [Int] = []
        for stream in streams { heard.append(await stream.reduce(0) { count, _ in count + 1 }) }
        #expect(heard == [1, 1, 0, 0])
    }

    @Test("in a group, only the kept writes are told of")
    func inGroup() async throws {
        let gated = try await GatedDatabase()
        let streams = (0..<4).map { gated.database.notifications("n\($0)") }
        _ = await gated.inOneGroup(
            (0..<4).map { number in
                { transaction in
                    transaction.notify("n\(number)")
                    if number == 2 { throw Refusal() }
                }
            }
        )
        try gated.database.close()
        var heard: [Int] = []
        for stream in streams { heard.append(await stream.reduce(0) { count, _ in count + 1 }) }
        #expect(heard == [1, 1, 0, 1])
    }

    @Test("it comes after the commit")
    func order() async throws {
        let gated = try await GatedDatabase()
        let (database, journal) = (gated.database, gated.journal)
        let stream = database.notifications("note")
        for number in 0..<50 {
            journal.clear()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await _ in stream {
                        journal.add("heard")
                        return
                    }
                }
                group.addTask { try await database.write { $0.notify("note") } }
                try await group.waitForAll()
            }
            #expect(journal.all == ["committing", "committed", "heard"], "round \(number)")
        }
    }

    @Test("what nobody has taken yet is merged into one")
    func merging() async throws {
        let database = try await noteDatabase()
        let stream = database.notifications("note")
        for _ in 0..<5 { try await database.write { $0.notify("note") } }
        try database.close()
        #expect(await stream.reduce(0) { count, _ in count + 1 } == 1)
        #expect(await database.notifications("note").reduce(0) { count, _ in count + 1 } == 0)
    }
}

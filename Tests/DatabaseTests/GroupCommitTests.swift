import Database
import Testing

@Suite("Group commit")
struct GroupCommitTests {
    @Test("writes that queue up during a commit share the next ones")
    func sharing() async throws {
        let gated = try await GatedDatabase()
        let (database, journal) = (gated.database, gated.journal)
        gated.gate.shut()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    try await database.write { transaction in
                        journal.add("begun")
                        try transaction.execute("INSERT INTO note (id) VALUES ($1)", "n\(number)")
                    }
                }
            }
            await gated.gate.someoneWaits()
            await gated.waitForWrites(2_000)
            gated.gate.open()
            try await group.waitForAll()
        }
        #expect(try await database.noteIDs().count == 2_000)
        // The first commit takes whoever was there; the others go in groups of 256.
        #expect((8...9).contains(journal.count("committed")))
    }

    @Test("nobody hears of success before the commit, nor a reader of the change")
    func nothingBeforeCommit() async throws {
        try await withDatabaseFile { path in
            let gated = try await GatedDatabase(.file(path))
            let (database, journal) = (gated.database, gated.journal)
            gated.gate.shut()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        try await database.write { transaction in
                            journal.add("begun")
                            try transaction.execute("INSERT INTO note (id) VALUES ($1)", "n\(number)")
                        }
                        journal.add("returned")
                    }
                }
                await gated.gate.someoneWaits()
                await gated.waitForWrites(50)
                #expect(try await database.noteIDs() == [])
                #expect(journal.count("returned") == 0 && journal.count("committed") == 0)
                gated.gate.open()
                try await group.waitForAll()
            }
            #expect(try await database.noteIDs().count == 50)
            let told = journal.all.filter { $0 == "returned" || $0 == "committed" }
            #expect(told.first == "committed" && told.count == 50 + journal.count("committed"))
            try database.close()
        }
    }

    @Test("one failing write among fifty is undone alone", arguments: [0, 24, 49])
    func oneFails(_ bad: Int) async throws {
        let gated = try await GatedDatabase()
        let results = await gated.inOneGroup(
            (0..<50).map { number in
                { transaction in
                    try transaction.execute("INSERT INTO note (id) VALUES ($1)", "n\(number)")
                    if number == bad { throw Refusal() }
                }
            }
        )
        #expect(results.map { $0.isSuccess } == (0..<50).map { $0 != bad })
        #expect(try await gated.database.noteIDs() == (0..<50).filter { $0 != bad }.map { "n\($0)" }.sorted())
        #expect(gated.journal.count("committed") == 2)
    }

    @Test("a write sees what those before it in the group have done")
    func seesEarlier() async throws {
        let gated = try await GatedDatabase()
        let results = await gated.inOneGroup(
            (0..<20).map { _ in
                { transaction in
                    let count: Int = try transaction.row("SELECT COUNT(*) FROM note")?.get(0) ?? -1
                    try transaction.execute("INSERT INTO note (id) VALUES ($1)", "n\(count)")
                }
            }
        )
        #expect(results.count { $0.isSuccess } == 20)
        #expect(try await gated.database.noteIDs() == (0..<20).map { "n\($0)" }.sorted())
    }

    @Test("a rule that is checked at the commit fails only the write that broke it")
    func deferredRule() async throws {
        let gated = try await GatedDatabase()
        try await gated.database.migrate(
            [
                Migration(
                    "1",
                    [
                        "CREATE TABLE child (id TEXT NOT NULL PRIMARY KEY, "
                            + "parent TEXT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"
                    ]
                )
            ],
            component: "children"
        )
        let results = await gated.inOneGroup(
            ["a", "nobody", "b"].map { parent in
                { transaction in
                    try transaction.execute("INSERT INTO child VALUES ($1, $2)", "of \(parent)", parent)
                    if parent != "nobody" { try transaction.execute("INSERT INTO note (id) VALUES ($1)", parent) }
                }
            }
        )
        #expect(results.map { $0.isSuccess } == [true, false, true])
        #expect(try await gated.database.noteIDs() == ["a", "b"])
        #expect(try await gated.database.integrityCheck() == [])
    }

    @Test("a failure that makes the engine give up the transaction fails only its own write")
    func engineGivesUp() async throws {
        let gated = try await GatedDatabase()
        let results = await gated.inOneGroup(
            (0..<6).map { number in
                { transaction in
                    try transaction.execute("INSERT INTO note (id) VALUES ($1)", "n\(number)")
                    if number == 3 { try transaction.execute("INSERT OR ROLLBACK INTO note (id) VALUES ('n3')") }
                }
            }
        )
        #expect(results.map { $0.isSuccess } == [true, true, true, false, true, true])
        #expect(try await gated.database.noteIDs() == ["n0", "n1", "n2", "n4", "n5"])
    }

    @Test("a write that fails alone leaves nothing, and commits nothing")
    func aloneAndFailing() async throws {
        let gated = try await GatedDatabase()
        await #expect(throws: Refusal()) {
            try await gated.database.write { transaction in
                try transaction.execute("INSERT INTO note (id) VALUES ('a')")
                throw Refusal()
            }
        }
        #expect(try await gated.database.noteIDs() == [])
        #expect(gated.journal.all == [])
    }

    @Test("cancelling a write that waits takes it out of the queue")
    func cancellation() async throws {
        let gated = try await GatedDatabase()
        let database = gated.database
        gated.gate.shut()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await database.add("first") }
            await gated.gate.someoneWaits()
            let waiting = await withTaskGroup(of: Result<Void, any Error>.self) { inner in
                inner.addTask { await result { try await database.add("never") } }
                while database.waitingWrites < 1 { await Task.yield() }
                inner.cancelAll()
                return await inner.next()
            }
            #expect(throws: CancellationError.self) { try waiting?.get() }
            #expect(database.waitingWrites == 0)
            gated.gate.open()
            try await group.waitForAll()
        }
        #expect(try await database.noteIDs() == ["first"])
    }

    @Test("a task that is cancelled already writes nothing")
    func cancelledBefore() async throws {
        let database = try await noteDatabase()
        let outcome = await withTaskGroup(of: Result<Void, any Error>.self) { group in
            group.cancelAll()
            group.addTask { await result { try await database.add("never") } }
            return await group.next()
        }
        // The writer may have been faster than the cancellation, but then it says so.
        #expect(try await database.noteIDs() == (outcome?.isSuccess == true ? ["never"] : []))
    }

    @Test("closing lets the commit in progress end and fails the rest")
    func closing() async throws {
        try await withDatabaseFile { path in
            let gated = try await GatedDatabase(.file(path))
            let database = gated.database
            gated.gate.shut()
            await withTaskGroup(of: Bool.self) { group in
                group.addTask { await result { try await database.add("first") }.isSuccess }
                await gated.gate.someoneWaits()
                for number in 0..<5 {
                    group.addTask { await result { try await database.add("n\(number)") }.isSuccess }
                }
                while database.waitingWrites < 5 { await Task.yield() }
                group.addTask { await result { try database.close() }.isSuccess }
                while database.waitingWrites > 0 { await Task.yield() }
                gated.gate.open()
                #expect(await group.reduce(0) { $0 + ($1 ? 1 : 0) } == 2)
            }
            await #expect(throws: DatabaseError.closed) { try await database.add("late") }
            await #expect(throws: DatabaseError.closed) { try await database.noteIDs() }
            try database.close()
            let again = try Database.open(.file(path))
            #expect(try await again.noteIDs() == ["first"])
            try again.close()
        }
    }
}

extension Result where Success == Void {
    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}

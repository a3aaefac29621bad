import Database
import Testing

@Suite("Statements")
struct StatementTests {
    @Test(
        "parameters are counted by their numbers, and only where they are parameters",
        arguments: [
            ("SELECT $2 || $1 || $2", "bab"),
            ("SELECT '$1' || $1 || $2", "$1ab"),
            ("SELECT 'it''s $2' || $1 || $2", "it's $2ab"),
            ("SELECT $1 /* not $3 ' */ || $2 -- nor $4 \"\n || $1", "aba"),
            ("SELECT \"$1\" || $2 || $1 FROM (SELECT 'c' AS \"$1\")", "cba"),
            ("SELECT a$1 || $2 || $1 FROM (SELECT 'd' AS a$1)", "dba"),
            ("-- $9\nSELECT $1||$2", "ab"),
            ("SELECT $2 || '' WHERE $1 <> '/* $3'", "b"),
        ]
    )
    func parameters(_ sql: String, _ expected: String) async throws {
        let database = try Database.open(.memory)
        let found = try await database.read { try $0.row(sql, "a", "b")?.get(0) as String? }
        #expect(found == expected)
    }

    @Test("more than twenty parameters, with numbers of two digits")
    func manyParameters() async throws {
        let database = try Database.open(.memory)
        let sum = try await database.read { transaction in
            let terms = (1...30).reversed().map { "$\($0) * \($0)" }.joined(separator: " + ")
            return try transaction.row("SELECT \(terms)", (1...30).map { $0 })?.get(0) as Int?
        }
        #expect(sum == (1...30).reduce(0) { $0 + $1 * $1 })
    }

    @Test("too few arguments, too many, wrong SQL and two statements at once are errors")
    func mistakes() async throws {
        let database = try await noteDatabase()
        let attempts: [@Sendable (Transaction) throws -> Void] = [
            { _ = try $0.row("SELECT $1, $2", "a") },
            { _ = try $0.row("SELECT $1", "a", "b") },
            { try $0.execute("INSERT INTO nowhere VALUES (1)") },
            { try $0.execute("DELETE FROM note; DELETE FROM note") },
            { try $0.execute("") },
        ]
        for attempt in attempts {
            await #expect {
                try await database.write(attempt)
            } throws: { error in
                if case DatabaseError.statement = error { true } else { false }
            }
        }
    }

    @Test(
        "statements that would leave the transaction are refused",
        arguments: [
            "COMMIT", "rollback", " /* x */ begin", "-- y\nSAVEPOINT a", "PRAGMA synchronous = OFF", "VACUUM;", "END",
        ]
    )
    func control(_ sql: String) async throws {
        let database = try await noteDatabase()
        await #expect {
            try await database.write { _ = try $0.execute(sql) }
        } throws: { error in
            if case DatabaseError.unsupported = error { true } else { false }
        }
        try await database.add("still works")
    }

    @Test("the number of changed rows is that of this statement")
    func changes() async throws {
        let database = try await noteDatabase()
        let counts = try await database.write { transaction in
            [
                try transaction.execute("INSERT INTO note (id) VALUES ('a'), ('b'), ('c')"),
                try transaction.execute("UPDATE note SET text = $1 WHERE id > $2", "x", "a"),
                try transaction.execute("CREATE TABLE other (id TEXT)"),
                try transaction.execute("INSERT INTO note (id) VALUES ('a') ON CONFLICT (id) DO NOTHING"),
                try transaction.execute("DELETE FROM note WHERE id = 'nobody'"),
                try transaction.rows("DELETE FROM note RETURNING id").count,
            ]
        }
        #expect(counts == [3, 2, 0, 0, 0, 3])
    }

    @Test("a read cannot write")
    func readOnly() async throws {
        try await withDatabaseFile { path in
            for location in [Database.Location.memory, .file(path)] {
                let database = try Database.open(location)
                try await database.migrate(noteMigrations, component: "notes")
                await #expect {
                    try await database.read { _ = try $0.execute("INSERT INTO note (id) VALUES ('a')") }
                } throws: { error in
                    if case DatabaseError.unsupported = error { true } else { false }
                }
                #expect(try await database.noteIDs() == [])
                try database.close()
            }
        }
    }

    @Test("after a thousand texts the next ones still work")
    func manyTexts() async throws {
        let database = try Database.open(.memory)
        let sum = try await database.read { transaction in
            try (0..<1_500).reduce(0) { try $0 + (transaction.row("SELECT \($1) * $1", 2)?.get(0) ?? 0) }
        }
        #expect(sum == 2 * (0..<1_500).reduce(0, +))
    }
}

@Suite("Rules of the schema")
struct ConstraintTests {
    private static let schema = Migration(
        "1",
        [
            "CREATE TABLE type (code TEXT NOT NULL PRIMARY KEY, beds INTEGER NOT NULL CHECK (beds > 0))",
            "CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL REFERENCES type (code), door TEXT UNIQUE)",
            "INSERT INTO type VALUES ('ov', 2)",
            "INSERT INTO room VALUES ('1', 'ov', 'east')",
        ]
    )

    @Test(
        "a broken rule is named",
        arguments: [
            ("INSERT INTO type VALUES ('ov', 1)", .unique("type.code")),
            ("INSERT INTO room VALUES ('2', 'ov', 'east')", .unique("room.door")),
            ("INSERT INTO room VALUES ('2', 'lv', 'west')", .foreignKey("FOREIGN KEY constraint failed")),
            ("DELETE FROM type", .foreignKey("FOREIGN KEY constraint failed")),
            ("UPDATE type SET beds = 0", .check("beds > 0")),
            ("INSERT INTO type VALUES ('lv', NULL)", .notNull("type.beds")),
            ("INSERT INTO type VALUES ('lv', 'two')", .check("cannot store TEXT value in INTEGER column type.beds")),
        ] as [(String, DatabaseError.Constraint)]
    )
    func rules(_ sql: String, _ rule: DatabaseError.Constraint) async throws {
        let database = try Database.open(.memory)
        try await database.migrate([Self.schema], component: "rooms")
        let before = try await database.fingerprint()
        await #expect(throws: DatabaseError.constraint(rule)) {
            try await database.write { _ = try $0.execute(sql) }
        }
        #expect(try await database.fingerprint() == before)
    }

    @Test("a failed statement ends the transaction, even if its error is caught")
    func failureIsFinal() async throws {
        let database = try await noteDatabase()
        await #expect(throws: DatabaseError.constraint(.unique("note.id"))) {
            try await database.write { transaction in
                try transaction.execute("INSERT INTO note (id) VALUES ('a')")
                _ = try? transaction.execute("INSERT INTO note (id) VALUES ('a')")
                #expect(throws: DatabaseError.constraint(.unique("note.id"))) { try transaction.rows("SELECT 1") }
            }
        }
        #expect(try await database.noteIDs() == [])
    }

    @Test("a savepoint fails alone, with its notifications")
    func savepoints() async throws {
        let database = try await noteDatabase()
        let heard = database.notifications("inner")
        let failures = try await database.write { transaction in
            try transaction.execute("INSERT INTO note (id) VALUES ('a')")
            let first = failure {
                try transaction.savepoint {
                    transaction.notify("inner")
                    try transaction.execute("INSERT INTO note (id) VALUES ('b')")
                    try transaction.execute("INSERT INTO note (id) VALUES ('a')")
                }
            }
            let second = try transaction.savepoint {
                try transaction.execute("INSERT INTO note (id) VALUES ('c')")
                return failure {
                    try transaction.savepoint {
                        try transaction.execute("INSERT INTO note (id) VALUES ('d')")
                        throw Refusal()
                    }
                }
            }
            return [first, second]
        }
        #expect(failures[0] as? DatabaseError == .constraint(.unique("note.id")))
        #expect(failures[1] is Refusal)
        #expect(try await database.noteIDs() == ["a", "c"])
        try database.close()
        #expect(await heard.reduce(0) { count, _ in count + 1 } == 0)
    }
}

private func failure(_ body: () throws -> Void) -> (any Error)? {
    do {
        try body()
        return nil
    } catch {
        return error
    }
}

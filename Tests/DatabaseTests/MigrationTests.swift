import Database
import Testing

@Suite("Migrations")
struct MigrationTests {
    private let first = Migration("1 rooms", ["CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY)"])
    private let second = Migration(
        "2 floors",
        ["ALTER TABLE room ADD COLUMN floor INTEGER", "INSERT INTO room VALUES ('101', 1)"]
    )

    @Test("they are applied in order, once, also in parts")
    func applying() async throws {
        let database = try Database.open(.memory)
        try await database.migrate([first], component: "rooms")
        try await database.migrate([first, second], component: "rooms")
        let before = try await database.fingerprint()
        try await database.migrate([first, second], component: "rooms")
        #expect(try await database.fingerprint() == before)
        let rooms = try await database.read { try $0.rows("SELECT floor FROM room").map { try $0.get(0) as Int } }
        #expect(rooms == [1])
    }

    @Test("two components keep apart, whatever their migrations are called")
    func components() async throws {
        let database = try Database.open(.memory)
        try await database.migrate([first], component: "rooms")
        try await database.migrate([Migration("1 rooms", ["CREATE TABLE mapping (id TEXT)"])], component: "link")
        try await database.migrate([first, second], component: "rooms")
        let counts = try await database.read { try $0.row("SELECT COUNT(*) FROM schemaMigration")?.get(0) as Int? }
        #expect(counts == 3)
    }

    @Test("several at once apply each only once")
    func concurrent() async throws {
        try await withDatabaseFile { path in
            let databases = try (0..<4).map { _ in try Database.open(.file(path)) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for database in databases {
                    group.addTask { [first, second] in
                        try await database.migrate([first, second], component: "rooms")
                    }
                }
                try await group.waitForAll()
            }
            let rooms = try await databases[0].read { try $0.row("SELECT COUNT(*) FROM room")?.get(0) as Int? }
            #expect(rooms == 1)
            for database in databases { try database.close() }
        }
    }

    @Test("a change of the line breaks is no alteration")
    func lineBreaks() async throws {
        let database = try Database.open(.memory)
        try await database.migrate([first], component: "rooms")
        let wrapped = Migration("1 rooms", ["CREATE TABLE room\n    (id TEXT NOT NULL\n PRIMARY KEY)"])
        try await database.migrate([wrapped, second], component: "rooms")
    }

    @Test(
        "a database that does not fit is refused and left alone",
        arguments: [
            // Altered.
            [Migration("1 rooms", ["CREATE TABLE room (id TEXT NOT NULL)"]), Migration("2 floors", ["SELECT 1"])],
            // Older than the database.
            [Migration("1 rooms", ["CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY)"])],
            // Renamed.
            [Migration("1 room", ["CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY)"]), Migration("2 floors", [])],
            // With one put in between.
            [
                Migration("1 rooms", ["CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY)"]),
                Migration("1.5 beds", ["CREATE TABLE bed (id TEXT)"]), Migration("2 floors", []),
            ],
            // Twice the same name.
            [Migration("1 rooms", []), Migration("1 rooms", [])],
        ]
    )
    func refused(_ migrations: [Migration]) async throws {
        let database = try Database.open(.memory)
        try await database.migrate([first, second], component: "rooms")
        let before = try await database.fingerprint()
        await #expect {
            try await database.migrate(migrations, component: "rooms")
        } throws: { error in
            if case DatabaseError.migration = error { true } else { false }
        }
        #expect(try await database.fingerprint() == before)
    }

    @Test("one that fails leaves no trace, and those before it stay")
    func failing() async throws {
        let database = try Database.open(.memory)
        let broken = Migration("2 broken", ["CREATE TABLE half (id TEXT)", "INSERT INTO room VALUES ('1', 2, 3)"])
        await #expect {
            try await database.migrate([first, broken], component: "rooms")
        } throws: { error in
            if case DatabaseError.statement = error { true } else { false }
        }
        let names = try await database.read { transaction in
            try transaction.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map {
                try $0.get(0) as String
            }
        }
        #expect(names == ["room", "schemaMigration"])
        try await database.migrate([first, second], component: "rooms")
    }

    @Test("tables are strict, and clustered where they say so")
    func dialect() async throws {
        let database = try Database.open(.memory)
        try await database.migrate(
            [
                Migration(
                    "1",
                    [
                        "CREATE TABLE plain (id TEXT NOT NULL PRIMARY KEY);",
                        "create table if not exists narrow (a TEXT, b TEXT, PRIMARY KEY (a, b)) /* clustered */",
                        "CREATE TABLE copy AS SELECT * FROM plain",
                        "CREATE INDEX plainByID ON plain (id)",
                    ]
                )
            ],
            component: "x"
        )
        let tables = try await database.read { transaction in
            try transaction.rows("SELECT name, wr, strict FROM pragma_table_list WHERE type = 'table' ORDER BY name")
                .map { try "\($0.get(0) as String) \($0.get(1) as Int) \($0.get(2) as Int)" }
        }
        let expected = ["copy 0 0", "narrow 1 1", "plain 0 1", "schemaMigration 0 1"]
        #expect(tables.filter { !$0.hasPrefix("sqlite") } == expected)
    }
}

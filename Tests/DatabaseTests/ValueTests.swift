import Database
import HotelValues
import Testing

private enum Status: String, SQLConvertible { case confirmed, cancelled }
private enum Level: Int, SQLConvertible {
    case low = 1
    case high = 9
}

@Suite("Values")
struct ValueTests {
    @Test(
        "every kind of value comes back as it was stored",
        arguments: [
            .null, .integer(0), .integer(.min), .integer(.max), .text(""), .text("São Luís 🏨 '\"$1;--"),
            .text(String(repeating: "long ", count: 10_000)), .blob([]), .blob([0, 255, 0]),
            .blob(Array(repeating: 7, count: 70_000)),
        ] as [SQLValue]
    )
    func roundTrip(_ value: SQLValue) async throws {
        let database = try await valueDatabase()
        let column =
            switch value {
            case .integer: "number"
            case .blob: "bytes"
            default: "text"
            }
        let stored = try await database.write { transaction in
            try transaction.execute("INSERT INTO value (\(column)) VALUES ($1)", [Raw(value)])
            return try transaction.row("SELECT \(column) FROM value")?.value(at: 0)
        }
        #expect(stored == value)
    }

    @Test("a value of our own comes back as it was stored")
    func ownTypes() async throws {
        let database = try await valueDatabase()
        try await database.write { transaction in
            func check<V: SQLConvertible & Equatable>(_ value: V) throws {
                let row = try #require(try transaction.row("SELECT $1 AS it, NULL AS absent", value))
                let back: V = try row.get("it")
                let optional: V? = try row.get("it")
                let nothing: V? = try row.get("absent")
                #expect(back == value && optional == value && nothing == nil)
            }
            try check(Int.min)
            try check(Int64.max)
            try check(true)
            try check(false)
            try check("text")
            try check([1, 2, 3] as [UInt8])
            try check(try #require(Day("2026-02-28")))
            try check(Timestamp(microseconds: 1_796_000_000_123_456))
            try check(try #require(Currency("JPY")))
            try check(Identifier<Database>("room-1"))
            try check(Status.cancelled)
            try check(Level.high)
        }
    }

    @Test("a value of another type is an error that names the column, not the value")
    func badValues() async throws {
        let database = try await valueDatabase()
        try await database.read { transaction in
            let row = try #require(
                try transaction.row("SELECT 'secret' AS word, 7 AS number, NULL AS absent, 1.5 * 2 > 2 AS truth")
            )
            #expect(throws: DatabaseError.badValue(column: "word", expected: "Day", found: "text")) {
                try row.get("word") as Day
            }
            #expect(throws: DatabaseError.badValue(column: "number", expected: "Bool", found: "integer")) {
                try row.get("number") as Bool
            }
            #expect(throws: DatabaseError.badValue(column: "absent", expected: "Int", found: "null")) {
                try row.get("absent") as Int
            }
            #expect(throws: DatabaseError.badValue(column: "word", expected: "Status", found: "text")) {
                try row.get(0) as Status?
            }
            #expect(throws: DatabaseError.missingColumn("words")) { try row.get("words") as String }
            #expect(throws: DatabaseError.missingColumn("#4")) { try row.get(4) as String }
            #expect(try row.get("truth") as Bool)
        }
    }

    @Test("a fraction is refused rather than rounded")
    func fractions() async throws {
        let database = try await valueDatabase()
        await #expect(throws: DatabaseError.badValue(column: "half", expected: "a whole number", found: "real")) {
            try await database.read { _ = try $0.rows("SELECT 0.5 AS half") }
        }
    }

    @Test("text with a NUL character is refused rather than cut")
    func textWithNUL() async throws {
        let database = try await noteDatabase()
        await #expect(throws: DatabaseError.self) { try await database.add("a\0b") }
        #expect(try await database.noteIDs() == [])
    }

    @Test("columns are found whatever their case")
    func columnCase() async throws {
        let database = try await valueDatabase()
        let stays = try await database.read { transaction in
            let row = try #require(try transaction.row("SELECT 1 AS roomType, 2 AS arrivalday"))
            return try (row.get("ROOMTYPE") as Int, row.get("arrivalDay") as Int)
        }
        #expect(stays == (1, 2))
    }

    @Test("days and instants sort as text as they do as values")
    func order() {
        let days = (0..<400).map { Day(number: 19_990 + $0 * 37) }
        #expect(days.map(\.sqlValue.sortText) == days.map(\.sqlValue.sortText).sorted())
        let instants = (0..<400).map { Timestamp(microseconds: 1_700_000_000_000_000 + $0 * 86_399_999_999) }
        #expect(instants.map(\.sqlValue.sortText) == instants.map(\.sqlValue.sortText).sorted())
    }

    @Test("a streaming read lends the same values")
    func streaming() async throws {
        let database = try await noteDatabase()
        let seen = try await database.write { transaction in
            for number in 0..<1_000 {
                try transaction.execute(
                    "INSERT INTO note VALUES ($1, $2)",
                    "n\(number + 1_000)",
                    number % 2 == 0 ? "even" : nil
                )
            }
            var seen = (sum: 0, even: 0, mistakes: 0)
            let query = "SELECT CAST(substr(id, 2) AS INTEGER) AS number, text FROM note WHERE id >= $1 ORDER BY id"
            try transaction.forEach(query, ["n1500"]) { row in
                seen.sum += try row.integer(0) + (row.get(0) as Int)
                let text: String? = try row.get(1)
                if text != nil { seen.even += try row.text(1) == "even" ? 1 : 0 }
                #expect(throws: DatabaseError.missingColumn("#2")) { try row.integer(2) }
                do { _ = try row.text(0) } catch DatabaseError.badValue { seen.mistakes += 1 }
                // The same statement in the midst of its own rows.
                if seen.mistakes == 1 { try transaction.forEach(query, ["n1999"]) { seen.even += try $0.integer(0) } }
            }
            return [seen.sum, seen.even, seen.mistakes]
        }
        #expect(seen == [2 * (1_500...1_999).reduce(0, +), 250 + 1_999, 500])
    }
}

private func valueDatabase() async throws -> Database {
    let database = try Database.open(.memory)
    try await database.migrate(
        [Migration("1", ["CREATE TABLE value (number INTEGER, text TEXT, bytes BLOB)"])],
        component: "values"
    )
    return database
}

/// A value bound as it is.
private struct Raw: SQLConvertible {
    var sqlValue: SQLValue
    init(_ value: SQLValue) { sqlValue = value }
    init?(sqlValue: SQLValue) { self.sqlValue = sqlValue }
}

extension SQLValue {
    fileprivate var sortText: String {
        if case .text(let text) = self { text } else { "" }
    }
}

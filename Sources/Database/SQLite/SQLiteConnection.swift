import FoundationEssentials
import GRDB

/// One SQLite connection inside one transaction.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    private let statements: SQLiteStatements
    /// The statements whose rows are being gone through, which must not be run again meanwhile.
    private var streaming: Set<String> = []

    init(_ database: GRDB.Database, _ statements: SQLiteStatements) {
        self.database = database
        self.statements = statements
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        try DatabaseError.translated {
            let statement = try prepare(sql)
            let before = database.totalChangesCount
            try statement.execute(arguments: StatementArguments(binding: arguments))
            // SQLite keeps the count of the last change, also through statements that change nothing.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func rows(_ sql: String, _ arguments: [SQLValue], limit: Int) throws -> [Row] {
        try DatabaseError.translated {
            let statement = try prepare(sql)
            let result = SQLiteResult(statement)
            let names = statement.columnNames
            let steps = try DatabaseValue.fetchCursor(statement, arguments: StatementArguments(binding: arguments))
            var rows: [Row] = []
            while rows.count < limit, try steps.next() != nil {
                rows.append(Row(columns: names, values: try result.values()))
            }
            return rows
        }
    }

    func forEach(_ sql: String, _ arguments: [SQLValue], _ body: (borrowing RowCursor) throws -> Void) throws {
        try DatabaseError.translated {
            let statement = try prepare(sql)
            let isOutermost = streaming.insert(sql).inserted
            defer { if isOutermost { streaming.remove(sql) } }
            let steps = try DatabaseValue.fetchCursor(statement, arguments: StatementArguments(binding: arguments))
            let cursor = RowCursor(SQLiteResult(statement))
            while try steps.next() != nil {
                try body(cursor)
            }
        }
    }

    func savepoint(_ step: SavepointStep) throws {
        switch step {
        case .begin: try run("SAVEPOINT part")
        case .release: try run("RELEASE part")
        case .rollBack:
            try run("ROLLBACK TO part")
            try run("RELEASE part")
        }
    }

    func define(_ statement: String) throws {
        try DatabaseError.translated {
            try database.makeStatement(sql: SQLiteDialect.definition(statement)).execute()
            database.clearSchemaCache()
        }
    }

    func tables() throws -> [TableOutline] {
        let names = try rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
            [],
            limit: .max
        )
        return try names.map { row in
            let name: String = try row.get(0)
            let info = try rows("SELECT name, pk FROM pragma_table_info($1) ORDER BY cid", [.text(name)], limit: .max)
            let columns = try info.map { (name: try $0.get(0) as String, position: try $0.get(1) as Int) }
            let key = columns.filter { $0.position > 0 }.sorted { $0.position < $1.position }
            let ordering = key.isEmpty ? columns : key
            return TableOutline(name: name, columns: columns.map(\.name), key: ordering.map(\.name))
        }
    }

    /// Runs a statement that this layer makes by itself.
    func run(_ sql: String) throws {
        try DatabaseError.translated { try database.cachedStatement(sql: sql).execute() }
    }

    /// Undoes the transaction, if it still stands.
    func rollBack() throws {
        try DatabaseError.translated { try database.rollback() }
    }

    private func prepare(_ sql: String) throws -> Statement {
        guard streaming.isEmpty || !streaming.contains(sql) else {
            return try database.makeStatement(sql: SQLiteDialect.statement(sql))
        }
        return try statements.prepare(sql, on: database)
    }
}

/// The row at which a statement stands.
private final class SQLiteResult: ColumnSource {
    private let statement: Statement
    let count: Int

    init(_ statement: Statement) {
        self.statement = statement
        self.count = statement.columnCount
    }

    func name(at index: Int) -> String {
        statement.columnNames[index]
    }

    func value(at index: Int) throws -> SQLValue {
        switch DatabaseValue(sqliteStatement: statement.sqliteStatement, index: CInt(index)).storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .string(let text): .text(text)
        case .blob(let data): .blob([UInt8](data))
        case .double: throw DatabaseError.badValue(column: name(at: index), expected: "a whole number", found: "real")
        }
    }

    func values() throws -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            values.append(try value(at: index))
        }
        return values
    }
}

extension StatementArguments {
    fileprivate init(binding values: [SQLValue]) throws {
        // Of this type, because GRDB goes through values of one type by a key path, which takes far longer.
        let bindings = try values.map { value -> (any DatabaseValueConvertible)? in
            switch value {
            case .null: nil
            case .integer(let number): number
            case .text(let text) where text.utf8.contains(0):
                // SQLite would cut the text there without a word, and PostgreSQL cannot hold it.
                throw DatabaseError.unsupported("a NUL character in text; remove it before it is stored")
            case .text(let text): text
            case .blob(let bytes): Data(bytes)
            }
        }
        self.init(bindings)
    }
}

import GRDB
import GRDBSQLite

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
            let before = sqlite3_total_changes(database.sqliteConnection)
            try statement.run(arguments, on: database) { _ in true }
            // SQLite keeps the count of the last change, also through statements that change nothing.
            let hasChanged = sqlite3_total_changes(database.sqliteConnection) != before
            return hasChanged ? Int(sqlite3_changes(database.sqliteConnection)) : 0
        }
    }

    func rows(_ sql: String, _ arguments: [SQLValue], limit: Int) throws -> [Row] {
        try DatabaseError.translated {
            let statement = try prepare(sql)
            let names = statement.columnNames
            var rows: [Row] = []
            guard limit > 0 else { return rows }
            try statement.run(arguments, on: database) { result in
                rows.append(Row(columns: names, values: try result.values()))
                return rows.count < limit
            }
            return rows
        }
    }

    func forEach(_ sql: String, _ arguments: [SQLValue], _ body: (borrowing RowCursor) throws -> Void) throws {
        try DatabaseError.translated {
            let statement = try prepare(sql)
            let isOutermost = streaming.insert(sql).inserted
            defer { if isOutermost { streaming.remove(sql) } }
            let cursor = RowCursor(SQLiteResult(statement))
            try statement.run(arguments, on: database) { _ in
                try body(cursor)
                return true
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

/// What a driver does for `Database`: it owns the connections and decides when a closure runs on which.
protocol Engine: Sendable {
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func notifications(_ topic: String) -> AsyncStream<Void>
    func announce(_ topics: Set<String>)
    var waitingWrites: Int { get }
    func checkpoint() async throws
    func integrityCheck() async throws -> [String]
    func settings() async throws -> [String: String]
    func close() throws
}

/// What a driver does for `Transaction`: one connection, inside one transaction.
///
/// It throws `DatabaseError` and nothing else, but for the errors of closures it is given.
protocol Connection {
    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int
    func rows(_ sql: String, _ arguments: [SQLValue], limit: Int) throws -> [Row]
    func forEach(_ sql: String, _ arguments: [SQLValue], _ body: (borrowing RowCursor) throws -> Void) throws
    func savepoint(_ step: SavepointStep) throws
    func define(_ statement: String) throws
    func tables() throws -> [TableOutline]
}

/// The columns of the row at which a result stands.
protocol ColumnSource: AnyObject {
    var count: Int { get }
    func name(at index: Int) -> String
    func value(at index: Int) throws -> SQLValue
}

/// What can be done about the innermost savepoint.
enum SavepointStep {
    case begin
    /// Keeps what was done since it began.
    case release
    /// Undoes what was done since it began, and ends it.
    case rollBack
}

/// The name and columns of a table.
struct TableOutline: Sendable {
    var name: String
    var columns: [String]
    /// The columns of the primary key in its order; all columns where there is none.
    var key: [String]

    /// The columns of the key, quoted, as one list.
    var keyList: String { TableOutline.list(key) }
    /// The columns, quoted, as one list.
    var columnList: String { TableOutline.list(columns) }
    /// The name, quoted.
    var quotedName: String { TableOutline.quoted(name) }

    private static func list(_ names: [String]) -> String {
        names.map(quoted).joined(separator: ", ")
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
}

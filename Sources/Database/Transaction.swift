/// The database inside one closure of `read` or `write`.
///
/// Statements name their arguments by number, `$1` being the first. Statements are kept prepared, so values belong in
/// the arguments and never in the text. Text must not contain a NUL character.
///
/// A statement that fails ends the transaction: from then on every statement throws the same error, and so does the
/// commit. Where a failure is expected, use `ON CONFLICT`, or `savepoint`.
public final class Transaction {
    private var connection: (any Connection)?
    private var failure: DatabaseError?
    /// The topics to notify once it is committed.
    private(set) var topics: Set<String> = []

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Runs a statement and answers how many rows it inserted, updated or deleted.
    ///
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func execute(_ sql: String, _ arguments: (any SQLConvertible)?...) throws -> Int {
        try execute(sql, arguments)
    }

    /// Runs a statement and answers how many rows it inserted, updated or deleted.
    ///
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func execute(_ sql: String, _ arguments: [(any SQLConvertible)?]) throws -> Int {
        try use { try $0.execute(sql, arguments.sqlValues) }
    }

    /// Runs a statement and answers its rows.
    ///
    /// - Throws: `DatabaseError`.
    public func rows(_ sql: String, _ arguments: (any SQLConvertible)?...) throws -> [Row] {
        try rows(sql, arguments)
    }

    /// Runs a statement and answers its rows.
    ///
    /// - Throws: `DatabaseError`.
    public func rows(_ sql: String, _ arguments: [(any SQLConvertible)?]) throws -> [Row] {
        try use { try $0.rows(sql, arguments.sqlValues, limit: .max) }
    }

    /// Runs a statement and answers its first row.
    ///
    /// - Throws: `DatabaseError`.
    public func row(_ sql: String, _ arguments: (any SQLConvertible)?...) throws -> Row? {
        try row(sql, arguments)
    }

    /// Runs a statement and answers its first row.
    ///
    /// - Throws: `DatabaseError`.
    public func row(_ sql: String, _ arguments: [(any SQLConvertible)?]) throws -> Row? {
        try use { try $0.rows(sql, arguments.sqlValues, limit: 1).first }
    }

    /// Runs a query and lends its rows to the closure one by one, keeping none.
    ///
    /// - Throws: `DatabaseError`, and what the closure throws.
    public func forEach(
        _ sql: String,
        _ arguments: [(any SQLConvertible)?] = [],
        _ body: (borrowing RowCursor) throws -> Void
    ) throws {
        try use { try $0.forEach(sql, arguments.sqlValues, body) }
    }

    /// Makes the changes of the closure a part that can fail by itself: if it throws, they are undone and the error is
    /// passed on, while the transaction remains good.
    ///
    /// - Throws: `DatabaseError`, and what the closure throws.
    public func savepoint<T>(_ body: () throws -> T) throws -> T {
        let topicsBefore = topics
        try use { try $0.savepoint(.begin) }
        do {
            let value = try body()
            try use { try $0.savepoint(.release) }
            return value
        } catch {
            failure = nil
            topics = topicsBefore
            // If the engine has given up the whole transaction there is no savepoint any more: that ends it.
            try? use { try $0.savepoint(.rollBack) }
            throw error
        }
    }

    /// Wakes those who listen to this topic, if and when the transaction is committed.
    public func notify(_ topic: String) {
        topics.insert(topic)
    }

    /// Runs a statement that defines a part of the schema, in the engine's own dialect.
    func define(_ statement: String) throws {
        try use { try $0.define(statement) }
    }

    /// The tables, in the order of their names.
    func tables() throws -> [TableOutline] {
        try use { try $0.tables() }
    }

    /// Throws the error of the statement that failed, if one did.
    func checkIntact() throws {
        if let failure { throw failure }
    }

    /// Cuts it off from the connection, which belongs to others from now on.
    func end() {
        connection = nil
    }

    private func use<T>(_ work: (any Connection) throws -> T) throws -> T {
        try checkIntact()
        guard let connection else { throw DatabaseError.closed }
        do {
            return try work(connection)
        } catch let error as DatabaseError where error.endsTransaction {
            failure = error
            throw error
        }
    }
}

extension [(any SQLConvertible)?] {
    fileprivate var sqlValues: [SQLValue] {
        map { $0?.sqlValue ?? .null }
    }
}

import GRDB

extension DatabaseError {
    /// An error of the SQLite driver in this layer's words; any other error as it is.
    static func translating(_ error: any Error) -> any Error {
        guard let error = error as? GRDB.DatabaseError else { return error }
        return DatabaseError(error)
    }

    /// Runs the closure and translates the errors of the SQLite driver.
    static func translated<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch {
            throw translating(error)
        }
    }

    private init(_ error: GRDB.DatabaseError) {
        let message = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_CONSTRAINT:
            self = .constraint(Constraint(error.extendedResultCode, message))
        case .SQLITE_BUSY where error.extendedResultCode == .SQLITE_BUSY_SNAPSHOT:
            self = .serialization
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self = .busy
        case .SQLITE_FULL:
            self = .full
        case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOMEM, .SQLITE_PERM:
            self = .ioFailure(message)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .corrupted(message)
        case .SQLITE_READONLY:
            self = .unsupported("\(message): changes belong in write, and the file must be writable")
        case .SQLITE_MISUSE where error.sql == nil:
            self = .closed
        default:
            self = .statement(error.sql.map { "\(message) in: \($0)" } ?? message)
        }
    }
}

extension DatabaseError.Constraint {
    init(_ code: ResultCode, _ message: String) {
        // "UNIQUE constraint failed: room.code" and its like; a CHECK may be named with any words.
        let place = message.firstRange(of: "failed: ").map { String(message[$0.upperBound...]) } ?? message
        switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: self = .unique(place)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey(place)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(place)
        default: self = .check(place)
        }
    }
}

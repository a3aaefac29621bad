import GRDB
import GRDBSQLite

extension Statement {
    /// Runs the statement with these arguments and lends each row to the closure, until it answers false.
    ///
    /// SQLite is spoken to directly. GRDB boxes each argument, copies the list of them twice, and decodes a column of
    /// each row that nobody asked for, which together takes as long as what SQLite does in most statements.
    func run(
        _ arguments: [SQLValue],
        on database: GRDB.Database,
        _ wantsMore: (SQLiteResult) throws -> Bool
    ) throws {
        let expected = sqlite3_bind_parameter_count(sqliteStatement)
        guard arguments.count == expected else {
            throw DatabaseError.statement("\(arguments.count) arguments for \(expected) parameters in: \(sql)")
        }
        let block = try ArgumentBlock(arguments)
        try block.withBytes { bytes in
            // What is bound lies in the block, so nothing may stay bound beyond this closure.
            defer {
                sqlite3_reset(sqliteStatement)
                sqlite3_clear_bindings(sqliteStatement)
            }
            for (index, argument) in block.arguments.enumerated() {
                try check(bind(argument, of: bytes, at: CInt(index + 1)), on: database)
            }
            let result = SQLiteResult(self)
            while true {
                switch sqlite3_step(sqliteStatement) {
                case SQLITE_ROW: guard try wantsMore(result) else { return }
                case SQLITE_DONE: return
                case let code: try check(code, on: database)
                }
            }
        }
    }

    private func bind(_ argument: ArgumentBlock.Argument, of bytes: UnsafeRawBufferPointer, at index: CInt) -> CInt {
        switch argument {
        case .null: sqlite3_bind_null(sqliteStatement, index)
        case .integer(let number): sqlite3_bind_int64(sqliteStatement, index, number)
        case .text(let place):
            sqlite3_bind_text64(
                sqliteStatement,
                index,
                bytes.baseAddress?.advanced(by: place.lowerBound).assumingMemoryBound(to: CChar.self),
                UInt64(place.count),
                nil,
                UInt8(SQLITE_UTF8)
            )
        case .blob(let place):
            sqlite3_bind_blob64(
                sqliteStatement,
                index,
                bytes.baseAddress?.advanced(by: place.lowerBound),
                UInt64(place.count),
                nil
            )
        }
    }

    private func check(_ code: CInt, on database: GRDB.Database) throws {
        guard code != SQLITE_OK else { return }
        // Nothing but the end of the caller's task interrupts a statement.
        if code & 0xff == SQLITE_INTERRUPT { throw CancellationError() }
        throw GRDB.DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: database.lastErrorMessage,
            sql: sql
        )
    }
}

/// The arguments of one run, texts and bytes one after the other in one piece of memory.
private struct ArgumentBlock {
    enum Argument {
        case null
        case integer(Int64)
        case text(Range<Int>)
        case blob(Range<Int>)
    }

    private(set) var arguments: [Argument] = []
    // Never empty, since SQLite takes an address that is none for NULL.
    private var bytes: [UInt8] = [0]

    init(_ values: [SQLValue]) throws {
        arguments.reserveCapacity(values.count)
        bytes.reserveCapacity(32 * values.count)
        for value in values {
            switch value {
            case .null: arguments.append(.null)
            case .integer(let number): arguments.append(.integer(number))
            case .text(let text):
                let place = append(text.utf8)
                // SQLite would cut the text there without a word, and PostgreSQL cannot hold it.
                guard !bytes[place].contains(0) else {
                    throw DatabaseError.unsupported("a NUL character in text; remove it before it is stored")
                }
                arguments.append(.text(place))
            case .blob(let blob): arguments.append(.blob(append(blob)))
            }
        }
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes(body)
    }

    private mutating func append(_ more: some Collection<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: more)
        return start..<bytes.count
    }
}

/// The row at which a statement stands.
final class SQLiteResult: ColumnSource {
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
        let column = CInt(index)
        switch sqlite3_column_type(statement.sqliteStatement, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement.sqliteStatement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement.sqliteStatement, column)
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: size(of: column)), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement.sqliteStatement, column)
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: size(of: column))))
        default:
            throw DatabaseError.badValue(column: name(at: index), expected: "a whole number", found: "real")
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

    /// To be asked for after the value itself, which may have to be converted first.
    private func size(of column: CInt) -> Int { Int(sqlite3_column_bytes(statement.sqliteStatement, column)) }
}

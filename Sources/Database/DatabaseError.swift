/// Why the database did not do what it was asked.
///
/// No case carries a stored value or an argument, so that an error may be logged.
public enum DatabaseError: Error, Sendable, Hashable {
    /// The change would break a rule of the schema; nothing of it was kept.
    case constraint(Constraint)
    /// Another process held the lock for longer than the busy timeout; try again later.
    case busy
    /// There is no space left; works again once there is.
    case full
    /// The operating system failed to read or write; whether a commit it interrupted was kept shows after a restart.
    case ioFailure(String)
    /// Another transaction changed what this one had read, again and again; try again later.
    case serialization
    /// The engine or this layer does not do that; the text says what to do instead.
    case unsupported(String)
    /// The file is not a database, or is damaged.
    case corrupted(String)
    /// The result has no column of that name or index.
    case missingColumn(String)
    /// The column's value is not one of the type asked for; `found` is its kind, such as `text` or `null`.
    case badValue(column: String, expected: String, found: String)
    /// The schema in the database and the migrations of this program do not fit together.
    case migration(String)
    /// The statement is wrong; the engine's message and the SQL.
    case statement(String)
    /// The database, or the transaction, has ended.
    case closed

    /// A rule of the schema, with the engine's words on where it was broken.
    ///
    /// SQLite names the columns, such as `room.code`, for `unique` and `notNull`, and the rule for `check`; for
    /// `foreignKey` it names nothing.
    public enum Constraint: Sendable, Hashable {
        /// Two rows have the same key.
        case unique(String)
        /// A row refers to one that does not exist, or is still referred to.
        case foreignKey(String)
        /// A value breaks a `CHECK`, or is of another type than its column.
        case check(String)
        /// A value is missing.
        case notNull(String)
    }

    /// Whether a transaction in which it was thrown is lost; a value that could not be read harms nothing.
    var endsTransaction: Bool {
        switch self {
        case .missingColumn, .badValue: false
        default: true
        }
    }
}

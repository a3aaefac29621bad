/// A value as a database stores it.
///
/// There are no fractions: money is counted in minor units, and a query that yields a fraction must cast it.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A whole number of 64 bits.
    case integer(Int64)
    /// Text without a NUL character.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// What kind of value it is, for messages.
    @usableFromInline
    var kind: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .text: "text"
        case .blob: "blob"
        }
    }
}

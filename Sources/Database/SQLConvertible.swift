public import HotelValues

/// A type whose values are stored in one column.
///
/// An enumeration with a raw value opts in with one line: `extension Status: SQLConvertible {}`.
public protocol SQLConvertible: Sendable {
    /// The value as it is stored.
    var sqlValue: SQLValue { get }
    /// The value that was stored so; nil if no value of this type is.
    init?(sqlValue: SQLValue)
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    /// The raw value, as it is stored.
    @inlinable
    public var sqlValue: SQLValue { rawValue.sqlValue }

    /// The value whose raw value was stored so.
    @inlinable
    public init?(sqlValue: SQLValue) {
        guard let rawValue = RawValue(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: rawValue)
    }
}

extension Int64: SQLConvertible {
    /// The number.
    public var sqlValue: SQLValue { .integer(self) }

    /// The stored number.
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number
    }
}

extension Int: SQLConvertible {
    /// The number.
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    /// The stored number.
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: SQLConvertible {
    /// 1 for true, 0 for false.
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    /// True for 1, false for 0, nil for all else.
    public init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension String: SQLConvertible {
    /// The text.
    public var sqlValue: SQLValue { .text(self) }

    /// The stored text.
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension [UInt8]: SQLConvertible {
    /// The bytes.
    public var sqlValue: SQLValue { .blob(self) }

    /// The stored bytes.
    public init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension Day: SQLConvertible {
    /// The date as `YYYY-MM-DD`, whose order is that of the days.
    public var sqlValue: SQLValue { .text(description) }

    /// The day with that text.
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Timestamp: SQLConvertible {
    /// The instant in UTC to the microsecond, whose order is that of the instants.
    public var sqlValue: SQLValue { .text(preciseText) }

    /// The instant with that text.
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Currency: SQLConvertible {
    /// The code of three letters.
    public var sqlValue: SQLValue { .text(code) }

    /// The currency with that code.
    public init?(sqlValue: SQLValue) {
        guard case .text(let code) = sqlValue else { return nil }
        self.init(code)
    }
}

extension Identifier: SQLConvertible {}

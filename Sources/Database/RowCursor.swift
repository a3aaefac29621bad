/// The row at which a streaming read stands; good only inside the closure it is lent to.
///
/// Nothing is kept of a row but what is asked for, so that tens of thousands can be gone through. What is generic here can
/// be inlined for the same reason: to find out about a type while the program runs takes longer than to read the value.
public struct RowCursor: ~Copyable {
    private let source: any ColumnSource

    init(_ source: any ColumnSource) {
        self.source = source
    }

    /// The value in the column with that index, counted from 0, which must not be null.
    ///
    /// - Throws: `DatabaseError.missingColumn`, `DatabaseError.badValue`.
    @inlinable
    public func get<V: SQLConvertible>(_ index: Int) throws -> V {
        try value(at: index).converted(from: name(at: index))
    }

    /// The value in the column with that index, counted from 0, or nil where it is null.
    ///
    /// - Throws: `DatabaseError.missingColumn`, `DatabaseError.badValue`.
    @inlinable
    public func get<V: SQLConvertible>(_ index: Int) throws -> V? {
        let value = try value(at: index)
        if case .null = value { return nil }
        return try value.converted(from: name(at: index)) as V
    }

    /// The whole number in the column with that index: `get` without the detour of a generic type.
    ///
    /// - Throws: `DatabaseError.missingColumn`, `DatabaseError.badValue`.
    public func integer(_ index: Int) throws -> Int {
        guard case .integer(let number) = try value(at: index) else { return try get(index) }
        return Int(number)
    }

    /// The text in the column with that index: `get` without the detour of a generic type.
    ///
    /// - Throws: `DatabaseError.missingColumn`, `DatabaseError.badValue`.
    public func text(_ index: Int) throws -> String {
        guard case .text(let text) = try value(at: index) else { return try get(index) }
        return text
    }

    /// The value as stored in the column with that index, counted from 0.
    ///
    /// - Throws: `DatabaseError.missingColumn`.
    public func value(at index: Int) throws -> SQLValue {
        guard index >= 0, index < source.count else { throw DatabaseError.missingColumn("#\(index)") }
        return try source.value(at: index)
    }

    @usableFromInline
    func name(at index: Int) -> String { source.name(at: index) }
}

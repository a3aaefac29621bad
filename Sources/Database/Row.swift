/// One row of a result, held in memory.
///
/// Columns are found whatever their case, since some engines fold names to lower case.
public struct Row: Sendable {
    let columns: [String]
    let values: [SQLValue]

    /// The value in that column, which must not be null.
    ///
    /// - Throws: `DatabaseError.missingColumn`, `DatabaseError.badValue`.
    @inlinable
    public func get<V: SQLConvertible>(_ column: String) throws -> V {
        try get(index(of: column))
    }

    /// The value in that column, or nil where it is null.
    ///
    /// - Throws: `DatabaseError.missingColumn`, `DatabaseError.badValue`.
    @inlinable
    public func get<V: SQLConvertible>(_ column: String) throws -> V? {
        try get(index(of: column))
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

    /// The value as stored in the column with that index, counted from 0.
    ///
    /// - Throws: `DatabaseError.missingColumn`.
    public func value(at index: Int) throws -> SQLValue {
        guard values.indices.contains(index) else { throw DatabaseError.missingColumn("#\(index)") }
        return values[index]
    }

    @usableFromInline
    func name(at index: Int) -> String { columns[index] }

    @usableFromInline
    func index(of column: String) throws -> Int {
        if let index = columns.firstIndex(of: column) { return index }
        let folded = column.lowercased()
        guard let index = columns.firstIndex(where: { $0.lowercased() == folded }) else {
            throw DatabaseError.missingColumn(column)
        }
        return index
    }
}

extension SQLValue {
    /// The value as one of the type asked for.
    @inlinable
    func converted<V: SQLConvertible>(from column: @autoclosure () -> String) throws -> V {
        guard let value = V(sqlValue: self) else {
            throw DatabaseError.badValue(column: column(), expected: "\(V.self)", found: kind)
        }
        return value
    }
}

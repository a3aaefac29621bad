extension Database {
    /// A text that is the same for two databases if and only if their tables hold the same rows.
    ///
    /// It goes through every row, in the order of the primary keys and within one snapshot. The tables named are left
    /// out.
    public func fingerprint(excluding excluded: Set<String> = []) async throws -> String {
        let folded = Set(excluded.map { $0.lowercased() })
        return try await read { transaction in
            var hash = ContentHash()
            for table in try transaction.tables() where !folded.contains(table.name.lowercased()) {
                try transaction.add(table, to: &hash)
            }
            return hash.text
        }
    }

    /// Moves what has been committed from the write-ahead log into the database file, and empties the log.
    ///
    /// - Throws: `DatabaseError.busy` if a read stood in the way for longer than the busy timeout.
    public func checkpoint() async throws {
        try await engine.checkpoint()
    }

    /// What is damaged: pages, indexes, and references to rows that do not exist; empty for a sound database.
    ///
    /// It reads everything, which takes a while in a large database.
    public func integrityCheck() async throws -> [String] {
        try await engine.integrityCheck()
    }

    /// The engine's settings on the connection that writes, by their names in the engine.
    package func settings() async throws -> [String: String] {
        try await engine.settings()
    }
}

extension Transaction {
    fileprivate func add(_ table: TableOutline, to hash: inout ContentHash) throws {
        hash.add(.text(table.name))
        for column in table.columns { hash.add(.text(column)) }
        try forEach("SELECT \(table.columnList) FROM \(table.quotedName) ORDER BY \(table.keyList)") { row in
            for index in table.columns.indices { hash.add(try row.value(at: index)) }
        }
    }
}

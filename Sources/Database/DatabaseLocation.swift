extension Database {
    /// Where a database lies.
    public enum Location: Sendable, Hashable {
        /// A SQLite file at this path; its folder is created if need be.
        case file(String)
        /// A SQLite database of its own that is gone once closed.
        case memory

        /// Reads `sqlite:<path>`, `sqlite:///<absolute path>` or `sqlite::memory:`.
        ///
        /// - Throws: `DatabaseError.unsupported` for any other text; it says what to write instead.
        public init(url: String) throws {
            let scheme = url.prefix { $0 != ":" }
            let rest = url.dropFirst(scheme.count + 1)
            switch scheme {
            case "sqlite" where rest == ":memory:":
                self = .memory
            case "sqlite" where rest.hasPrefix("///"):
                self = .file(String(rest.dropFirst(2)))
            case "sqlite" where !rest.isEmpty && !rest.hasPrefix("//"):
                self = .file(String(rest))
            case "postgres", "postgresql":
                throw DatabaseError.unsupported("this build has no PostgreSQL driver; use sqlite:<path>")
            default:
                // The text may hold a password, so it is not repeated.
                throw DatabaseError.unsupported("a database is named as sqlite:<path> or sqlite::memory:")
            }
        }
    }
}

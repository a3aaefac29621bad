/// One step in the life of a schema, taken once and never changed afterwards.
///
/// The statements are common SQL, in which `INTEGER` means 64 bits and every table is strict about its types. A
/// `CREATE TABLE` that ends in the comment `/* clustered */` stores its rows in the order of its primary key.
public struct Migration: Sendable {
    /// A name of its own within the component, such as `2 folios`.
    public let name: String
    /// The statements, in their order.
    public let statements: [String]

    /// The step that runs these statements.
    public init(_ name: String, _ statements: [String]) {
        self.name = name
        self.statements = statements
    }

    /// By which an alteration is seen; how the statements are broken into lines does not count.
    var checksum: String {
        var hash = ContentHash()
        for statement in statements {
            let words = statement.split { $0.isWhitespace }
            hash.add(.text(words.joined(separator: " ")))
        }
        return hash.text
    }
}

extension Database {
    /// Brings the component's part of the schema up to date, each migration in a transaction of its own.
    ///
    /// What has been applied is recorded in the table `schemaMigration`, so a second run changes nothing.
    /// - Throws: `DatabaseError.migration` if the database has had migrations which these do not begin with, because it
    ///   is newer or because one was altered; nothing is changed then. `DatabaseError` if a statement fails: that
    ///   migration leaves no trace, those before it stay.
    public func migrate(_ migrations: [Migration], component: String) async throws {
        guard Set(migrations.map(\.name)).count == migrations.count else {
            throw DatabaseError.migration("two migrations of \(component) have the same name")
        }
        try await prepareMigrationTable()
        let pending = try await read { try $0.pending(migrations, component) }
        for position in (migrations.count - pending)..<migrations.count {
            try await write { transaction in
                // Another process may have been faster.
                guard try transaction.pending(migrations, component) == migrations.count - position else { return }
                try transaction.apply(migrations[position], component, position: position)
            }
        }
    }

    private func prepareMigrationTable() async throws {
        let exists = try await read { try $0.tables().contains { $0.name.lowercased() == "schemamigration" } }
        guard !exists else { return }
        try await write { transaction in
            try transaction.define(
                """
                CREATE TABLE IF NOT EXISTS schemaMigration (
                    component TEXT NOT NULL,
                    position INTEGER NOT NULL,
                    name TEXT NOT NULL,
                    checksum TEXT NOT NULL,
                    PRIMARY KEY (component, position),
                    UNIQUE (component, name)
                )
                """
            )
        }
    }
}

extension Transaction {
    /// How many of the migrations, the last ones, are yet to be applied.
    fileprivate func pending(_ migrations: [Migration], _ component: String) throws -> Int {
        let applied = try rows(
            "SELECT name, checksum FROM schemaMigration WHERE component = $1 ORDER BY position",
            component
        )
        for (position, row) in applied.enumerated() {
            let name: String = try row.get("name")
            guard position < migrations.count, migrations.contains(where: { $0.name == name }) else {
                throw DatabaseError.migration(
                    "the database has the migration '\(name)' of \(component), which this version does not know; "
                        + "start the version that made it, or a newer one"
                )
            }
            let migration = migrations[position]
            guard migration.name == name else {
                throw DatabaseError.migration(
                    "the migration '\(migration.name)' of \(component) comes before '\(name)', "
                        + "which the database already has; add migrations at the end"
                )
            }
            guard try migration.checksum == row.get("checksum") else {
                throw DatabaseError.migration(
                    "the migration '\(name)' of \(component) was altered after the database had it; "
                        + "write a new migration instead"
                )
            }
        }
        return migrations.count - applied.count
    }

    fileprivate func apply(_ migration: Migration, _ component: String, position: Int) throws {
        for statement in migration.statements {
            try define(statement)
        }
        try execute(
            "INSERT INTO schemaMigration (component, position, name, checksum) VALUES ($1, $2, $3, $4)",
            component,
            position,
            migration.name,
            migration.checksum
        )
    }
}

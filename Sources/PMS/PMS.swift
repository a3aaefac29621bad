public import Database
public import HotelCore
public import HotelValues

/// The property management system: hotels in one database, and the verbs on them.
///
/// A `PMS` that exists has its tables. Every verb is one transaction, which keeps the hotel's invariants, and in which
/// the change log and the audit log are written too.
public struct PMS: Sendable {
    let database: Database
    let surroundings: Surroundings

    /// The topic notified after every commit that appended to that hotel's change log.
    static func changesTopic(of property: Property.ID) -> String { "changes \(property)" }

    /// Opens the PMS in that database, making or migrating its tables.
    public init(database: Database, surroundings: Surroundings) async throws {
        self.database = database
        self.surroundings = surroundings
        try await database.migrate(Schema.migrations, component: Schema.component)
    }

    /// The hotel with that code, whether or not it has been set up yet.
    public func hotel(_ id: Property.ID) -> Hotel {
        Hotel(id: id, database: database, surroundings: surroundings)
    }

    /// All hotels, by their codes.
    public func properties() async throws -> [Property] {
        try await database.read { transaction in
            try transaction.rows("SELECT * FROM property ORDER BY id").map(Property.init(row:))
        }
    }
}

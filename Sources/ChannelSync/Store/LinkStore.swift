import ChannexWire
public import Database
package import HotelValues

/// What the link of one property remembers, durably.
public struct LinkStore: Sendable {
    /// The property, by the PMS's code.
    public let property: String
    let database: Database

    /// What is announced after a commit.
    enum Topic {
        /// Cells of the lane became dirty.
        case dirty(Lane)
        /// A look at all properties has found that something waits in the lane.
        case found(Lane)
        /// A call ended.
        case call
        /// A webhook's hint was stored.
        case hint

        /// Its name for one property: of a thousand in a process, only the one concerned is woken.
        func name(of property: String) -> String {
            switch self {
            case .dirty(let lane): "dirty \(lane) \(property)"
            case .found(let lane): "found \(lane) \(property)"
            case .call: "call \(property)"
            case .hint: "hint \(property)"
            }
        }
    }

    /// The link of that property, making or migrating the tables.
    public init(property: String, database: Database) async throws {
        self.property = property
        self.database = database
        try await database.migrate(LinkSchema.migrations, component: LinkSchema.component)
    }
}

extension LinkStore {
    /// The mapping as it was last set up; nil before the first set-up.
    public func mapping() async throws -> Mapping? {
        let property = property
        return try await database.read { transaction in
            let row = try transaction.row("SELECT * FROM linkProperty WHERE property = $1", property)
            guard let row else { return nil }
            var mapping = Mapping(
                property: try row.get("channexProperty"),
                currency: try row.get("currency"),
                timeZone: try row.get("timeZone"),
                calendarLength: try row.get("calendarLength")
            )
            let types = try transaction.rows("SELECT * FROM linkRoomType WHERE property = $1", property)
            for type in types { mapping.roomTypes[try type.get("code")] = try type.get("channexRoomType") }
            let plans = try transaction.rows("SELECT * FROM linkRatePlan WHERE property = $1", property)
            for (code, options) in try Dictionary(grouping: plans, by: { try $0.get("code") as String }) {
                mapping.ratePlans[code] = try Mapping.Plan(rows: options)
            }
            return mapping
        }
    }

    /// The hotel, of all in this database, whose property at Channex is that one; nil where it is nobody's here.
    public func code(ofChannexProperty id: String) async throws -> String? {
        try await database.read { transaction in
            try transaction.row("SELECT property FROM linkProperty WHERE channexProperty = $1", id)?.get("property")
        }
    }

    /// Replaces the mapping.
    package func save(_ mapping: Mapping) async throws {
        let property = property
        try await database.write { try mapping.save(for: property, in: $0) }
    }

    /// Replaces the mapping where Channex has something new, and has everything said once.
    ///
    /// In one transaction, so that nothing that was made at Channex is ever left without its values. What waited before
    /// is part of everything, and older changes, up to that place of the PMS's log, are too.
    package func begin(
        _ mapping: Mapping,
        saying everything: [HouseChange],
        place: Int64,
        horizon: Day,
        at now: Timestamp,
        makeID: @escaping @Sendable () -> String
    ) async throws {
        let property = property
        try await database.write { transaction in
            try mapping.save(for: property, in: transaction)
            try transaction.execute("DELETE FROM linkDirty WHERE property = $1", property)
            try transaction.execute("DELETE FROM linkRefused WHERE property = $1", property)
            for change in everything { try change.insert(makeID(), for: property, at: now, in: transaction) }
            try Cursor(.changes, place).save(for: property, in: transaction)
            try Cursor(.horizon, Int64(horizon.number)).save(for: property, in: transaction)
            // Bookings come from now on: whoever starts late looks back to here.
            try Cursor(.feed, now.microseconds).saveFirst(for: property, in: transaction)
            for lane in Lane.allCases { transaction.notify(Topic.dirty(lane).name(of: property)) }
        }
    }

    /// The webhook that was set up, and the hash of its secret.
    public func webhook() async throws -> (id: String, secretHash: String)? {
        let property = property
        return try await database.read { transaction in
            let row = try transaction.row(
                "SELECT webhook, webhookSecretHash FROM linkProperty WHERE property = $1",
                property
            )
            guard let row, let id = try row.get("webhook") as String?,
                let hash = try row.get("webhookSecretHash") as String?
            else { return nil }
            return (id, hash)
        }
    }

    /// Remembers the webhook that was set up.
    package func save(webhook: String?, secretHash: String?) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                "UPDATE linkProperty SET webhook = $2, webhookSecretHash = $3 WHERE property = $1",
                property,
                webhook,
                secretHash
            )
        }
    }
}

extension Mapping {
    fileprivate func save(for property: String, in transaction: Transaction) throws {
        let channexProperty = self.property
        try transaction.execute(
            """
            INSERT INTO linkProperty (property, channexProperty, currency, timeZone, calendarLength)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (property) DO UPDATE SET channexProperty = excluded.channexProperty,
                currency = excluded.currency, timeZone = excluded.timeZone,
                calendarLength = excluded.calendarLength
            """,
            property,
            channexProperty,
            currency,
            timeZone,
            calendarLength
        )
        try transaction.execute("DELETE FROM linkRoomType WHERE property = $1", property)
        try transaction.execute("DELETE FROM linkRatePlan WHERE property = $1", property)
        for (code, id) in roomTypes {
            try transaction.execute(
                "INSERT INTO linkRoomType (property, code, channexRoomType) VALUES ($1, $2, $3)",
                property,
                code,
                id
            )
        }
        for (code, plan) in ratePlans {
            for (occupancy, option) in plan.options {
                try transaction.execute(
                    """
                    INSERT INTO linkRatePlan (property, code, occupancy, isPrimary, channexOption)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    property,
                    code,
                    occupancy,
                    option == plan.id,
                    option
                )
            }
        }
    }
}

extension Mapping.Plan {
    fileprivate init(rows: [Row]) throws {
        var options: [Int: ChannexRatePlan.ID] = [:]
        var primary: ChannexRatePlan.ID?
        for row in rows {
            let option: ChannexRatePlan.ID = try row.get("channexOption")
            options[try row.get("occupancy")] = option
            if try row.get("isPrimary") { primary = option }
        }
        guard let primary else {
            throw DatabaseError.badValue(column: "isPrimary", expected: "one primary option", found: "none")
        }
        self.init(id: primary, options: options)
    }
}

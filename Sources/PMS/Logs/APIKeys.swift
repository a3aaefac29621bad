import Database
public import HotelCore
public import HotelValues

/// A program that may use the hotel's API.
///
/// The key itself is known to its holder alone; its hash is kept.
public struct APIKey: Hashable, Sendable {
    /// Its identity.
    public typealias ID = Identifier<APIKey>

    /// Its identity.
    public var id: ID
    /// Whose hotel it opens.
    public var property: Property.ID
    /// What its holder is called in the logs.
    public var name: String
    /// When it was made.
    public var createdAt: Timestamp
    /// When it stopped working.
    public var revokedAt: Timestamp?
}

extension Hotel {
    /// Registers a key by its hash.
    public func addKey(name: String, hash: String, by author: Author) async throws -> APIKey {
        try await perform(by: author) { desk in
            guard !name.isEmpty else { throw PMSError.invalid(.empty("name")) }
            let key = APIKey(id: APIKey.ID(desk.makeID()), property: desk.property.id, name: name, createdAt: desk.now)
            try desk.transaction.execute(
                "INSERT INTO apiKey (property, id, name, hash, createdAt) VALUES ($1, $2, $3, $4, $5)",
                desk.property.id,
                key.id,
                name,
                hash,
                desk.now
            )
            try desk.audit("addKey", "apiKey \(key.id)")
            return key
        }
    }

    /// Stops a key from working, from now on.
    public func revokeKey(_ key: APIKey.ID, by author: Author) async throws {
        try await perform(by: author) { desk in
            let changed = try desk.transaction.execute(
                "UPDATE apiKey SET revokedAt = $3 WHERE property = $1 AND id = $2 AND revokedAt IS NULL",
                desk.property.id,
                key,
                desk.now
            )
            guard changed > 0 else { throw PMSError.unknown(.apiKey, key.rawValue) }
            try desk.audit("revokeKey", "apiKey \(key)")
        }
    }

    /// The hotel's keys, also those that work no more, oldest first.
    public func keys() async throws -> [APIKey] {
        try await answer { transaction, property in
            try transaction.rows("SELECT * FROM apiKey WHERE property = $1 ORDER BY createdAt, id", property.id)
                .map(APIKey.init(row:))
        }
    }
}

extension PMS {
    /// The key with that hash, if it works; whichever hotel it opens.
    public func key(hash: String) async throws -> APIKey? {
        try await database.read { transaction in
            try transaction.row("SELECT * FROM apiKey WHERE hash = $1 AND revokedAt IS NULL", hash)
                .map(APIKey.init(row:))
        }
    }
}

extension APIKey {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"),
            property: try row.get("property"),
            name: try row.get("name"),
            createdAt: try row.get("createdAt"),
            revokedAt: try row.get("revokedAt")
        )
    }
}

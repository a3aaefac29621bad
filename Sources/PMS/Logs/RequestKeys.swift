import Database
import HotelCore
import HotelValues

/// A key that a caller sends with a request so that sending it again does nothing more.
public struct RequestKey: Hashable, Sendable {
    /// The caller's text.
    public var key: String
    /// What the request was, in short: the same key with another request is a mistake.
    public var fingerprint: String

    /// The key of a request.
    public init(key: String, fingerprint: String) {
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// What a verb that makes something answers: the thing, and whether it was made by an earlier request of the same key.
public struct Outcome<Value: Sendable>: Sendable {
    /// The thing as it is now.
    public var value: Value
    /// Whether an earlier request had made it.
    public var isReplay: Bool
}

extension Desk {
    /// What an earlier request of the same key made; nil for a new key.
    func subject(of key: RequestKey?) throws -> String? {
        guard let key else { return nil }
        let row = try transaction.row(
            "SELECT fingerprint, subject FROM requestKey WHERE property = $1 AND requestKey = $2",
            property.id,
            key.key
        )
        guard let row else { return nil }
        guard try row.get("fingerprint") == key.fingerprint else {
            throw PMSError.conflict(.requestKeyReused(key.key))
        }
        return try row.get("subject") as String
    }

    /// Remembers what the request of this key made.
    func remember(_ key: RequestKey?, made subject: String) throws {
        guard let key else { return }
        try transaction.execute(
            "INSERT INTO requestKey (property, requestKey, fingerprint, subject, madeAt) VALUES ($1, $2, $3, $4, $5)",
            property.id,
            key.key,
            key.fingerprint,
            subject,
            now
        )
    }
}

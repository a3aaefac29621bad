import Database
public import HotelCore
public import HotelValues

/// One hotel of the PMS: all its verbs and questions begin here.
public struct Hotel: Sendable {
    /// The hotel's code.
    public let id: Property.ID
    let database: Database
    let surroundings: Surroundings
    /// Where to tell what verbs would do; they are undone then.
    var stage: RehearsalStage?

    /// One verb, one transaction, which may run more than once where the engine asks for it.
    ///
    /// The property is the one given, for a verb that makes it, else the one stored.
    func perform<Result: Sendable>(
        by author: Author,
        as property: Property? = nil,
        _ verb: @escaping @Sendable (Desk) throws -> Result
    ) async throws -> Result {
        let id = id
        let surroundings = surroundings
        let work: @Sendable (Transaction) throws -> (Desk, Result) = { transaction in
            let desk = Desk(
                transaction: transaction,
                property: try property ?? Property.load(id, in: transaction),
                now: surroundings.now(),
                makeID: surroundings.makeID,
                author: author
            )
            return (desk, try verb(desk))
        }
        if let stage { return try await rehearse(work, on: stage) }
        return try await database.write { try work($0).1 }
    }

    /// One question, answered from one consistent snapshot.
    func answer<Result: Sendable>(
        _ question: @escaping @Sendable (Transaction, Property) throws -> Result
    ) async throws -> Result {
        let id = id
        return try await database.read { transaction in
            try question(transaction, Property.load(id, in: transaction))
        }
    }

    /// The property's own facts.
    public func property() async throws -> Property {
        try await answer { _, property in property }
    }
}

/// Who did something: a person, a program with a key, or a channel.
public struct Author: Hashable, Sendable {
    /// Such as `api:front desk` or `channel:BookingCom`; written into both logs.
    public var name: String

    /// An author of that name.
    public init(_ name: String) {
        self.name = name
    }

    /// The hotel's own set-up from its file.
    public static let setup = Author("setup")
}

/// A verb at work: its transaction, whose hotel it is, when, and who does it.
struct Desk {
    let transaction: Transaction
    let property: Property
    let now: Timestamp
    let makeID: @Sendable () -> String
    let author: Author
}

extension Property {
    static func load(_ id: Property.ID, in transaction: Transaction) throws -> Property {
        guard let row = try transaction.row("SELECT * FROM property WHERE id = $1", id) else {
            throw PMSError.unknown(.property, id.rawValue)
        }
        return try Property(row: row)
    }

    init(row: Row) throws {
        self.init(
            id: try row.get("id"),
            name: try row.get("name"),
            timeZone: try row.get("timeZone"),
            currency: try row.get("currency"),
            country: try row.get("country")
        )
    }
}

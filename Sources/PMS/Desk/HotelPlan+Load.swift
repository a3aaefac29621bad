import Database
import HotelCore
import HotelValues

extension HotelPlan {
    static func load(_ property: Property, in transaction: Transaction) throws -> HotelPlan {
        HotelPlan(
            property: property,
            roomTypes: try transaction.rows(
                "SELECT * FROM roomType WHERE property = $1 ORDER BY position, id",
                property.id
            ).map(RoomType.init(row:)),
            rooms: try transaction.rows(
                "SELECT * FROM room WHERE property = $1 ORDER BY position, id",
                property.id
            ).map(Room.init(row:)),
            ratePlans: try RatePlan.all(of: property.id, in: transaction)
        )
    }
}

extension RoomType {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"),
            name: try row.get("name"),
            capacity: Occupancy(
                adults: try row.get("adults"),
                children: try row.get("children"),
                infants: try row.get("infants")
            ),
            defaultOccupancy: try row.get("defaultOccupancy"),
            isRetired: try row.get("isRetired")
        )
    }

    static func load(_ id: RoomType.ID, of property: Property.ID, in transaction: Transaction) throws -> RoomType {
        let row = try transaction.row("SELECT * FROM roomType WHERE property = $1 AND id = $2", property, id)
        guard let row else { throw PMSError.unknown(.roomType, id.rawValue) }
        return try RoomType(row: row)
    }
}

extension Room {
    init(row: Row) throws {
        self.init(id: try row.get("id"), roomType: try row.get("roomType"))
    }

    static func load(_ id: Room.ID, of property: Property.ID, in transaction: Transaction) throws -> Room {
        let row = try transaction.row("SELECT * FROM room WHERE property = $1 AND id = $2", property, id)
        guard let row else { throw PMSError.unknown(.room, id.rawValue) }
        return try Room(row: row)
    }
}

extension RatePlan {
    static func all(of property: Property.ID, in transaction: Transaction) throws -> [RatePlan] {
        let occupancies = try transaction.rows(
            "SELECT ratePlan, occupancy FROM ratePlanOccupancy WHERE property = $1 ORDER BY occupancy",
            property
        )
        var byPlan: [RatePlan.ID: [Int]] = [:]
        for row in occupancies { byPlan[try row.get("ratePlan"), default: []].append(try row.get("occupancy")) }
        return try transaction.rows("\(selection) ORDER BY p.position, p.id", property)
            .map { try RatePlan(row: $0, occupancies: byPlan[$0.get("id"), default: []]) }
    }

    static func load(_ id: RatePlan.ID, of property: Property.ID, in transaction: Transaction) throws -> RatePlan {
        let row = try transaction.row("\(selection) AND p.id = $2", property, id)
        guard let row else { throw PMSError.unknown(.ratePlan, id.rawValue) }
        let occupancies = try transaction.rows(
            "SELECT occupancy FROM ratePlanOccupancy WHERE property = $1 AND ratePlan = $2 ORDER BY occupancy",
            property,
            id
        )
        return try RatePlan(row: row, occupancies: occupancies.map { try $0.get("occupancy") })
    }

    private static let selection = """
        SELECT p.*, d.parent, d.percent, d.amount, d.roundTo, d.inherited FROM ratePlan p
        LEFT JOIN rateDerivation d ON d.property = p.property AND d.ratePlan = p.id
        WHERE p.property = $1
        """

    private init(row: Row, occupancies: [Int]) throws {
        let meals: String = try row.get("meals")
        self.init(
            id: try row.get("id"),
            roomType: try row.get("roomType"),
            name: try row.get("name"),
            meals: MealPlan(rawValue: meals) ?? .roomOnly,
            occupancies: occupancies,
            primaryOccupancy: try row.get("primaryOccupancy"),
            derivation: try RateDerivation(row: row),
            isRetired: try row.get("isRetired")
        )
    }
}

extension RateDerivation {
    /// The derivation in a row of the selection; nil for a plan with prices of its own.
    fileprivate init?(row: Row) throws {
        guard let parent: RatePlan.ID = try row.get("parent") else { return nil }
        let percent: Int? = try row.get("percent")
        self.init(
            from: parent,
            try percent.map(Adjustment.percent) ?? .amount(row.get("amount")),
            roundTo: try row.get("roundTo"),
            inherited: CalendarFields(rawValue: try row.get("inherited"))
        )
    }
}

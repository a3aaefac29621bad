public import HotelValues

/// A room taken out of sale: the body of `POST /api/v1/bloqueios`, and what it answers.
public struct ClosureBody: Codable, Hashable, Sendable {
    /// The hotel's id; in answers only.
    public var id: String?
    /// The room's number.
    public var room: String
    /// The first night.
    public var from: Day
    /// The last night.
    public var to: Day
    /// Why, for the people at the desk.
    public var reason: String

    /// A closure of that room for these nights, both ends included.
    public init(id: String? = nil, room: String, from: Day, to: Day, reason: String) {
        self.id = id
        self.room = room
        self.from = from
        self.to = to
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case room = "apartamento"
        case from = "data_de"
        case to = "data_ate"
        case reason = "motivo"
    }
}

/// The answer to `GET /api/v1/bloqueios`.
public struct ClosureListAnswer: Codable, Hashable, Sendable {
    /// The closures, by room and night.
    public var closures: [ClosureBody]

    /// A list of these closures.
    public init(closures: [ClosureBody]) {
        self.closures = closures
    }

    private enum CodingKeys: String, CodingKey {
        case closures = "bloqueios"
    }
}

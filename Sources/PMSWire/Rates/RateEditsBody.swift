public import HotelValues

/// The body of `PUT /api/v1/tarifas`: edits that are made in order, all or none.
public struct RateEditsBody: Codable, Hashable, Sendable {
    /// The edits.
    public var edits: [RateEditBody]

    /// These edits.
    public init(edits: [RateEditBody]) {
        self.edits = edits
    }

    private enum CodingKeys: String, CodingKey {
        case edits = "alteracoes"
    }
}

/// One edit: on these nights of this plan, what is named gets the value; all else stays.
public struct RateEditBody: Codable, Hashable, Sendable {
    /// The code of the rate plan.
    public var ratePlan: String
    /// The first night.
    public var from: Day
    /// The last night.
    public var to: Day
    /// Only nights that begin on these days of the week; all seven when missing.
    public var weekdays: [WeekdayWord]?
    /// The price of a night, in the hotel's currency.
    public var amount: DecimalText?
    /// The number of adults whose price it is; the plan's primary one when missing.
    public var occupancy: Int?
    /// Both kinds of least nights at once; a kind that is named by itself has its own value.
    public var minStay: Int?
    /// Least nights of a stay that arrives on the night.
    public var minStayArrival: Int?
    /// Least nights of a stay that covers the night.
    public var minStayThrough: Int?
    /// Most nights of a stay that arrives on the night; 0 is no limit.
    public var maxStay: Int?
    /// No arrival on the day.
    public var closedToArrival: Bool?
    /// No departure on the day.
    public var closedToDeparture: Bool?
    /// Not on sale on the night.
    public var stopSell: Bool?

    /// An edit of these nights that sets nothing yet.
    public init(ratePlan: String, from: Day, to: Day) {
        self.ratePlan = ratePlan
        self.from = from
        self.to = to
    }

    private enum CodingKeys: String, CodingKey {
        case ratePlan = "plano"
        case from = "data_de"
        case to = "data_ate"
        case weekdays = "dias_semana"
        case amount = "valor"
        case occupancy = "ocupacao"
        case minStay = "estadia_minima"
        case minStayArrival = "estadia_minima_chegada"
        case minStayThrough = "estadia_minima_permanencia"
        case maxStay = "estadia_maxima"
        case closedToArrival = "fechado_chegada"
        case closedToDeparture = "fechado_saida"
        case stopSell = "fechado_venda"
    }
}

/// The answer to `PUT /api/v1/tarifas`: what changed, and what the channel manager will be sent.
public struct RateEditsAnswer: Codable, Hashable, Sendable {
    /// Nights of plans that the edits covered.
    public var nights: Int
    /// Of those, the ones on which a value is another now.
    public var changedNights: Int
    /// What goes into the change log, edit by edit.
    public var changes: [EditedRange]
    /// The calls that it will cause.
    public var calls: ExpectedCalls

    /// An answer with these facts.
    public init(nights: Int, changedNights: Int, changes: [EditedRange], calls: ExpectedCalls) {
        self.nights = nights
        self.changedNights = changedNights
        self.changes = changes
        self.calls = calls
    }

    private enum CodingKeys: String, CodingKey {
        case nights = "noites"
        case changedNights = "noites_alteradas"
        case changes = "alteracoes"
        case calls = "chamadas"
    }
}

/// Cells of a rate plan that an edit named.
public struct EditedRange: Codable, Hashable, Sendable {
    /// The code of the rate plan.
    public var ratePlan: String
    /// The first night.
    public var from: Day
    /// The last night.
    public var to: Day
    /// Only nights that begin on these days of the week; all seven when missing.
    public var weekdays: [WeekdayWord]?
    /// What was set.
    public var fields: [FieldWord]

    /// These cells.
    public init(ratePlan: String, from: Day, to: Day, weekdays: [WeekdayWord]?, fields: [FieldWord]) {
        self.ratePlan = ratePlan
        self.from = from
        self.to = to
        self.weekdays = weekdays
        self.fields = fields
    }

    private enum CodingKeys: String, CodingKey {
        case ratePlan = "plano"
        case from = "data_de"
        case to = "data_ate"
        case weekdays = "dias_semana"
        case fields = "campos"
    }
}

/// How many calls to the channel manager something causes; whoever edits several times within a second causes no more.
public struct ExpectedCalls: Codable, Hashable, Sendable {
    /// Calls about rooms left.
    public var availability: Int
    /// Calls about prices and rules of sale.
    public var restrictions: Int

    /// That many calls.
    public init(availability: Int, restrictions: Int) {
        self.availability = availability
        self.restrictions = restrictions
    }

    private enum CodingKeys: String, CodingKey {
        case availability = "disponibilidade"
        case restrictions = "restricoes"
    }
}

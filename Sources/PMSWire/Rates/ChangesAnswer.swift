public import HotelValues

/// The answer to `GET /api/v1/channex/changes`: which cells of the calendar may have altered.
///
/// It holds no value.
public struct ChangesAnswer: Codable, Hashable, Sendable {
    /// The changes, oldest first.
    public var changes: [ChangeAnswer]
    /// What to send as `after` next time.
    ///
    /// Less than the `after` of this time when the log was restored to an earlier state: then everything may have
    /// altered.
    public var last: Int64

    /// These changes.
    public init(changes: [ChangeAnswer], last: Int64) {
        self.changes = changes
        self.last = last
    }

    private enum CodingKeys: String, CodingKey {
        case changes = "mudancas"
        case last = "ultima"
    }
}

/// One row of the change log.
public struct ChangeAnswer: Codable, Hashable, Sendable {
    /// Its place in the log.
    public var sequence: Int64
    /// What the cells belong to.
    public var kind: TargetWord
    /// The code of that.
    public var target: String
    /// The first night.
    public var from: Day
    /// The last night.
    public var to: Day
    /// Only nights that begin on these days of the week.
    public var weekdays: [WeekdayWord]
    /// What of them changed.
    public var fields: [FieldWord]
    /// Who did it.
    public var author: String
    /// By what action.
    public var cause: String
    /// When.
    public var madeAt: InstantText

    /// A change with these facts.
    public init(
        sequence: Int64,
        kind: TargetWord,
        target: String,
        from: Day,
        to: Day,
        weekdays: [WeekdayWord],
        fields: [FieldWord],
        author: String,
        cause: String,
        madeAt: InstantText
    ) {
        self.sequence = sequence
        self.kind = kind
        self.target = target
        self.from = from
        self.to = to
        self.weekdays = weekdays
        self.fields = fields
        self.author = author
        self.cause = cause
        self.madeAt = madeAt
    }

    private enum CodingKeys: String, CodingKey {
        case sequence = "sequencia"
        case kind = "tipo"
        case target = "alvo"
        case from = "data_de"
        case to = "data_ate"
        case weekdays = "dias_semana"
        case fields = "campos"
        case author = "autor"
        case cause = "causa"
        case madeAt = "em"
    }
}

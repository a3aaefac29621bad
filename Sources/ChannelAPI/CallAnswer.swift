import ChannelSync
import HotelValues

/// One call to Channex, as JSON; its cells only where it is shown by itself.
struct CallAnswer: Encodable, Sendable {
    let id: String
    let lane: String
    let startedAt: String
    let durationMilliseconds: Int64
    let values: Int
    let bytes: Int
    let causes: [String]
    let outcome: String
    let detail: String?
    let tasks: [String]
    let warnings: [String]
    let requestID: String?
    let cells: [CellsAnswer]?

    private enum CodingKeys: String, CodingKey {
        case id, lane, values, bytes, causes, outcome, detail, tasks, warnings, cells
        case startedAt = "started_at"
        case durationMilliseconds = "duration_ms"
        case requestID = "request_id"
    }

    init(_ entry: LedgerEntry, withCells: Bool = false) {
        id = entry.id
        lane = entry.lane.rawValue
        startedAt = entry.startedAt.description
        durationMilliseconds = (entry.endedAt.microseconds - entry.startedAt.microseconds) / 1_000
        values = entry.valueCount
        bytes = entry.byteCount
        causes = entry.causes
        outcome = entry.outcome.rawValue
        detail = entry.detail
        tasks = entry.tasks
        warnings = entry.warnings
        requestID = entry.requestID
        cells = withCells ? entry.cells.map(CellsAnswer.init) : nil
    }
}

/// Cells of the calendar, as JSON.
struct CellsAnswer: Encodable, Sendable {
    let target: String
    let from: Day
    let to: Day
    /// Channex's names of the days of the week; nil is every day.
    let days: [String]?
    let fields: [String]

    init(_ cells: CellBlock) {
        target = cells.target
        from = cells.nights.lowerBound
        to = cells.nights.upperBound
        let names = Weekday.allCases.filter(cells.weekdays.contains).map(\.channexName)
        days = names.count == Weekday.allCases.count ? nil : names
        fields = cells.fields.names
    }
}

extension Weekday {
    /// The day as Channex writes it (contract §3.2).
    fileprivate var channexName: String {
        switch self {
        case .monday: "mo"
        case .tuesday: "tu"
        case .wednesday: "we"
        case .thursday: "th"
        case .friday: "fr"
        case .saturday: "sa"
        case .sunday: "su"
        }
    }
}

extension CellFields {
    /// The names by which Channex knows the fields (contract §3.2).
    var names: [String] {
        let all: [(CellFields, String)] = [
            (.availability, "availability"), (.rate, "rate"), (.minStayArrival, "min_stay_arrival"),
            (.minStayThrough, "min_stay_through"), (.maxStay, "max_stay"), (.closedToArrival, "closed_to_arrival"),
            (.closedToDeparture, "closed_to_departure"), (.stopSell, "stop_sell"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}

import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `GET /sync/drift` and `POST /sync/verify`: whether Channex shows what the PMS has.
struct ReadBackController: Sendable {
    let link: ChannelLink

    func addRoutes(to router: Router<ServingContext>) {
        router.get("/sync/drift", use: drift)
        router.post("/sync/verify", use: verify)
    }

    /// What differs now; with `all=true` also what did and was repaired.
    @Sendable private func drift(_ request: Request, _ context: ServingContext) async throws -> JSONBody<DriftAnswer> {
        let query = request.uri.queryParameters
        guard let limit = query["limit"].map({ Int($0) }) ?? 500, (1...10_000).contains(limit) else {
            throw ReadBackController.wrong("Give a limit from 1 to 10000.")
        }
        let isAll = try ReadBackController.flag(query["all"])
        let cells = try await link.store.driftedCells(onlyOpen: !isAll, limit: limit)
        return JSONBody(DriftAnswer(try await link.store.readBackStatus(), cells))
    }

    /// Reads those nights, or all, and answers once what differs was read twice.
    @Sendable private func verify(
        _ request: Request,
        _ context: ServingContext
    ) async throws -> JSONBody<VerificationAnswer> {
        let query = request.uri.queryParameters
        var nights: ClosedRange<Day>?
        if query["from"] != nil || query["to"] != nil {
            guard let first = query["from"].flatMap({ Day($0) }), let last = query["to"].flatMap({ Day($0) }),
                first <= last
            else {
                throw ReadBackController.wrong("Give `from` and `to` as YYYY-MM-DD, both ends included, or neither.")
            }
            nights = first...last
        }
        let repairs = try ReadBackController.flag(query["repair"])
        return JSONBody(VerificationAnswer(try await Verification(link: link).run(nights: nights, repairs: repairs)))
    }

    private static func flag(_ text: Substring?) throws -> Bool {
        switch text {
        case nil, "false": false
        case "true": true
        default: throw wrong("Give `true` or `false`.")
        }
    }

    private static func wrong(_ detail: String) -> Problem {
        Problem(kind: "wrong-query", title: "Bad request", status: .badRequest, detail: detail)
    }
}

/// A cell that differs, as JSON.
struct DifferenceAnswer: Encodable, Sendable {
    let kind: String
    let target: String
    let night: String
    let field: String
    let pms: String
    let channex: String
    let excuse: String?

    init(_ difference: CellDifference) {
        kind = difference.lane == .availability ? "room_type" : "rate_plan"
        target = difference.target
        night = difference.night.description
        field = difference.fieldName
        pms = difference.wanted
        channex = difference.found
        excuse = difference.excuse?.rawValue
    }
}

/// What came of a verification, as JSON.
struct VerificationAnswer: Encodable, Sendable {
    let from: String
    let to: String
    let compared: Int
    let unsettled: Int
    let repairing: Bool
    let differences: [DifferenceAnswer]

    init(_ report: Verification.Report) {
        from = report.nights.lowerBound.description
        to = report.nights.upperBound.description
        compared = report.compared
        unsettled = report.unsettled
        repairing = report.isRepairing
        differences = report.differences.map(DifferenceAnswer.init)
    }
}

/// The drift, and how reading back goes, as JSON.
struct DriftAnswer: Encodable, Sendable {
    let open: Int
    let raised: Int
    let awaited: Int
    let readings: [String: TallyAnswer]
    let cells: [DriftedCellAnswer]

    init(_ status: ReadBackStatus, _ cells: [DriftedCell]) {
        open = status.open
        raised = status.raised
        awaited = status.awaited
        readings = status.tallies.mapValues(TallyAnswer.init)
        self.cells = cells.map(DriftedCellAnswer.init)
    }
}

/// What was read for one reason, as JSON.
struct TallyAnswer: Encodable, Sendable {
    let readings: Int
    let compared: Int
    let drifted: Int
    let repaired: Int
    let lastAt: String

    private enum CodingKeys: String, CodingKey {
        case readings, compared, drifted, repaired
        case lastAt = "last_at"
    }

    init(_ tally: ReadBackStatus.Tally) {
        readings = tally.readings
        compared = tally.cells
        drifted = tally.drifted
        repaired = tally.repaired
        lastAt = tally.lastAt.description
    }
}

/// A cell that drifted, as JSON.
struct DriftedCellAnswer: Encodable, Sendable {
    let cell: DriftedCell

    private enum CodingKeys: String, CodingKey {
        case times, unrepairable
        case foundBy = "found_by"
        case foundAt = "found_at"
        case seenAt = "seen_at"
        case repairedAt = "repaired_at"
    }

    init(_ cell: DriftedCell) {
        self.cell = cell
    }

    func encode(to encoder: any Encoder) throws {
        try DifferenceAnswer(cell.difference).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(cell.reason, forKey: .foundBy)
        try container.encode(cell.foundAt.description, forKey: .foundAt)
        try container.encode(cell.seenAt.description, forKey: .seenAt)
        try container.encode(cell.times, forKey: .times)
        try container.encodeIfPresent(cell.unrepairable, forKey: .unrepairable)
        try container.encodeIfPresent(cell.repairedAt?.description, forKey: .repairedAt)
    }
}

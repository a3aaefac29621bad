import ChannexClient
public import HotelValues

/// Reads everything from Channex at once and says where it differs from the PMS.
public struct Verification: Sendable {
    /// What came of it.
    public struct Report: Hashable, Sendable {
        /// The nights that were compared.
        public var nights: ClosedRange<Day>
        /// Values that were compared.
        public var compared: Int
        /// Values that could not be compared: they wait to be sent, were refused, or were sent a moment ago.
        public var unsettled: Int
        /// Values that differed in two readings, the later one some seconds after the first.
        public var differences: [CellDifference]
        /// Whether what can be repaired is being repaired.
        public var isRepairing: Bool
    }

    let link: ChannelLink

    /// A verification of that link.
    public init(link: ChannelLink) {
        self.link = link
    }

    /// Reads those nights, or the whole calendar; reads what differs, and what was sent a moment ago, again after
    /// Channex had time to show it.
    ///
    /// What is to be repaired goes the way of everything read back: it is sent only if it still differs then.
    public func run(nights: ClosedRange<Day>? = nil, repairs: Bool = false) async throws -> Report {
        guard let mapping = try await link.store.mapping() else { throw LinkFailure.notSetUp }
        let window = link.window(of: mapping)
        let nights = nights.flatMap { $0.overlaps(window) ? $0.clamped(to: window) : nil } ?? window
        let start = link.surroundings.now()
        let everything = Dictionary(uniqueKeysWithValues: Lane.allCases.map { ($0, all(of: $0, on: nights, mapping)) })
        let first = try await read(everything, mapping)
        var differences = try await confirmed(first.differences, first.unsettled.isEmpty, mapping)
        var compared = first.compared
        var unsettled = first.unsettled
        if !unsettled.isEmpty {
            let late = try await read(unsettled, mapping)
            compared += late.compared
            unsettled = late.unsettled
            differences += try await confirmed(late.differences, true, mapping)
        }
        let repairable = differences.filter { $0.excuse == nil }
        if repairs, !repairable.isEmpty { try await repair(repairable, doubtedAt: start) }
        return Report(
            nights: nights,
            compared: compared,
            unsettled: unsettled.values.reduce(0) { $0 + $1.count },
            differences: differences,
            isRepairing: repairs && !repairable.isEmpty
        )
    }

    private func all(of lane: Lane, on nights: ClosedRange<Day>, _ mapping: Mapping) -> CellSet {
        let changes = mapping.everything(on: nights, cause: "").filter { $0.lane == lane }
        let rows = changes.map { DirtyCells(id: "", target: $0.code, nights: nights, fields: $0.fields, cause: "") }
        return CellSet(rows, within: nights)
    }

    private func read(_ cells: CellSet, _ lane: Lane, _ mapping: Mapping) async throws -> CalendarComparison.Result {
        try await ReadBackWorker(link: link).compare(cells, on: Stretches.cover(cells.nights), in: lane, mapping)
    }

    /// What was found in both lanes, and what could not be looked at.
    private struct Reading {
        var compared = 0
        var differences: [CellDifference] = []
        var unsettled: [Lane: CellSet] = [:]
    }

    private func read(_ cells: [Lane: CellSet], _ mapping: Mapping) async throws -> Reading {
        var reading = Reading()
        for lane in Lane.allCases {
            guard let cells = cells[lane] else { continue }
            let result = try await read(cells, lane, mapping)
            reading.compared += result.count
            reading.differences += result.differences
            if !result.unsettled.isEmpty { reading.unsettled[lane] = result.unsettled }
        }
        return reading
    }

    /// Those that still differ when Channex has had time to show them; waits even without any where others must settle.
    private func confirmed(
        _ differences: [CellDifference],
        _ isAllSettled: Bool,
        _ mapping: Mapping
    ) async throws -> [CellDifference] {
        guard !differences.isEmpty || !isAllSettled else { return [] }
        try await link.clock.sleep(for: ReadBackReason.accepted.delay + ReadBackWorker.company)
        var still: [CellDifference] = []
        for lane in Lane.allCases {
            let cells = CellSet(differences, of: lane)
            guard !cells.isEmpty else { continue }
            still += try await read(cells, lane, mapping).differences
        }
        return still
    }

    private func repair(_ differences: [CellDifference], doubtedAt: Timestamp) async throws {
        let rows = Lane.allCases.flatMap { lane in
            CellSet(differences, of: lane).runs.map { run in
                AwaitedCells(
                    run.cells(id: link.surroundings.makeID(), cause: ""),
                    lane: lane,
                    because: .asked,
                    due: link.surroundings.now(),
                    doubtedAt: doubtedAt
                )
            }
        }
        try await link.store.scheduleReadBack(doubted: rows, forgetting: differences)
    }
}

extension CellSet {
    /// The cells of these differences that belong to the lane.
    fileprivate init(_ differences: [CellDifference], of lane: Lane) {
        self.init()
        for difference in differences where difference.lane == lane {
            insert(difference.field, of: difference.target, on: difference.night)
        }
    }
}

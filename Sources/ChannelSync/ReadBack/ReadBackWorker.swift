import ChannexClient
import ChannexWire
import HotelValues
import Logging

/// Reads cells back from Channex and compares them with the PMS.
package struct ReadBackWorker: Sendable {
    /// What falls due within this time is read along with what is due.
    static let company: Duration = .seconds(2)

    private let link: ChannelLink

    /// Reads for that link.
    package init(link: ChannelLink) {
        self.link = link
    }

    /// Reads what is due in the lane; answers what the planner is to be told.
    package func read(_ lane: Lane) async -> ReadBackPlanner.Event {
        do {
            let calls = try await readDue(in: lane)
            return .finished(lane, calls: calls, next: try await link.store.nextReadBack(in: lane))
        } catch {
            link.logger.warning("not read back", metadata: ["lane": "\(lane)", "failure": "\(error)"])
            let now = link.surroundings.now()
            return .failed(lane, next: now + ReadBackPlanner.restAfterFailure)
        }
    }

    /// Answers how many calls it took.
    private func readDue(in lane: Lane) async throws -> Int {
        let due = link.surroundings.now() + ReadBackWorker.company
        let rows = try await link.store.awaitedCells(in: lane, dueBy: due)
        guard !rows.isEmpty, let mapping = try await link.store.mapping() else { return 0 }
        let window = link.window(of: mapping)
        let wanted = CellSet(rows.map(\.cells), within: window)
        let stretches = Stretches.cover(wanted.nights)
        let result = try await compare(wanted, on: stretches, in: lane, mapping)
        let findings = ReadBackFindings(
            rows,
            result,
            feedReadAt: try await link.store.bookingsKnownAt(),
            window: window,
            at: link.surroundings.now()
        )
        link.surroundings.reached("read back")
        try await link.store.settle(
            findings,
            in: lane,
            at: link.surroundings.now(),
            makeID: link.surroundings.makeID
        )
        link.surroundings.reached("reading recorded")
        report(findings, in: lane)
        return stretches.count
    }

    /// Compares cells, but for those of which Channex need not have the present value.
    ///
    /// Channex is read first, the PMS second, and what is unsettled last: a value that changes meanwhile is among the
    /// unsettled ones then, or else is read again before anything is made of it.
    func compare(
        _ cells: CellSet,
        on stretches: [ClosedRange<Day>],
        in lane: Lane,
        _ mapping: Mapping
    ) async throws -> CalendarComparison.Result {
        let start = link.surroundings.now()
        var result = CalendarComparison.Result()
        var pieces: [(ClosedRange<Day>, Reading)] = []
        for nights in stretches { pieces.append((nights, try await reading(of: mapping.property, nights, lane))) }
        var calendars: [HouseCalendar] = []
        for nights in stretches { calendars.append(try await link.gateway.calendar(nights)) }
        let unsettled = CellSet(
            try await link.store.unsettledCells(in: lane, at: start + ReadBackWorker.company),
            within: link.window(of: mapping)
        )
        let settled = cells.subtracting(unsettled)
        result.unsettled = cells.subtracting(settled)
        let comparison = CalendarComparison(
            mapping: mapping,
            limits: try await link.store.channexLimits(),
            today: link.window(of: mapping).lowerBound
        )
        for ((nights, reading), calendar) in zip(pieces, calendars) {
            let part = settled.within(nights)
            switch reading {
            case .availability(let reading): result.add(comparison.compare(part, calendar, reading))
            case .restrictions(let reading): result.add(comparison.compare(part, calendar, reading))
            }
        }
        return result
    }

    private enum Reading {
        case availability(AvailabilityReading)
        case restrictions(RestrictionReading)
    }

    private func reading(
        of property: ChannexProperty.ID,
        _ nights: ClosedRange<Day>,
        _ lane: Lane
    ) async throws -> Reading {
        switch lane {
        case .availability: .availability(try await link.channex.availability(of: property, nights: nights))
        case .restrictions: .restrictions(try await link.channex.restrictions(of: property, nights: nights))
        }
    }

    private func report(_ findings: ReadBackFindings, in lane: Lane) {
        for drift in findings.drifts.prefix(20) {
            let difference = drift.difference
            link.logger.error(
                "cell drifted",
                metadata: [
                    "target": "\(difference.target)", "night": "\(difference.night)",
                    "field": "\(difference.fieldName)", "pms": "\(difference.wanted)",
                    "channex": "\(difference.found)", "excuse": "\(difference.excuse?.rawValue ?? "–")",
                ]
            )
        }
    }
}

extension CellSet {
    /// The cells of those nights.
    fileprivate func within(_ nights: ClosedRange<Day>) -> CellSet {
        var part = CellSet()
        for (target, byNight) in fields {
            for (night, some) in byNight where nights.contains(night) { part.insert(some, of: target, on: night) }
        }
        return part
    }
}

extension CalendarComparison.Result {
    fileprivate mutating func add(_ other: Self) {
        matching.formUnion(other.matching)
        differences += other.differences
    }
}

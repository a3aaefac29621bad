import HotelValues

/// Says which calls a change will cause, before it is saved.
///
/// It takes the very way of the engine: the same cells, the same composer, the same budget. What it says holds for the
/// present moment; whatever is changed before the call leaves travels with it.
public struct CallPreview: Sendable {
    private let link: ChannelLink

    /// Previews of calls of that link.
    public init(link: ChannelLink) {
        self.link = link
    }

    /// The calls that the rehearsed change would cause; none when it concerns nothing that Channex is told.
    public func calls(for rehearsal: HouseRehearsal) async throws -> [ExpectedCall] {
        guard let mapping = try await link.store.mapping() else { throw LinkFailure.notSetUp }
        let window = link.window(of: mapping)
        let composer = ARIComposer(mapping: mapping, window: window)
        var calls: [ExpectedCall] = []
        for lane in Lane.allCases {
            let own = rehearsal.changes.filter { $0.lane == lane && !$0.isEmpty }.map(DirtyCells.init(rehearsed:))
            let messages = try await messages(about: own, in: lane, composer, rehearsal.calendar)
            calls += try await expected(messages, in: lane, within: window)
        }
        return calls
    }

    /// The messages that would speak of those cells, together with what waits already.
    private func messages(
        about own: [DirtyCells],
        in lane: Lane,
        _ composer: ARIComposer,
        _ rehearsed: HouseCalendar?
    ) async throws -> [ARIMessage] {
        guard let rehearsed, composer.nightsToRead(for: own) != nil,
            // What is mapped to nothing, or has no price yet, causes no call, whatever else is sent.
            composer.messages(of: own, in: lane, rehearsed).contains(where: { !$0.isEmpty })
        else { return [] }
        let waiting = try await link.store.newCells(in: lane)
        let calendar = try await calendar(with: rehearsed, for: composer.nightsToRead(for: waiting))
        return composer.messages(of: waiting + own, in: lane, calendar).filter { message in
            !message.isEmpty && message.cells.contains(where: \.isRehearsed)
        }
    }

    /// The calendar as it would be, also on the nights of what waits already.
    private func calendar(
        with rehearsed: HouseCalendar,
        for nights: ClosedRange<Day>?
    ) async throws -> HouseCalendar {
        guard let nights else { return rehearsed }
        let first = min(nights.lowerBound, rehearsed.nights.lowerBound)
        let last = max(nights.upperBound, rehearsed.nights.upperBound)
        return try await link.gateway.calendar(first...last).overlaid(with: rehearsed)
    }

    private func expected(
        _ messages: [ARIMessage],
        in lane: Lane,
        within window: ClosedRange<Day>
    ) async throws -> [ExpectedCall] {
        guard !messages.isEmpty else { return [] }
        let outlook = try await link.outlook(of: lane)
        let leavesAt = outlook.nextCall(after: link.surroundings.now() + OutboundPlanner.quietTime)
        return messages.enumerated().map { number, message in
            ExpectedCall(
                lane: lane,
                valueCount: message.count,
                byteCount: message.body.count,
                cells: CellBlock.told(of: message.cells, within: window),
                companions: message.cells.count { !$0.isRehearsed },
                leavesAt: leavesAt,
                callsLeft: max(0, outlook.callsLeft - number - 1)
            )
        }
    }
}

extension DirtyCells {
    /// The cells of a change that has not been made: they have no row.
    fileprivate init(rehearsed change: HouseChange) {
        self.init(
            id: "",
            target: change.code,
            nights: change.nights,
            weekdays: change.weekdays,
            fields: change.fields,
            cause: change.cause
        )
    }

    fileprivate var isRehearsed: Bool { id.isEmpty }
}

extension HouseChange {
    /// Whether it names no day or no field, and so says nothing.
    fileprivate var isEmpty: Bool { weekdays.isEmpty || fields.isEmpty }
}

extension HouseCalendar {
    /// The calendar with the other's values on the nights that the other has.
    fileprivate func overlaid(with other: HouseCalendar) -> HouseCalendar {
        var calendar = self
        calendar.availability.merge(other.availability) { mine, theirs in overlaid(mine, with: theirs, other) }
        calendar.terms.merge(other.terms) { mine, theirs in overlaid(mine, with: theirs, other) }
        return calendar
    }

    private func overlaid<Value>(_ row: [Value], with values: [Value], _ other: HouseCalendar) -> [Value] {
        var row = row
        for (night, value) in zip(other.nights, values) {
            let place = nights.lowerBound.distance(to: night)
            if row.indices.contains(place) { row[place] = value }
        }
        return row
    }
}

package import ChannexWire
package import HotelValues

/// The smallest messages that say what the dirty cells are now.
package struct ARIComposer: Sendable {
    private let mapping: Mapping
    /// First and last night that Channex's calendar has; nights outside are not sent (contract §3.4).
    private let window: ClosedRange<Day>
    /// Messages have fewer bytes than this.
    private let byteLimit: Int

    /// A composer for that mapping and window.
    package init(mapping: Mapping, window: ClosedRange<Day>, byteLimit: Int = ARIBody.maximumBytes) {
        self.mapping = mapping
        self.window = window
        self.byteLimit = byteLimit
    }

    /// The nights that must be read from the PMS to say what these cells are; nil when all lie outside the window.
    package func nightsToRead(for dirty: [DirtyCells]) -> ClosedRange<Day>? {
        let inside = dirty.map(\.nights).filter { $0.overlaps(window) }.map { $0.clamped(to: window) }
        guard let first = inside.map(\.lowerBound).min(), let last = inside.map(\.upperBound).max() else { return nil }
        return first...last
    }

    /// What is to be sent, in one message unless that were too large for Channex; each dirty row is in exactly one.
    ///
    /// Rows of which nothing can be said, such as those of nights that have passed, are in the first message; it has no
    /// values when there is nothing to say at all.
    package func messages(of dirty: [DirtyCells], in lane: Lane, _ calendar: HouseCalendar) -> [ARIMessage] {
        var messages: [ARIMessage] = []
        var silent: [DirtyCells] = []
        for (code, cells) in byTarget(dirty) {
            let message = message(about: code, cells, in: lane, calendar)
            if message.isEmpty {
                silent += cells
            } else if let last = messages.last, last.mayTake(message, limit: byteLimit) {
                messages[messages.count - 1].take(message)
            } else {
                messages.append(message)
            }
        }
        guard !silent.isEmpty else { return messages }
        if messages.isEmpty { messages = [ARIMessage(in: lane)] }
        messages[0].cells += silent
        return messages
    }

    /// The values of the messages about availability.
    package func availability(of dirty: [DirtyCells], in calendar: HouseCalendar) -> [AvailabilityValue] {
        messages(of: dirty, in: .availability, calendar).flatMap { message -> [AvailabilityValue] in
            guard case .availability(let values) = message.values else { return [] }
            return values
        }
    }

    /// The values of the messages about rates and restrictions.
    package func restrictions(of dirty: [DirtyCells], in calendar: HouseCalendar) -> [RestrictionValue] {
        messages(of: dirty, in: .restrictions, calendar).flatMap { message -> [RestrictionValue] in
            guard case .restrictions(let values) = message.values else { return [] }
            return values
        }
    }

    /// What is to be said of a room type or a rate plan; nothing where it is mapped to nothing.
    private func message(
        about code: String,
        _ cells: [DirtyCells],
        in lane: Lane,
        _ calendar: HouseCalendar
    ) -> ARIMessage {
        guard let dirty = FieldRow(cells, within: window) else { return ARIMessage(in: lane, cells: cells) }
        switch lane {
        case .availability: return ARIMessage(.availability(availability(of: code, dirty, in: calendar)), cells: cells)
        case .restrictions: return ARIMessage(.restrictions(restrictions(of: code, dirty, in: calendar)), cells: cells)
        }
    }

    /// Rooms left, in runs of equal nights: days of the week are documented for restrictions only (contract §3.3).
    private func availability(of code: String, _ dirty: FieldRow, in calendar: HouseCalendar) -> [AvailabilityValue] {
        guard let roomType = mapping.roomTypes[code],
            let rooms = calendar.availability[code]?.prefix(calendar.nights.count)
        else { return [] }
        let offset = calendar.nights.lowerBound
        let left = dirty.map { night, _ -> Int? in
            let index = offset.distance(to: night)
            return rooms.indices.contains(index) ? max(0, rooms[index]) : nil
        }
        return NightRuns.plain(left, from: dirty.first).map { run in
            AvailabilityValue(
                property: mapping.property,
                roomType: roomType,
                nights: run.nights,
                availability: run.content
            )
        }
    }

    /// The dirty fields, and no others, in as few runs of equal nights as there can be.
    private func restrictions(of code: String, _ dirty: FieldRow, in calendar: HouseCalendar) -> [RestrictionValue] {
        guard let plan = mapping.ratePlans[code], let terms = calendar.terms[code]?.prefix(calendar.nights.count)
        else { return [] }
        let offset = calendar.nights.lowerBound
        let contents = dirty.map { night, fields -> CellContent? in
            let index = offset.distance(to: night)
            return terms.indices.contains(index) ? CellContent(terms[index], fields: fields, of: plan) : nil
        }
        return NightRuns.fewest(contents, from: dirty.first).map { run in
            run.content.value(
                RestrictionValue(property: mapping.property, ratePlan: plan.id, nights: run.nights, days: run.weekdays)
            )
        }
    }

    /// Targets in the order of their codes, so that one state always makes the same message.
    private func byTarget(_ dirty: [DirtyCells]) -> [(String, [DirtyCells])] {
        Dictionary(grouping: dirty, by: \.target).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// The fields of one target that are dirty, night by night.
private struct FieldRow {
    let first: Day
    private var fields: [CellFields]

    /// The fields of these rows within the window; nil when all lie outside.
    init?(_ cells: [DirtyCells], within window: ClosedRange<Day>) {
        let inside = cells.filter { $0.nights.overlaps(window) }
        guard let first = inside.map({ max($0.nights.lowerBound, window.lowerBound) }).min(),
            let last = inside.map({ min($0.nights.upperBound, window.upperBound) }).max()
        else { return nil }
        self.first = first
        fields = Array(repeating: [], count: first.distance(to: last) + 1)
        for cell in inside {
            let isDaily = cell.weekdays.count == Weekday.allCases.count
            for night in cell.nights.clamped(to: window) where isDaily || cell.covers(night) {
                fields[first.distance(to: night)].formUnion(cell.fields)
            }
        }
    }

    /// What is made of each night, in order; nil for a night of which nothing is dirty.
    func map<Content>(_ transform: (Day, CellFields) -> Content?) -> [Content?] {
        fields.indices.map { index in
            fields[index].isEmpty ? nil : transform(first.advanced(by: index), fields[index])
        }
    }
}

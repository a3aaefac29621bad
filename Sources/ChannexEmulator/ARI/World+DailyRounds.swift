import HotelValues

/// The days that pass at a property (contract §3.1, §3.9).
extension World {
    /// The days that can be read and written: a calendar of `state_length` days begins today.
    ///
    /// Its last day is opened by a job of the night, which the switches can let run some time after midnight.
    func calendar(of property: Property, _ moment: Moment) -> ClosedRange<Day> {
        let today = property.today(moment)
        let zone = property.timezone.flatMap { moment.zones($0, moment.now) } ?? 0
        let opening = (moment.now + (.zero - switches.calendarRollDelay)).day(offsetSeconds: zone)
        return today...Swift.max(today, opening.advanced(by: property.settings.stateLength - 1))
    }

    /// The last day that the daily cut-off has closed by now: once its time is over today and the days that the
    /// settings add to it, before it the same counted from yesterday (contract §2.1.2).
    func closedThrough(_ property: Property, _ moment: Moment) -> Day? {
        guard switches.applyCutOff, let cutOff = property.settings.cutOffSeconds else { return nil }
        let today = property.today(moment)
        let isOver = moment.instant(of: today, seconds: cutOff, in: property.timezone) <= moment.now
        return today.advanced(by: property.settings.cutOffDays - (isOver ? 0 : 1))
    }

    /// The last day with availability; nil where every day may have some (contract §2.1.2, `max_day_advance`).
    func horizon(of id: String, _ moment: Moment) -> Day? {
        guard switches.applyMaxDayAdvance, let property = properties[id] else { return nil }
        return property.settings.maxDayAdvance.map { property.today(moment).advanced(by: $0) }
    }

    /// Does for every property what its hour has come for.
    mutating func makeRounds(_ moment: Moment) {
        for property in rounds.due(moment.now) { openCalendars(of: property, moment) }
    }

    /// Opens the days that have entered the calendars of the property, closes what its settings close, and tells of
    /// both.
    mutating func openCalendars(of id: String, _ moment: Moment) {
        guard let property = properties[id] else {
            rounds[id] = nil
            return
        }
        let days = calendar(of: property, moment)
        let closed = closedThrough(property, moment)
        let horizon = horizon(of: id, moment)
        let last = rounds[id]
        if let last, last.opened == days, last.closedThrough == closed, last.horizon == horizon,
            last.due > moment.now
        {
            return
        }
        rounds[id] = DailyRounds.Round(
            opened: days,
            closedThrough: closed,
            horizon: horizon,
            due: nextRound(of: property, moment)
        )
        var journal = journal(of: last == nil ? [] : [id])
        move(id, to: days, after: last?.opened, &journal)
        if let horizon, last?.horizon != horizon { empty(id, after: horizon, &journal) }
        if let closed, let last { close(id, from: last.closedThrough, through: closed, in: days, &journal) }
        announce(journal, user: nil, moment)
    }

    private mutating func move(
        _ property: String,
        to days: ClosedRange<Day>,
        after opened: ClosedRange<Day>?,
        _ journal: inout ARIJournal
    ) {
        for id in roomTypes.ids(of: property) {
            roomTypes.update(id) { roomType in roomType.availability.move(to: days) { _ in 0 } }
        }
        for id in ratePlans.ids(of: property) { ratePlans.update(id) { $0.move(to: days) } }
        guard let opened, opened.upperBound < days.upperBound else { return }
        let new = Swift.max(opened.upperBound.advanced(by: 1), days.lowerBound)...days.upperBound
        note(new, of: property, [.init(.rate), .stock], &journal)
    }

    /// Takes away what lies beyond the horizon; it does not come back by itself.
    private mutating func empty(_ property: String, after horizon: Day, _ journal: inout ARIJournal) {
        for id in roomTypes.ids(of: property) {
            roomTypes.update(id) { roomType in
                guard let last = roomType.availability.days.last, last > horizon else { return }
                roomType.availability.update(horizon.advanced(by: 1)...last) {
                    $0 = 0
                } noting: { day, old, _ in
                    journal.note(day, roomType: id, of: property, before: old)
                }
            }
        }
    }

    private func close(
        _ property: String,
        from before: Day?,
        through last: Day,
        in days: ClosedRange<Day>,
        _ journal: inout ARIJournal
    ) {
        let first = Swift.max(before?.advanced(by: 1) ?? days.lowerBound, days.lowerBound)
        guard first <= last else { return }
        note(first...Swift.min(last, days.upperBound), of: property, [.init(.stopSell)], &journal)
    }

    private func note(
        _ days: ClosedRange<Day>,
        of property: String,
        _ restrictions: RestrictionSet,
        _ journal: inout ARIJournal
    ) {
        guard !journal.properties.isEmpty else { return }
        for plan in ratePlans.ids(of: property) {
            for day in days { journal.note(day, plan: plan, of: property, restrictions) }
        }
    }

    /// The next instant at which a day ends, a day is opened or the cut-off comes.
    private func nextRound(of property: Property, _ moment: Moment) -> Timestamp {
        let today = property.today(moment)
        let zone = property.timezone
        var instants: [Timestamp] = []
        for day in [today, today.advanced(by: 1)] {
            let midnight = moment.instant(of: day, seconds: 0, in: zone)
            instants += [midnight, midnight + switches.calendarRollDelay]
            if let cutOff = property.settings.cutOffSeconds {
                instants.append(moment.instant(of: day, seconds: cutOff, in: zone))
            }
        }
        let next = instants.filter { $0 > moment.now }.min()
        // A zone that shifts its clocks by more than a day would leave none; then a day later is soon enough.
        return next ?? moment.now + .seconds(86_400)
    }
}

extension Moment {
    /// The instant at which it is that many seconds after midnight of the day in the zone.
    func instant(of day: Day, seconds: Int, in zone: String?) -> Timestamp {
        let naive = Timestamp(startOf: day) + .seconds(seconds)
        guard let zone else { return naive }
        // Twice, because the clocks may have been moved between now and then.
        let near = naive + .seconds(-(zones(zone, now) ?? 0))
        return naive + .seconds(-(zones(zone, near) ?? 0))
    }
}

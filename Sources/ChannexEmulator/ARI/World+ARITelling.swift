import HotelValues

/// Telling webhooks of nights that changed (contract §5.4, §5.6 `ari`).
extension World {
    /// A journal of those of the properties about which somebody asks: a full sync that nobody hears of costs nothing.
    func journal(of properties: [String]) -> ARIJournal {
        ARIJournal(of: properties.filter { !webhooks(askingFor: .ari, of: $0).isEmpty })
    }

    /// Tells of what the journal holds.
    mutating func announce(_ journal: ARIJournal, user: String?, _ moment: Moment) {
        for property in journal.properties {
            let nights = changedNights(of: property, in: journal, moment)
            tellARI(property: property, user: user, moment) { nights }
        }
    }

    /// What changed, by day, room type and plan.
    private func changedNights(of id: String, in journal: ARIJournal, _ moment: Moment) -> [ChangedNight] {
        guard let property = properties[id] else { return [] }
        let closed = closedThrough(property, moment)
        let changes = shownChanges(of: id, in: journal)
        let days = changes.keys.map(\.day)
        guard let first = days.min(), let last = days.max() else { return [] }
        let booked = bookedRooms(of: id, between: first, and: last)
        let sorted = changes.keys.sorted { ($0.day, $0.target, $0.option) < ($1.day, $1.target, $1.option) }
        return sorted.compactMap { key in
            guard let plan = ratePlans[key.target], let restrictions = changes[key] else { return nil }
            let option = plan.options[key.option]
            guard let night = night(key.day, of: plan, option, closedThrough: closed) else { return nil }
            let values = restrictions.members.compactMap { restriction -> JSON.Member? in
                guard restriction != .minStay || property.settings.minStayType != .both else { return nil }
                return JSON.Member(restriction.name, value(of: restriction, in: night, plan, property.settings))
            }
            let place = ARIJournal.Night(property: id, target: plan.roomType, day: key.day)
            let isStock = restrictions.contains(RestrictionSet(.availability))
            let context = isStock ? [JSON.Member("booked", JSON(booked[place] ?? 0))] : []
            return ChangedNight(
                date: key.day,
                roomType: plan.roomType,
                ratePlan: option.id,
                values: values,
                context: context
            )
        }
    }

    /// The nights of plans that read differently now, those that follow others included.
    private func shownChanges(of property: String, in journal: ARIJournal) -> [ARIJournal.Night: RestrictionSet] {
        var changes: [ARIJournal.Night: RestrictionSet] = [:]
        for (night, before) in journal.rooms where night.property == property {
            let now = roomTypes[night.target]?.availability[night.day] ?? 0
            guard now != before else { continue }
            let isFlipped = (now <= 0) != (before <= 0)
            let restrictions: RestrictionSet = isFlipped ? .stock : [.init(.availability)]
            for plan in ratePlans.entities(of: property) where plan.roomType == night.target {
                let shown = ARIJournal.Night(property: property, target: plan.id, day: night.day)
                changes[shown, default: []].formUnion(restrictions)
            }
        }
        for (night, restrictions) in journal.plans where night.property == property {
            changes[night, default: []].formUnion(restrictions)
            follow(night, restrictions, into: &changes)
        }
        return changes
    }

    /// Adds the nights of plans and options that follow what changed.
    private func follow(
        _ night: ARIJournal.Night,
        _ restrictions: RestrictionSet,
        into changes: inout [ARIJournal.Night: RestrictionSet]
    ) {
        guard let plan = ratePlans[night.target] else { return }
        for restriction in restrictions.members {
            if restriction == .rate {
                for (follower, option) in optionsFollowing(night.option, of: plan) {
                    let shown = ARIJournal.Night(
                        property: night.property,
                        target: follower,
                        option: option,
                        day: night.day
                    )
                    changes[shown, default: []].insert(.init(.rate))
                }
            } else {
                for follower in followers(of: plan.id, in: plan.property, field: restriction.name) {
                    let shown = ARIJournal.Night(property: night.property, target: follower.id, day: night.day)
                    changes[shown, default: []].insert(RestrictionSet(restriction))
                }
            }
        }
    }

    /// How many rooms are booked, by room type and night.
    private func bookedRooms(of property: String, between first: Day, and last: Day) -> [ARIJournal.Night: Int] {
        var booked: [ARIJournal.Night: Int] = [:]
        for place in bookings.bookingsByProperty[property] ?? [] {
            let booking = bookings.bookings[place]
            guard booking.arrival <= last, first < booking.departure else { continue }
            guard let revision = bookings.latest(ofBooking: place), revision.status != .cancelled else { continue }
            for room in revision.rooms where !room.isCancelled {
                guard let roomType = room.roomType else { continue }
                for day in room.nights.clamped(to: first..<last.advanced(by: 1)) {
                    booked[ARIJournal.Night(property: property, target: roomType, day: day), default: 0] += 1
                }
            }
        }
        return booked
    }
}

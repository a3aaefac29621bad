import Database
import HotelCore
import HotelValues

extension Desk {
    /// All nights that anybody may have read something about.
    var calendarNights: ClosedRange<Day> { today...today.advanced(by: CalendarLimits.nights) }

    /// A renamed type alters no cell, but every reader's copy of the calendar: the log's place moves without a row.
    func renewCopies() throws {
        try transaction.execute("UPDATE property SET changeSequence = changeSequence + 1 WHERE id = $1", property.id)
    }

    /// Puts new rooms of these types on sale, and gives them to those who wait for one.
    func openRooms(of types: Set<RoomType.ID>, cause: String) throws {
        for type in types.sorted() { try logChange(.roomType(type), calendarNights, .availability, cause: cause) }
        let nights = today..<today.advanced(by: 10 * CalendarLimits.nights)
        try seatWaiting(Dictionary(uniqueKeysWithValues: types.map { ($0, nights) }))
    }

    /// Logs what a change of a plan changes of its nights, and of those of the plans that follow from it.
    func logChange(of plan: RatePlan, over old: RatePlan, in hotel: HotelPlan, cause: String) throws {
        var fields: CalendarFields = []
        let isPricedOtherwise =
            plan.occupancies != old.occupancies || plan.primaryOccupancy != old.primaryOccupancy
        if isPricedOtherwise { fields.insert(.rate) }
        if plan.derivation != old.derivation {
            fields.formUnion(plan.derivation.map { $0.inherited.union(.rate) } ?? [])
            fields.formUnion(old.derivation.map { $0.inherited.union(.rate) } ?? [])
        }
        if plan.isRetired != old.isRetired { fields.formUnion(.ofRatePlan) }
        guard !fields.isEmpty else { return try renewCopies() }
        try logChange(.ratePlan(plan.id), calendarNights, fields, cause: cause)
        guard isPricedOtherwise else { return }
        for child in hotel.ratePlans where child.derivation?.parent == plan.id {
            try logChange(.ratePlan(child.id), calendarNights, .rate, cause: cause)
        }
    }
}

import Database
public import HotelCore
public import HotelValues

extension Hotel {
    /// Begins to sell a plan that the hotel did not have.
    ///
    /// It comes last. One with prices of its own is not on sale before it has some; `setRates` gives them.
    public func add(_ plan: RatePlan, by author: Author) async throws -> RatePlan {
        try await perform(by: author) { desk in
            let hotel = try HotelPlan.load(desk.property, in: desk.transaction)
            guard !hotel.ratePlans.contains(where: { $0.id == plan.id }) else {
                throw PMSError.conflict(.exists(.ratePlan, plan.id.rawValue))
            }
            if let type = hotel.roomTypes.first(where: { $0.id == plan.roomType }), type.isRetired {
                throw PMSError.invalid(.retired(.roomType, type.id.rawValue))
            }
            return try desk.save(plan, over: nil, in: hotel, verb: "addRatePlan")
        }
    }

    /// Changes a plan: its name, meals, numbers of adults, what its prices follow from, whether it is sold.
    ///
    /// Its code and its room type stay. Prices for numbers of adults that it does not sell any more are forgotten, and
    /// those of a plan that begins to follow from another. One that ceases to follow keeps the prices that it had.
    public func changeRatePlan(
        _ id: RatePlan.ID,
        by author: Author,
        _ change: @escaping @Sendable (inout RatePlan) throws -> Void
    ) async throws -> RatePlan {
        try await perform(by: author) { desk in
            let hotel = try HotelPlan.load(desk.property, in: desk.transaction)
            guard let old = hotel.ratePlans.first(where: { $0.id == id }) else {
                throw PMSError.unknown(.ratePlan, id.rawValue)
            }
            var plan = old
            try change(&plan)
            guard plan.id == id, plan.roomType == old.roomType else {
                throw PMSError.conflict(.exists(.ratePlan, id.rawValue))
            }
            plan.occupancies = Set(plan.occupancies).sorted()
            guard plan != old else { return old }
            return try desk.save(plan, over: old, in: hotel, verb: "changeRatePlan")
        }
    }
}

extension Desk {
    fileprivate func save(
        _ plan: RatePlan,
        over old: RatePlan?,
        in hotel: HotelPlan,
        verb: String
    ) throws -> RatePlan {
        var new = hotel
        let position = hotel.ratePlans.firstIndex { $0.id == plan.id } ?? hotel.ratePlans.count
        if old == nil { new.ratePlans.append(plan) } else { new.ratePlans[position] = plan }
        try check(plan, in: new)
        try refuseOrphans(of: plan, in: new)
        try save(plan, try self.position(of: plan) ?? position)
        try saveDerivation(of: plan, over: old, in: new)
        if !new.isRetired(plan), plan.derivation != old?.derivation || old?.isRetired == true {
            try refuseImpossibleStays(of: plan, Array(calendarNights), in: new)
        }
        if let old {
            try logChange(of: plan, over: old, in: new, cause: "\(verb) \(plan.id)")
        } else {
            try logChange(.ratePlan(plan.id), calendarNights, .ofRatePlan, cause: "\(verb) \(plan.id)")
        }
        try audit(verb, "ratePlan \(plan.id)", AuditDetails(old, plan))
        return plan
    }

    /// A plan from which others follow cannot cease to be sold while they are.
    private func refuseOrphans(of plan: RatePlan, in hotel: HotelPlan) throws {
        guard hotel.isRetired(plan) else { return }
        let isNeeded = hotel.ratePlans.contains { $0.derivation?.parent == plan.id && !hotel.isRetired($0) }
        guard !isNeeded else { throw PMSError.conflict(.inUse(.ratePlan, plan.id.rawValue)) }
    }

    private func position(of plan: RatePlan) throws -> Int? {
        let known = try transaction.row(
            "SELECT position FROM ratePlan WHERE property = $1 AND id = $2",
            property.id,
            plan.id
        )
        if let known { return try known.get("position") }
        let last = try transaction.row("SELECT max(position) AS last FROM ratePlan WHERE property = $1", property.id)
        return try (last?.get("last") as Int?).map { $0 + 1 }
    }
}

extension AuditDetails {
    fileprivate init(_ old: RatePlan?, _ new: RatePlan) {
        self.init()
        compare("name", old?.name, new.name)
        compare("meals", old?.meals.rawValue, new.meals.rawValue)
        compare("occupancies", old?.occupancies, new.occupancies)
        compare("primary occupancy", old?.primaryOccupancy, new.primaryOccupancy)
        compare("derivation", old.map { $0.derivation.auditText }, new.derivation.auditText)
        compare("retired", old?.isRetired, new.isRetired)
    }
}

extension RateDerivation? {
    fileprivate var auditText: String {
        guard let self else { return "none" }
        let adjustment =
            switch self.adjustment {
            case .percent(let hundredths): "\(hundredths) hundredths of a percent"
            case .amount(let added): "\(added) minor units"
            }
        return "\(self.parent) and \(adjustment), to \(self.roundTo), inheriting \(self.inherited.rawValue)"
    }
}

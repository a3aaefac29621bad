import Database
import HotelCore
import HotelValues

extension Desk {
    func save(_ type: RoomType, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO roomType (property, id, name, adults, children, infants, defaultOccupancy, position, isRetired)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (property, id) DO UPDATE SET name = excluded.name, adults = excluded.adults,
                children = excluded.children, infants = excluded.infants,
                defaultOccupancy = excluded.defaultOccupancy, position = excluded.position,
                isRetired = excluded.isRetired
            """,
            property.id,
            type.id,
            type.name,
            type.capacity.adults,
            type.capacity.children,
            type.capacity.infants,
            type.defaultOccupancy,
            position,
            type.isRetired
        )
    }

    func save(_ room: Room, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO room (property, id, roomType, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (property, id) DO UPDATE SET position = excluded.position
            """,
            property.id,
            room.id,
            room.roomType,
            position
        )
    }

    /// Writes the plan but for its derivation, which may name a plan that is not there yet.
    func save(_ plan: RatePlan, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO ratePlan (property, id, roomType, name, meals, primaryOccupancy, position, isRetired)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (property, id) DO UPDATE SET name = excluded.name, meals = excluded.meals,
                primaryOccupancy = excluded.primaryOccupancy, position = excluded.position,
                isRetired = excluded.isRetired
            """,
            property.id,
            plan.id,
            plan.roomType,
            plan.name,
            plan.meals.rawValue,
            plan.primaryOccupancy,
            position,
            plan.isRetired
        )
        try dropOccupancies(of: plan)
        for occupancy in plan.occupancies {
            try transaction.execute(
                """
                INSERT INTO ratePlanOccupancy (property, ratePlan, occupancy) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING
                """,
                property.id,
                plan.id,
                occupancy
            )
        }
    }

    /// Forgets the prices for numbers of adults that the plan does not sell any more.
    private func dropOccupancies(of plan: RatePlan) throws {
        let stored = try transaction.rows(
            "SELECT occupancy FROM ratePlanOccupancy WHERE property = $1 AND ratePlan = $2",
            property.id,
            plan.id
        )
        for row in stored {
            let occupancy: Int = try row.get("occupancy")
            guard !plan.occupancies.contains(occupancy) else { continue }
            for table in ["nightPrice", "ratePlanOccupancy"] {
                try transaction.execute(
                    "DELETE FROM \(table) WHERE property = $1 AND ratePlan = $2 AND occupancy = $3",
                    property.id,
                    plan.id,
                    occupancy
                )
            }
        }
    }

    /// Writes how the plan's prices follow from another's.
    ///
    /// Prices that follow are not stored. A plan that follows no longer keeps the prices and rules that it had: a night
    /// that suddenly has none would be sold at the last price anybody remembers.
    func saveDerivation(of plan: RatePlan, over old: RatePlan?, in hotel: HotelPlan) throws {
        guard plan.derivation != old?.derivation else { return }
        if plan.derivation == nil, let old { try keepTerms(of: old, for: plan, in: hotel) }
        try transaction.execute(
            "DELETE FROM rateDerivation WHERE property = $1 AND ratePlan = $2",
            property.id,
            plan.id
        )
        guard let derivation = plan.derivation else { return }
        let (percent, amount): (Int?, Int64?) =
            switch derivation.adjustment {
            case .percent(let hundredths): (hundredths, nil)
            case .amount(let added): (nil, added)
            }
        try transaction.execute(
            """
            INSERT INTO rateDerivation (property, ratePlan, parent, percent, amount, roundTo, inherited)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            property.id,
            plan.id,
            derivation.parent,
            percent,
            amount,
            derivation.roundTo,
            derivation.inherited.rawValue
        )
        try transaction.execute("DELETE FROM nightPrice WHERE property = $1 AND ratePlan = $2", property.id, plan.id)
    }

    private func keepTerms(of old: RatePlan, for plan: RatePlan, in hotel: HotelPlan) throws {
        let nights = today...today.advanced(by: CalendarLimits.nights)
        let terms = try PlanTerms.load(old, among: hotel.ratePlans, property.id, nights, in: transaction)
        for (night, prices) in zip(nights, terms.prices) {
            for (occupancy, amount) in prices where plan.occupancies.contains(occupancy) {
                try setPrice(amount, of: plan.id, for: occupancy, on: night)
            }
        }
        for (night, rules) in zip(nights, terms.restrictions) where rules != .none {
            try write(rules, of: plan.id, on: night)
        }
    }
}

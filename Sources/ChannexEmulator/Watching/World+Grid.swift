import HotelValues

/// The calendar as the channels see it: by room type and rate plan, one column a night.
extension World {
    /// The longest calendar that is shown at once.
    static let longestGrid = 92

    /// The nights `?from=` and the `?days=` from there on, of `?property=`; today and 14 where they are not named.
    ///
    /// Null stands for a night outside the calendar.
    mutating func grid(_ query: Query, _ moment: Moment) throws(Refusal) -> JSON {
        guard let id = query.property else { throw .badRequest(["property is required"]) }
        let property = try property(id)
        let today = property.today(moment)
        let first = query.value("from").map { Day($0) } ?? today
        guard let first else { throw .invalid(Faults("from", FaultText.invalid)) }
        let count = min(World.longestGrid, max(1, query.value("days").flatMap { Int($0) } ?? 14))
        openCalendars(of: id, moment)
        let days = (0..<count).map { first.advanced(by: $0) }
        let types = roomTypes.values.filter { $0.property == id }.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        return [
            "property_id": .string(id), "title": .string(property.title),
            "currency": .string(property.currency.code), "today": .string(today.description),
            "last": .string(property.lastDay(moment).description),
            "days": .array(days.map { .string($0.description) }),
            "room_types": .array(types.map { gridRow(of: $0, days) }),
        ]
    }

    private func gridRow(of type: RoomType, _ days: [Day]) -> JSON {
        let plans = ratePlans.values.filter { $0.roomType == type.id }
            .sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        return [
            "id": .string(type.id), "title": .string(type.title),
            "availability": .array(days.map { JSON(type.availability[$0]) }),
            "rate_plans": .array(plans.map { gridRow(of: $0, days) }),
        ]
    }

    private func gridRow(of plan: RatePlan, _ days: [Day]) -> JSON {
        let nights = days.map { rules(of: plan, $0) }
        func column(_ value: (NightRules) -> JSON) -> JSON { .array(nights.map { $0.map(value) ?? .null }) }
        let options = plan.options.map { option in
            JSON.object([
                JSON.Member("occupancy", JSON(option.occupancy)),
                JSON.Member("rates", .array(days.map { rateText(of: option, in: plan, $0) })),
            ])
        }
        return [
            "id": .string(plan.id), "title": .string(plan.title), "currency": .string(plan.currency.code),
            "rates": options.first?["rates"] ?? [], "options": .array(options),
            "min_stay_arrival": column { JSON($0.minStayArrival) },
            "min_stay_through": column { JSON($0.minStayThrough) }, "max_stay": column { JSON($0.maxStay) },
            "closed_to_arrival": column { .bool($0.closedToArrival) },
            "closed_to_departure": column { .bool($0.closedToDeparture) },
            "stop_sell": column { .bool($0.stopSell) },
        ]
    }

    private func rateText(of option: RateOption, in plan: RatePlan, _ day: Day) -> JSON {
        JSON(rate(of: option, in: plan, day).map { Price.text($0, in: plan.currency) })
    }
}

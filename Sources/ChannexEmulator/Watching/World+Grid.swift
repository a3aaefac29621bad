import HotelValues

/// The calendar as the channels see it: by room type and rate plan, one column a night.
extension World {
    /// The longest calendar that is shown at once.
    static let longestGrid = 92

    /// The nights `?from=` and the `?days=` from there on, of `?property=`; today and 14 where they are not named.
    ///
    /// With `?ota=` they are as the agency's channel is shown them. Null stands for a night outside the calendar.
    mutating func grid(_ query: Query, _ moment: Moment) throws(Refusal) -> JSON {
        guard let id = query.property else { throw .badRequest(["property is required"]) }
        let property = try property(id)
        let today = property.today(moment)
        let first = query.value("from").map { Day($0) } ?? today
        guard let first else { throw .invalid(Faults("from", FaultText.invalid)) }
        let count = min(World.longestGrid, max(1, query.value("days").flatMap { Int($0) } ?? 14))
        openCalendars(of: id, moment)
        let view = GridView(
            days: (0..<count).map { first.advanced(by: $0) },
            closedThrough: closedThrough(property, moment),
            storefront: query.value("ota").flatMap(OTA.init).flatMap { storefront(of: $0, at: id) }
        )
        let types = roomTypes.entities(of: id).sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        return [
            "property_id": .string(id), "title": .string(property.title),
            "currency": .string(property.currency.code), "today": .string(today.description),
            "last": .string(property.lastDay(moment).description),
            "days": .array(view.days.map { .string($0.description) }),
            "room_types": .array(types.map { gridRow(of: $0, view) }),
        ]
    }

    /// What is looked at, and by whom.
    private struct GridView {
        let days: [Day]
        let closedThrough: Day?
        let storefront: Storefront?
    }

    private func gridRow(of type: RoomType, _ view: GridView) -> JSON {
        let plans = ratePlans.entities(of: type.property).filter { $0.roomType == type.id }
            .sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        let left = view.days.map { day -> JSON in
            guard type.availability[day] != nil else { return .null }
            return JSON(channelAvailability(of: type.id, day, channel: view.storefront?.id))
        }
        return [
            "id": .string(type.id), "title": .string(type.title), "availability": .array(left),
            "rate_plans": .array(plans.map { gridRow(of: $0, view) }),
        ]
    }

    /// The plan's restrictions are those of its first option: they are the same for all.
    private func gridRow(of plan: RatePlan, _ view: GridView) -> JSON {
        let options = plan.options.map { option in
            let nights = view.days.map { day in
                night(
                    day,
                    of: plan,
                    option,
                    closedThrough: view.closedThrough,
                    channel: view.storefront?.id
                )
            }
            return (option, nights)
        }
        let nights = options.first?.1 ?? []
        func column(_ value: (PlanNight) -> JSON) -> JSON { .array(nights.map { $0.map(value) ?? .null }) }
        let rates = options.map { option, nights -> JSON in
            let texts = nights.map { JSON($0.map { Price.text($0.rate, in: plan.currency) }) }
            return ["occupancy": JSON(option.occupancy), "rates": .array(texts)]
        }
        let isSold = view.storefront.map { front in front.isActive && plan.options.contains { front.sells($0) } }
        return [
            "id": .string(plan.id), "title": .string(plan.title), "currency": .string(plan.currency.code),
            "sold": .bool(isSold ?? true), "rates": rates.first?["rates"] ?? [], "options": .array(rates),
            "availability": column { JSON($0.availability) },
            "min_stay_arrival": column { JSON($0.rules.minStayArrival) },
            "min_stay_through": column { JSON($0.rules.minStayThrough) },
            "max_stay": column { JSON($0.rules.maxStay) },
            "closed_to_arrival": column { .bool($0.rules.closedToArrival) },
            "closed_to_departure": column { .bool($0.rules.closedToDeparture) },
            "stop_sell": column { .bool($0.closures.contains { $0 != .noAvailability }) },
        ]
    }
}

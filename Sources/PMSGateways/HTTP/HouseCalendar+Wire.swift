import ChannelSync
import HotelValues
import PMSWire

extension HouseCalendar {
    /// The calendar as our own PMS tells of it; throws when it lacks a night, for one value more or less would put every
    /// later one on the wrong night.
    init(_ answer: ARIAnswer, nights: ClosedRange<Day>) throws(GatewayFailure) {
        var availability: [String: [Int]] = [:]
        var terms: [String: [NightTerms]] = [:]
        for type in answer.roomTypes {
            guard let days = type.days, let plans = type.plans, days.map(\.night) == Array(nights) else {
                throw .unavailable("the calendar of \(type.code) has not the nights that were asked for")
            }
            availability[type.code] = days.map { $0.offered ?? $0.available }
            for plan in plans {
                guard let currency = type.currency, plan.days.map(\.night) == Array(nights) else {
                    throw .unavailable("the calendar of \(plan.code) has not the nights that were asked for")
                }
                terms[plan.code] = plan.days.map { NightTerms($0, of: plan, in: currency) }
            }
        }
        self.init(nights: nights, availability: availability, terms: terms)
    }
}

extension NightTerms {
    fileprivate init(_ day: RatePlanDay, of plan: RatePlanARI, in currency: Currency) {
        self.init(day.rules ?? .none)
        if let amounts = day.amounts {
            for (occupancy, amount) in amounts {
                if let occupancy = Int(occupancy) { rates[occupancy] = amount?.money(in: currency) }
            }
        } else if let occupancy = plan.primaryOccupancy {
            rates[occupancy] = day.amount?.money(in: currency)
        }
    }

    /// Those rules, and no price.
    init(_ rules: NightRules) {
        self.init(
            minStayArrival: rules.minStayArrival,
            minStayThrough: rules.minStayThrough,
            maxStay: rules.maxStay,
            closedToArrival: rules.closedToArrival,
            closedToDeparture: rules.closedToDeparture,
            stopSell: rules.stopSell
        )
    }
}

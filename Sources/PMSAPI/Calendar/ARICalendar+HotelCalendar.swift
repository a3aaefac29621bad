import HotelCore
import HotelValues
import PMS
import PMSWire

extension ARICalendar {
    /// The hotel's calendar, its plans by room type.
    init(_ calendar: HotelCalendar) {
        let plans = Dictionary(grouping: calendar.ratePlans, by: \.ratePlan.roomType)
        self.init(
            nights: calendar.nights,
            currency: calendar.property.currency,
            version: calendar.version,
            roomTypes: calendar.roomTypes.map { type in
                RoomTypeNights(
                    code: type.roomType.id.rawValue,
                    name: type.roomType.name,
                    total: type.total,
                    available: type.available,
                    offered: type.offered,
                    offers: type.offers.map { $0 == .everything ? nil : OfferTerms($0) },
                    plans: plans[type.roomType.id, default: []].map(PlanNights.init)
                )
            }
        )
    }
}

extension ARICalendar.PlanNights {
    fileprivate init(_ calendar: HotelCalendar.PlanCalendar) {
        let plan = calendar.ratePlan
        self.init(
            code: plan.id.rawValue,
            name: plan.name,
            meals: MealsWord(plan.meals),
            occupancies: plan.occupancies,
            primaryOccupancy: plan.primaryOccupancy,
            amounts: plan.occupancies.map { occupancy in calendar.prices.map { $0[occupancy] } },
            rules: calendar.restrictions.map(NightRules.init)
        )
    }
}

extension OfferTerms {
    fileprivate init(_ offer: ChannelOffer) {
        self.init(heldBack: offer.heldBack, cap: offer.cap, buffer: offer.buffer)
    }
}

extension NightRules {
    fileprivate init(_ restrictions: Restrictions) {
        self.init()
        minStayArrival = restrictions.minStayArrival
        minStayThrough = restrictions.minStayThrough
        maxStay = restrictions.maxStay
        closedToArrival = restrictions.closedToArrival
        closedToDeparture = restrictions.closedToDeparture
        stopSell = restrictions.stopSell
    }
}

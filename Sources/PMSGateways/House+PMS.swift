import ChannelSync
import HotelCore
import HotelValues
import PMS

extension House {
    /// The hotel's plan in the link's words.
    init(_ plan: HotelPlan) {
        let rooms = Dictionary(grouping: plan.rooms, by: \.roomType).mapValues(\.count)
        self.init(
            property: plan.property.id.rawValue,
            name: plan.property.name,
            currency: plan.property.currency,
            timeZone: plan.property.timeZone,
            country: plan.property.country,
            roomTypes: plan.roomTypes.map { House.RoomType($0, rooms: rooms[$0.id, default: 0]) },
            ratePlans: plan.ratePlans.map { ratePlan in
                let isUnsold = plan.roomTypes.contains { $0.id == ratePlan.roomType && $0.isRetired }
                return House.RatePlan(ratePlan, isRetired: ratePlan.isRetired || isUnsold)
            }
        )
    }
}

extension House.RoomType {
    fileprivate init(_ type: HotelCore.RoomType, rooms: Int) {
        self.init(
            code: type.id.rawValue,
            name: type.name,
            rooms: rooms,
            adults: type.capacity.adults,
            children: type.capacity.children,
            infants: type.capacity.infants,
            defaultOccupancy: type.defaultOccupancy,
            isRetired: type.isRetired
        )
    }
}

extension House.RatePlan {
    fileprivate init(_ plan: HotelCore.RatePlan, isRetired: Bool) {
        self.init(
            code: plan.id.rawValue,
            roomType: plan.roomType.rawValue,
            name: plan.name,
            mealType: MealType.channex(plan.meals),
            occupancies: plan.occupancies,
            primaryOccupancy: plan.primaryOccupancy,
            isRetired: isRetired
        )
    }
}

/// Channex's words for meals (contract §2.4.1).
enum MealType {
    static func channex(_ meals: MealPlan) -> String {
        switch meals {
        case .roomOnly: "room_only"
        case .breakfast: "breakfast"
        case .halfBoard: "half_board"
        case .fullBoard: "full_board"
        case .allInclusive: "all_inclusive"
        }
    }
}

extension HouseCalendar {
    /// The hotel's calendar in the link's words.
    init(_ calendar: HotelCalendar) {
        let currency = calendar.property.currency
        let availability = calendar.roomTypes.map { ($0.roomType.id.rawValue, $0.offered) }
        let terms = calendar.ratePlans.map { plan in
            let nights = zip(plan.prices, plan.restrictions).map { NightTerms($0, $1, currency) }
            return (plan.ratePlan.id.rawValue, nights)
        }
        self.init(
            nights: calendar.nights,
            availability: Dictionary(uniqueKeysWithValues: availability),
            terms: Dictionary(uniqueKeysWithValues: terms)
        )
    }
}

extension NightTerms {
    fileprivate init(_ prices: [Int: Int64], _ rules: Restrictions, _ currency: Currency) {
        self.init(
            rates: prices.mapValues { Money(minorUnits: $0, currency: currency) },
            minStayArrival: rules.minStayArrival,
            minStayThrough: rules.minStayThrough,
            maxStay: rules.maxStay,
            closedToArrival: rules.closedToArrival,
            closedToDeparture: rules.closedToDeparture,
            stopSell: rules.stopSell
        )
    }
}

extension ChangePage {
    /// A piece of the hotel's change log in the link's words.
    init(_ changes: [CalendarChange], after place: Int64) {
        self.init(changes: changes.map(HouseChange.init), next: changes.last?.sequence ?? place)
    }
}

extension HouseChange {
    init(_ change: CalendarChange) {
        let target: HouseChange.Target =
            switch change.target {
            case .roomType(let id): .roomType(id.rawValue)
            case .ratePlan(let id): .ratePlan(id.rawValue)
            }
        self.init(
            target: target,
            nights: change.nights,
            weekdays: change.weekdays,
            fields: CellFields(rawValue: change.fields.rawValue),
            cause: "\(change.author) \(change.cause)",
            madeAt: change.madeAt
        )
    }
}

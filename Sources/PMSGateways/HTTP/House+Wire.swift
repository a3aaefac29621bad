import ChannelSync
import HotelValues
import PMSWire

extension House {
    /// The hotel as our own PMS tells of it.
    init(_ answer: HotelAnswer) {
        self.init(
            property: answer.code,
            name: answer.name,
            currency: answer.currency,
            timeZone: answer.timeZone,
            country: answer.country,
            roomTypes: answer.roomTypes.map(House.RoomType.init),
            ratePlans: answer.ratePlans.map { plan in
                let isUnsold = answer.roomTypes.contains { $0.code == plan.roomType && $0.isRetired == true }
                return House.RatePlan(plan, isRetired: plan.isRetired == true || isUnsold)
            }
        )
    }

    /// The hotel as far as its calendar tells of it: one plan a room type, of the same code and name.
    init(_ answer: ARIAnswer, _ facts: HTTPGateway.HouseFacts) {
        let adults = facts.adultsPerRoom
        self.init(
            property: facts.code,
            name: facts.name,
            currency: answer.roomTypes.lazy.compactMap(\.currency).first ?? facts.currency,
            timeZone: facts.timeZone,
            country: facts.country,
            roomTypes: answer.roomTypes.map { type in
                RoomType(
                    code: type.code,
                    name: type.name ?? type.code,
                    rooms: type.total,
                    adults: adults,
                    children: 0,
                    infants: 0,
                    defaultOccupancy: adults
                )
            },
            ratePlans: answer.roomTypes.map { type in
                RatePlan(
                    code: type.code,
                    roomType: type.code,
                    name: type.name ?? type.code,
                    mealType: nil,
                    occupancies: [adults],
                    primaryOccupancy: adults
                )
            }
        )
    }
}

extension House.RoomType {
    fileprivate init(_ answer: RoomTypeAnswer) {
        self.init(
            code: answer.code,
            name: answer.name,
            rooms: answer.roomCount,
            adults: answer.adults,
            children: answer.children,
            infants: answer.infants,
            defaultOccupancy: answer.defaultOccupancy,
            isRetired: answer.isRetired ?? false
        )
    }
}

extension House.RatePlan {
    fileprivate init(_ answer: RatePlanAnswer, isRetired: Bool) {
        self.init(
            code: answer.code,
            roomType: answer.roomType,
            name: answer.name,
            mealType: MealType.channex(answer.meals),
            occupancies: answer.occupancies,
            primaryOccupancy: answer.primaryOccupancy,
            isRetired: isRetired
        )
    }
}

extension MealType {
    fileprivate static func channex(_ meals: MealsWord) -> String {
        switch meals {
        case .roomOnly: "room_only"
        case .breakfast: "breakfast"
        case .halfBoard: "half_board"
        case .fullBoard: "full_board"
        case .allInclusive: "all_inclusive"
        }
    }
}

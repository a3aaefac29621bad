import HotelCore
import HotelValues
import PMS
import PMSWire

extension HotelPlan {
    var roomTypeAnswers: [RoomTypeAnswer] {
        let counts = Dictionary(grouping: rooms, by: \.roomType).mapValues(\.count)
        return roomTypes.map { RoomTypeAnswer($0, rooms: counts[$0.id, default: 0]) }
    }

    var ratePlanAnswers: [RatePlanAnswer] {
        ratePlans.map { RatePlanAnswer($0, currency: property.currency) }
    }
}

extension RoomTypeAnswer {
    /// The type, of which there are so many rooms.
    init(_ type: RoomType, rooms: Int) {
        self.init(
            code: type.id.rawValue,
            name: type.name,
            adults: type.capacity.adults,
            children: type.capacity.children,
            infants: type.capacity.infants,
            defaultOccupancy: type.defaultOccupancy,
            roomCount: rooms
        )
        isRetired = type.isRetired ? true : nil
    }
}

extension RatePlanAnswer {
    /// The plan, whose prices are in that currency.
    init(_ plan: RatePlan, currency: Currency) {
        self.init(
            code: plan.id.rawValue,
            roomType: plan.roomType.rawValue,
            name: plan.name,
            meals: MealsWord(plan.meals),
            occupancies: plan.occupancies,
            primaryOccupancy: plan.primaryOccupancy
        )
        derivation = plan.derivation.map { DerivationBody($0, currency: currency) }
        isRetired = plan.isRetired ? true : nil
    }
}

extension DerivationBody {
    fileprivate init(_ derivation: RateDerivation, currency: Currency) {
        self.init(parent: derivation.parent.rawValue)
        switch derivation.adjustment {
        case .percent(let hundredths): percent = DecimalText(hundredths: hundredths)
        case .amount(let added): amount = DecimalText(Money(minorUnits: added, currency: currency))
        }
        roundTo = DecimalText(Money(minorUnits: derivation.roundTo, currency: currency))
        inherited = FieldWord.words(of: derivation.inherited)
    }
}

import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// What the hotel is and sells: `/hotel`, `/categorias`, `/planos`, `/apartamentos`.
struct HouseController: Sendable {
    let surroundings: Surroundings

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("hotel", use: showHotel)
        api.get("categorias", use: listRoomTypes)
        api.get("planos", use: listRatePlans)
        api.get("apartamentos", use: listRooms)
    }

    @Sendable private func showHotel(_ request: Request, _ context: HotelContext) async throws -> JSONBody<HotelAnswer>
    {
        let plan = try await context.hotel.plan()
        let property = plan.property
        return JSONBody(
            HotelAnswer(
                code: property.id.rawValue,
                name: property.name,
                timeZone: property.timeZone,
                currency: property.currency,
                country: property.country,
                today: property.today(at: surroundings.now()),
                roomTypes: plan.roomTypeAnswers,
                ratePlans: plan.ratePlanAnswers
            )
        )
    }

    @Sendable private func listRoomTypes(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<RoomTypeListAnswer> {
        JSONBody(RoomTypeListAnswer(roomTypes: try await context.hotel.plan().roomTypeAnswers))
    }

    @Sendable private func listRatePlans(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<RatePlanListAnswer> {
        JSONBody(RatePlanListAnswer(ratePlans: try await context.hotel.plan().ratePlanAnswers))
    }

    @Sendable private func listRooms(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        RoomListAnswer
    > {
        let rooms = try await context.hotel.plan().rooms
        return JSONBody(
            RoomListAnswer(rooms: rooms.map { RoomAnswer(number: $0.id.rawValue, roomType: $0.roomType.rawValue) })
        )
    }
}

extension HotelPlan {
    fileprivate var roomTypeAnswers: [RoomTypeAnswer] {
        let counts = Dictionary(grouping: rooms, by: \.roomType).mapValues(\.count)
        return roomTypes.map { type in
            RoomTypeAnswer(
                code: type.id.rawValue,
                name: type.name,
                adults: type.capacity.adults,
                children: type.capacity.children,
                infants: type.capacity.infants,
                defaultOccupancy: type.defaultOccupancy,
                roomCount: counts[type.id, default: 0]
            )
        }
    }

    fileprivate var ratePlanAnswers: [RatePlanAnswer] {
        ratePlans.map { plan in
            RatePlanAnswer(
                code: plan.id.rawValue,
                roomType: plan.roomType.rawValue,
                name: plan.name,
                meals: MealsWord(plan.meals),
                occupancies: plan.occupancies,
                primaryOccupancy: plan.primaryOccupancy
            )
        }
    }
}

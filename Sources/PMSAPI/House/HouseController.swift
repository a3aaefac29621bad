import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// What the hotel is: `/hotel`, `/apartamentos`.
struct HouseController: Sendable {
    let surroundings: Surroundings

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("hotel", use: showHotel)
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

    @Sendable private func listRooms(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        RoomListAnswer
    > {
        let rooms = try await context.hotel.plan().rooms
        return JSONBody(
            RoomListAnswer(rooms: rooms.map { RoomAnswer(number: $0.id.rawValue, roomType: $0.roomType.rawValue) })
        )
    }
}

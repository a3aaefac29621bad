import HTTPServing
import HTTPTypes
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// The kinds of rooms: `/categorias`, added, changed, taken out of sale.
struct RoomTypeController: Sendable {
    let body: BodyReader

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("categorias", use: list)
        api.post("categorias", use: add)
        api.patch("categorias/{categoria}", use: change)
        api.delete("categorias/{categoria}", use: retire)
    }

    @Sendable private func list(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<RoomTypeListAnswer> {
        JSONBody(RoomTypeListAnswer(roomTypes: try await context.hotel.plan().roomTypeAnswers))
    }

    @Sendable private func add(_ request: Request, _ context: HotelContext) async throws -> JSONBody<RoomTypeAnswer> {
        let asked = try body.decode(RoomTypeBody.self, from: await body.json(of: request))
        let type = try await context.hotel.add(RoomType(asked), rooms: asked.roomIDs, by: context.author)
        return JSONBody(RoomTypeAnswer(type, rooms: asked.roomIDs.count), status: .created)
    }

    @Sendable private func change(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<RoomTypeAnswer> {
        let asked = try body.decode(RoomTypeBody.self, from: await body.json(of: request))
        let type = try await change(context, adding: asked.roomIDs) { try $0.apply(asked) }
        let rooms = try await context.hotel.plan().rooms.count { $0.roomType == type.id }
        return JSONBody(RoomTypeAnswer(type, rooms: rooms))
    }

    @Sendable private func retire(_ request: Request, _ context: HotelContext) async throws -> Response {
        _ = try await change(context) { $0.isRetired = true }
        return Response(status: .noContent)
    }

    private func change(
        _ context: HotelContext,
        adding rooms: [Room.ID] = [],
        _ change: @escaping @Sendable (inout RoomType) throws -> Void
    ) async throws -> RoomType {
        let id = try context.id("categoria", as: RoomType.self)
        do {
            return try await context.hotel.changeRoomType(id, adding: rooms, by: context.author, change)
        } catch PMSError.unknown(.roomType, id.rawValue) {
            throw ProblemText.absent(.roomType, id.rawValue)
        }
    }
}

extension RoomTypeBody {
    fileprivate var roomIDs: [Room.ID] { (rooms ?? []).map { Room.ID($0) } }
}

extension RoomType {
    /// The new type that a body describes; two adults pay the usual price where two fit.
    fileprivate init(_ body: RoomTypeBody) throws {
        let root = FieldPath.root
        let adults = try root.required(root.people(body.adults, "adultos"), "adultos")
        self.init(
            id: RoomType.ID(try root.required(body.code, "categoria")),
            name: try root.required(body.name, "nome"),
            capacity: Occupancy(
                adults: adults,
                children: try root.people(body.children, "criancas") ?? 0,
                infants: try root.people(body.infants, "bebes") ?? 0
            ),
            defaultOccupancy: try root.people(body.defaultOccupancy, "ocupacao_padrao") ?? min(2, adults),
            isRetired: body.isRetired ?? false
        )
    }

    /// Changes what the body names.
    fileprivate mutating func apply(_ body: RoomTypeBody) throws {
        let root = FieldPath.root
        name = body.name ?? name
        capacity.adults = try root.people(body.adults, "adultos") ?? capacity.adults
        capacity.children = try root.people(body.children, "criancas") ?? capacity.children
        capacity.infants = try root.people(body.infants, "bebes") ?? capacity.infants
        defaultOccupancy = try root.people(body.defaultOccupancy, "ocupacao_padrao") ?? defaultOccupancy
        isRetired = body.isRetired ?? isRetired
    }
}

import HotelValues
import Testing

extension World {
    /// Expects a reservation to be what the guest ordered.
    func expect(_ reservation: JSON, is order: Order, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(reservation["status"] == "CONFIRMADA", "\(order.code)", sourceLocation: sourceLocation)
        #expect(reservation["hospede"]["nome"].text == order.name, sourceLocation: sourceLocation)
        #expect(reservation["codigo_ota"].text == order.code, sourceLocation: sourceLocation)
        let rooms = reservation["quartos"].elements.map(HeldRoom.init).sorted()
        #expect(rooms == order.rooms.map(HeldRoom.init).sorted(), "\(order.code)", sourceLocation: sourceLocation)
        let hasRooms = reservation["quartos"].elements.allSatisfy { $0["apartamento"].text != nil }
        #expect(hasRooms, "\(order.code): a stay without a room", sourceLocation: sourceLocation)
    }

    /// Expects the PMS to have left what the orders leave of the small hotel, on every night.
    func expectRooms(takenBy orders: [Order], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        var expected = SmallHotel.rooms.mapValues { count in
            Dictionary(uniqueKeysWithValues: nights.map { ($0.description, count) })
        }
        for room in orders.flatMap(\.rooms) {
            for night in room.nights { expected[room.roomType]?[night, default: 0] -= 1 }
        }
        let shop = try await shop()
        let wrong = Shop(rooms: expected, terms: [:]).differences(from: shop)
        #expect(wrong == [], sourceLocation: sourceLocation)
    }
}

/// A room as it is held, or as it was ordered.
private struct HeldRoom: Hashable, Comparable {
    let facts: [String]

    init(_ room: Order.Room) {
        facts = [room.roomType, room.arrival.description, room.departure.description] + room.prices
    }

    init(_ room: JSON) {
        let nights = room["diarias"].elements.map { ($0["data"].text ?? "", $0["valor"].text ?? "") }
        let prices = nights.sorted { $0.0 < $1.0 }.map(\.1)
        facts = [room["categoria"].text ?? "–", room["checkin"].text ?? "–", room["checkout"].text ?? "–"] + prices
    }

    static func < (left: HeldRoom, right: HeldRoom) -> Bool { left.facts.lexicographicallyPrecedes(right.facts) }
}

import HotelValues

/// The PMS, over its API.
struct FrontDesk: Sendable {
    let web: Web

    init(url: String, key: String) {
        web = Web(url: "\(url)/api/v1", headers: ["X-API-Key": key])
    }

    /// The date it is at the hotel.
    func today() async throws -> Day {
        guard let today = try await web.get("/hotel").accepted()["hoje"].text.flatMap({ Day($0) }) else {
            throw TooLate(description: "the hotel knows no date")
        }
        return today
    }

    /// What is for sale on these nights.
    func shop(_ nights: ClosedRange<Day>) async throws -> Shop {
        let path = "/channex/ari?date_from=\(nights.lowerBound)&date_to=\(nights.upperBound)"
        return Shop(try await web.get(path).decoded(PMSCalendar.self))
    }

    /// The reservation that the hotel holds for a channel's booking; null while there is none.
    func reservation(ofBooking booking: String) async throws -> JSON {
        try await web.get("/reservas?channex_booking_id=\(booking)").accepted()["reservas"][0]
    }

    /// All reservations that touch these nights.
    func reservations(_ nights: ClosedRange<Day>) async throws -> [JSON] {
        let path = "/reservas?data_de=\(nights.lowerBound)&data_ate=\(nights.upperBound)&limite=500"
        return try await web.get(path).accepted()["reservas"].elements
    }

    /// Books at the desk; the same key twice is one reservation.
    func reserve(_ room: Order.Room, guest: String, key: String? = nil) async throws -> Web.Answer {
        try await reserve([room], guest: guest, key: key)
    }

    /// Books several rooms together; the same key twice is one reservation.
    func reserve(_ rooms: [Order.Room], guest: String, key: String? = nil) async throws -> Web.Answer {
        let quartos = rooms.map { room -> JSON in
            [
                "categoria": .string(room.roomType), "plano": .string("\(room.roomType)-\(room.tariff)"),
                "checkin": .string(room.arrival.description), "checkout": .string(room.departure.description),
                "adultos": 2,
            ]
        }
        let body: JSON = ["hospede": ["nome": .string(guest)], "quartos": .array(quartos)]
        return try await web.post("/reservas", body, headers: key.map { ["Idempotency-Key": $0] } ?? [:])
    }

    /// Saves these edits together.
    func edit(_ edits: [JSON]) async throws -> Web.Answer {
        try await web.put("/tarifas", ["alteracoes": .array(edits)])
    }
}

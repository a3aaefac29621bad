import Database
import HTTPServing
import HTTPTypes
import PMSWire
import Testing

@Suite("Requests that come twice")
struct IdempotencyTests {
    private static let orders = [
        "/api/v1/reservas":
            #"{"hospede":{"nome":"Ana"},"quartos":[{"categoria":"ov","checkin":"2026-12-01","checkout":"2026-12-04"}]}"#,
        "/api/v1/channex/booking": ChannelStory.booking(),
        "/api/v1/bloqueios":
            #"{"apartamento":"201","data_de":"2026-12-02","data_ate":"2026-12-03","motivo":"pintura"}"#,
    ]

    @Test("the same key and body do it once and answer the same", arguments: orders.keys.sorted())
    func sameKey(_ path: String) async throws {
        let hotel = try await HotelUnderTest()
        let order = try #require(Self.orders[path])
        try await hotel.call { caller in
            let headers: HTTPFields = [.idempotencyKey: "7f1c-1"]
            let first = try await caller.post(path, order, headers: headers)
            #expect(first.status == 201, "\(first.text)")
            #expect(first.headers[.idempotentReplay] == nil)
            let before = try await hotel.database.fingerprint()
            let second = try await caller.post(path, order, headers: headers)
            #expect(second.status == 201)
            #expect(second.headers[.idempotentReplay] == "true")
            #expect(second.text == first.text.replacing(#""repetida":false"#, with: #""repetida":true"#))
            #expect(try await hotel.database.fingerprint() == before)
        }
    }

    @Test("the same key with another body is refused, and does nothing", arguments: orders.keys.sorted())
    func otherBody(_ path: String) async throws {
        let hotel = try await HotelUnderTest()
        let order = try #require(Self.orders[path])
        try await hotel.call { caller in
            let headers: HTTPFields = [.idempotencyKey: "7f1c-1"]
            _ = try await caller.post(path, order, headers: headers)
            let before = try await hotel.database.fingerprint()
            let other = order.replacing("2026-12-0", with: "2026-12-1")
            let refusal = try await caller.post(path, other, headers: headers).problem(status: 409)
            #expect(refusal.type?.hasSuffix("chave-de-repeticao-usada") == true)
            #expect(try await hotel.database.fingerprint() == before)
        }
    }
}

@Suite("Many at once")
struct ConcurrencyTests {
    @Test("of fifty who want the last rooms, as many get one as there are")
    func lastRooms() async throws {
        let hotel = try await HotelUnderTest()
        let order =
            #"{"hospede":{"nome":"Ana"},"quartos":[{"categoria":"std","checkin":"2026-12-01","checkout":"2026-12-04"}]}"#
        try await hotel.call { caller in
            let statuses = try await together(50) { _ in try await caller.post("/api/v1/reservas", order).status }
            #expect(statuses.filter { $0 == 201 }.count == 3)
            #expect(statuses.filter { $0 == 409 }.count == 47)
        }
    }

    @Test("of fifty channel bookings all are kept, and as many have a room as there are")
    func overbooked() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let rooms = try await together(50) { number in
                let order = ChannelStory.booking(id: "b-\(number)", roomType: "std", name: "Hóspede \(number)")
                let made: ReservationAnswer = try await caller.post("/api/v1/channex/booking", order).value(status: 201)
                return try made.room.room
            }
            #expect(rooms.compactMap(\.self).sorted() == ["101", "102", "103"])
        }
    }

    @Test("of fifty deliveries of one revision one is applied")
    func oneRevision() async throws {
        let hotel = try await HotelUnderTest()
        let revision = try ChannelStory.revision("r-1", at: 1, status: .new)
        try await hotel.call { caller in
            let answers = try await together(50) { _ in
                try await caller.post("/api/v1/channex/booking", revision).value(ReservationAnswer.self, status: 201)
            }
            #expect(Set(answers.map(\.id)).count == 1)
            #expect(answers.filter { $0.isReplay == false }.count == 1)
        }
    }

    private func together<Result: Sendable>(
        _ count: Int,
        _ act: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: Result.self) { group in
            for number in 1...count { group.addTask { try await act(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

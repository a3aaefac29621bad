import HTTPTypes
import HotelCore
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import Logging
import PMS
import PMSAPI
import PMSWire
import Testing

@Suite("The house over HTTP")
struct HouseTests {
    @Test("the hotel is told with its categories and plans")
    func hotel() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let answer: HotelAnswer = try await caller.get("/api/v1/hotel").value()
            #expect(answer.today == HotelUnderTest.today)
            #expect(answer.timeZone == "America/Sao_Paulo")
            #expect(answer.roomTypes.map(\.roomCount) == [2, 3, 1])
            #expect(answer.ratePlans.first?.occupancies == [1, 2])
            #expect(answer.ratePlans.first?.meals == .breakfast)
            let types: RoomTypeListAnswer = try await caller.get("/api/v1/categorias").value()
            #expect(types.roomTypes == answer.roomTypes)
            let plans: RatePlanListAnswer = try await caller.get("/api/v1/planos").value()
            #expect(plans.ratePlans == answer.ratePlans)
            let rooms: RoomListAnswer = try await caller.get("/api/v1/apartamentos").value()
            #expect(rooms.rooms.count == 6)
        }
    }

    @Test("a room is closed, is missing from the calendar, and is opened again")
    func closure() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ClosureBody = try await caller.post(
                "/api/v1/bloqueios",
                #"{"apartamento":"201","data_de":"2026-12-02","data_ate":"2026-12-03","motivo":"pintura"}"#
            ).value(status: 201)
            let ari: ARIAnswer = try await caller.get("/api/v1/channex/ari?date_from=2026-12-01&date_to=2026-12-04")
                .value()
            #expect(ari.roomTypes[2].days?.map(\.available) == [1, 0, 0, 1])
            let listed: ClosureListAnswer = try await caller.get("/api/v1/bloqueios?data_de=2026-12-03").value()
            #expect(listed.closures == [made])
            let id = try #require(made.id)
            #expect(try await caller.send(.delete, "/api/v1/bloqueios/\(id)").status == 204)
            _ = try await caller.send(.delete, "/api/v1/bloqueios/\(id)").problem(status: 404)
            #expect(try await caller.get("/api/v1/bloqueios").value(ClosureListAnswer.self).closures.isEmpty)
        }
    }

    @Test("guests are found by a part of their name, and read")
    func guests() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking())
            let found: GuestListAnswer = try await caller.get("/api/v1/hospedes?texto=lima").value()
            let guest = try #require(found.guests.first)
            #expect(guest.email == "davi@example.com")
            let id = try #require(guest.id)
            #expect(try await caller.get("/api/v1/hospedes/\(id)").value(GuestBody.self) == guest)
            #expect(try await caller.get("/api/v1/hospedes?texto=zzz").value(GuestListAnswer.self).guests.isEmpty)
        }
    }
}

@Suite("Keys of programs")
struct KeyTests {
    @Test("nothing is said without a key that works", arguments: [nil, "", "so_wrong", "Bearer x"] as [String?])
    func refused(_ key: String?) async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let stranger = Caller(client: caller.client, key: key)
            let answer = try await stranger.get("/api/v1/hotel")
            #expect(answer.headers[.wwwAuthenticate] == "Bearer")
            #expect(try answer.problem(status: 401).detail?.contains("X-API-Key") == true)
            _ = try await stranger.post("/api/v1/channex/booking", ChannelStory.booking()).problem(status: 401)
        }
    }

    @Test("a key works as a bearer token, until it is revoked")
    func bearerAndRevocation() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let bearer = Caller(client: caller.client, key: nil)
            let headers: HTTPFields = [.authorization: "Bearer \(hotel.key)"]
            #expect(try await bearer.get("/api/v1/hotel", headers: headers).status == 200)
            let key = try #require(try await hotel.hotel.keys().first)
            try await hotel.hotel.revokeKey(key.id, by: .setup)
            #expect(try await bearer.get("/api/v1/hotel", headers: headers).status == 401)
            #expect(try await caller.get("/api/v1/hotel").status == 401)
        }
    }

    @Test("a key opens its own hotel and no other")
    func otherHotel() async throws {
        let hotel = try await HotelUnderTest()
        let id = Property.ID("serra")
        let other = hotel.pms.hotel(id)
        try await other.setUp(HotelUnderTest.plan(id), by: .setup)
        _ = try await other.addKey(name: "serra", hash: KeyMaker.hash(of: "so_serra"), by: .setup)
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(
                "/api/v1/channex/booking",
                ChannelStory.booking(id: "b-1")
            )
            .value(status: 201)
            let stranger = Caller(client: caller.client, key: "so_serra")
            #expect(try await stranger.get("/api/v1/hotel").value(HotelAnswer.self).code == "serra")
            _ = try await stranger.get("/api/v1/reservas/\(made.id)").problem(status: 404)
            _ = try await stranger.post("/api/v1/reservas/\(made.id)/cancel").problem(status: 404)
            let theirs = try await stranger.get("/api/v1/reservas?channex_booking_id=b-1")
            #expect(try theirs.value(ReservationListAnswer.self).reservations.isEmpty)
            let own: ARIAnswer = try await caller.get("/api/v1/channex/ari?date_from=2026-12-05").value()
            let foreign: ARIAnswer = try await stranger.get("/api/v1/channex/ari?date_from=2026-12-05").value()
            #expect(own.roomTypes[0].available == 1)
            #expect(foreign.roomTypes[0].available == 2)
        }
    }

    @Test("a server whose hotel is not set up lives, and is not ready")
    func notReady() async throws {
        let hotel = try await HotelUnderTest()
        let surroundings = Surroundings.seeded(2, at: Timestamp(startOf: HotelUnderTest.today), clock: hotel.clock)
        let nobody = hotel.pms.hotel(Property.ID("nenhum"))
        let api = PMSAPI(pms: hotel.pms, hotel: nobody, surroundings: surroundings, clock: hotel.clock)
        try await Application(router: api.makeRouter(), logger: .quiet).test(.router) { client in
            let caller = Caller(client: client)
            #expect(try await caller.get("/livez").status == 200)
            _ = try await caller.get("/readyz").problem(status: 503)
        }
    }

    @Test("probes and documents need no key")
    func open() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let stranger = Caller(client: caller.client, key: nil)
            for path in ["/livez", "/readyz", "/openapi.yaml", "/docs"] {
                let answer = try await stranger.get(path)
                #expect(answer.status == 200, "\(path)")
            }
        }
    }

    @Test("keys are long, random and of letters that travel everywhere")
    func keys() {
        var generator = SplitMix64(seed: 3)
        let keys = (0..<100).map { _ in KeyMaker.make(using: &generator) }
        #expect(Set(keys).count == 100)
        #expect(keys.allSatisfy { $0.wholeMatch(of: /so_[A-Za-z0-9_-]{43}/) != nil })
        #expect(KeyMaker.hash(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}

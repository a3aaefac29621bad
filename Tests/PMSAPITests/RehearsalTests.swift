import Database
import HTTPServing
import HTTPTypes
import HotelValues
import PMS
import PMSWire
import Testing

@Suite("Rehearsals over HTTP")
struct RehearsalTests {
    private static let edits = """
        {"alteracoes":[{"plano":"ov-flex","data_de":"2026-12-04","data_ate":"2026-12-05","valor":"333.00"}]}
        """
    private static let offers = """
        {"alteracoes":[{"categoria":"ov","data_de":"2026-12-04","data_ate":"2026-12-05","retidos":1}]}
        """
    private static let closure =
        #"{"apartamento":"201","data_de":"2026-12-02","data_ate":"2026-12-03","motivo":"obra"}"#
    private static let stay = """
        {"hospede":{"nome":"Ana"},"quartos":[{"categoria":"std","checkin":"2026-12-07","checkout":"2026-12-09"}]}
        """

    @Test("say what a change of prices would do, and leave them as they are")
    func rates() async throws {
        let hotel = try await HotelUnderTest()
        let before = try await hotel.database.fingerprint()
        try await hotel.call { caller in
            let rehearsal: RehearsalAnswer = try await caller.send(.put, "/api/v1/tarifas?rehearse=true", Self.edits)
                .value()
            let change = try #require(rehearsal.changes.first)
            #expect((change.kind, change.target, change.fields) == (.ratePlan, "ov-flex", [.rate]))
            #expect((change.from, change.to) == (day("2026-12-04"), day("2026-12-05")))
            let calendar = try #require(rehearsal.calendar)
            #expect((calendar.from, calendar.to) == (day("2026-12-04"), day("2026-12-05")))
            let plan = try #require(calendar.roomTypes.first?.plans?.first)
            #expect(plan.days.map(\.amount?.text) == ["333.00", "333.00"])
        }
        #expect(try await hotel.database.fingerprint() == before)
    }

    @Test("are offered by everything that changes the hotel, and none of it happens")
    func everything() async throws {
        let hotel = try await HotelUnderTest()
        let (reservation, room, closure) = try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post("/api/v1/reservas", Self.stay).value(status: 201)
            let closed: ClosureBody = try await caller.post("/api/v1/bloqueios", Self.closure).value(status: 201)
            return (made.id, try made.room.id, try #require(closed.id))
        }
        let later = Self.closure.replacing("2026-12-03", with: "2026-12-09").replacing("2026-12-02", with: "2026-12-08")
        let requests: [(HTTPRequest.Method, String, String, changes: Int)] = [
            (.put, "tarifas", Self.edits, 1), (.put, "ofertas", Self.offers, 1), (.post, "bloqueios", later, 1),
            (.post, "planos", #"{"plano":"x","categoria":"ov","nome":"X"}"#, 1), (.delete, "planos/ov-nr", "", 1),
            (.patch, "planos/ov-flex", #"{"nome":"X"}"#, 0), (.delete, "categorias/fam", "", 2),
            (.post, "categorias", #"{"categoria":"x","nome":"X","adultos":2,"apartamentos":["9"]}"#, 1),
            (.patch, "categorias/ov", #"{"nome":"X"}"#, 0),
            (.delete, "bloqueios/\(closure)", "", 1), (.post, "reservas", Self.stay, 1),
            (.patch, "reservas/\(reservation)", #"{"observacoes":"tarde"}"#, 0),
            (.post, "reservas/\(reservation)/cancel", "{}", 1), (.post, "reservas/\(reservation)/noshow", "", -1),
            (.post, "reservas/\(reservation)/quartos/\(room)/apartamento", #"{"apartamento":"501"}"#, 2),
            (.post, "channex/booking", ChannelStory.booking(), 1),
            (.post, "channex/booking", try ChannelStory.revision("r-1", at: 1, status: .new, roomType: "ov"), 1),
            (.patch, "channex/booking/\(reservation)", #"{"hospede_nome":"Bia"}"#, 0),
            (.post, "channex/booking/\(reservation)/cancel", "{}", 1),
        ]
        let before = try await hotel.database.fingerprint()
        for (method, path, body, changes) in requests {
            let answer = try await hotel.call { caller in
                try await caller.send(method, "/api/v1/\(path)?rehearse=true", body)
            }
            if changes < 0 {
                #expect(try answer.problem(status: 409).type?.hasSuffix("nao-e-hoje") == true, "\(path)")
            } else {
                let rehearsal: RehearsalAnswer = try answer.value()
                #expect(rehearsal.changes.count == changes, "\(method) \(path)")
                #expect((rehearsal.calendar == nil) == (changes == 0), "\(method) \(path)")
            }
            #expect(try await hotel.database.fingerprint() == before, "\(method) \(path)")
        }
    }

    @Test("do not use up the caller's key")
    func requestKeys() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let headers: HTTPFields = [.idempotencyKey: "k-1"]
            for _ in 1...2 {
                let rehearsal: RehearsalAnswer = try await caller.post(
                    "/api/v1/reservas?rehearse=true",
                    Self.stay,
                    headers: headers
                ).value()
                #expect(rehearsal.changes.count == 1)
            }
            let made = try await caller.post("/api/v1/reservas", Self.stay, headers: headers)
            #expect(made.status == 201 && made.headers[.idempotentReplay] == nil)
        }
    }

    @Test("are meant only by true, and mean nothing where nothing is changed")
    func flag() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let wrong = try await caller.send(.put, "/api/v1/tarifas?rehearse=1", Self.edits).problem(status: 400)
            #expect(wrong.field == "rehearse")
            let read: HotelAnswer = try await caller.get("/api/v1/hotel?rehearse=true").value()
            #expect(read.code == "praia")
            let real: RateEditsAnswer = try await caller.send(.put, "/api/v1/tarifas?rehearse=false", Self.edits)
                .value()
            #expect(real.changedNights == 2)
        }
    }
}

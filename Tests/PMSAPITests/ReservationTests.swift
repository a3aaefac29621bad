import HTTPTypes
import HotelValues
import PMSWire
import Testing

@Suite("The hotel's own reservations")
struct ReservationTests {
    private let stay = #""categoria":"ov","checkin":"2026-12-01","checkout":"2026-12-04""#

    @Test("a reservation is made, priced, given a room, read, changed and cancelled")
    func wholeLife() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(
                "/api/v1/reservas",
                #"""
                {"hospede":{"nome":"Ana Souza","email":"ana@example.com"},"observacoes":"vista",
                 "quartos":[{\#(stay),"adultos":1}]}
                """#
            ).value(status: 201)
            #expect(made.status == .confirmed)
            #expect(made.number == 1)
            #expect(made.source == "direto")
            #expect(made.total?.text == "1200.00")
            #expect(try made.room.room == "501")
            #expect(try made.room.nights?.map(\.amount.text) == ["400.00", "400.00", "400.00"])
            #expect(made.isOverbooked == false)

            let changed: ReservationAnswer = try await caller.send(
                .patch,
                "/api/v1/reservas/\(made.id)",
                #"{"hospede":{"telefone":"11 98765-4321"},"quartos":[{"id":"\#(try made.room.id)","checkout":"2026-12-03"}]}"#
            ).value()
            #expect(changed.guest?.phone == "11 98765-4321")
            #expect(changed.total?.text == "800.00")
            #expect(changed.notes == "vista")

            let cancelled: ReservationAnswer = try await caller.post(
                "/api/v1/reservas/\(made.id)/cancel",
                #"{"motivo":"desistiu"}"#
            ).value()
            #expect(cancelled.status == .cancelled)
            #expect(cancelled.reason == "desistiu")
            #expect(cancelled.cancelledAt != nil)
            let again: ReservationAnswer = try await caller.post("/api/v1/reservas/\(made.id)/cancel").value()
            #expect(again == cancelled)
            #expect(try await caller.get("/api/v1/reservas/\(made.id)").value(ReservationAnswer.self) == cancelled)
        }
    }

    @Test("guests are moved, checked in and checked out")
    func desk() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(
                "/api/v1/reservas",
                #"{"hospede":{"nome":"Ana"},"quartos":[{\#(stay)}]}"#
            ).value(status: 201)
            let path = "/api/v1/reservas/\(made.id)"
            let moved: ReservationAnswer = try await caller.post(
                "\(path)/quartos/\(try made.room.id)/apartamento",
                #"{"apartamento":"502"}"#
            ).value()
            #expect(try moved.room.room == "502")
            #expect(try moved.room.isPinned == true)
            #expect(try await caller.post("\(path)/checkin").value(ReservationAnswer.self).status == .checkedIn)
            #expect(try await caller.post("\(path)/checkin").value(ReservationAnswer.self).status == .checkedIn)
            let refused = try await caller.post("\(path)/nao-compareceu").problem(status: 409)
            #expect(refused.detail?.contains("HOSPEDADA") == true)
            #expect(try await caller.post("\(path)/checkout").value(ReservationAnswer.self).status == .checkedOut)
        }
    }

    @Test("guests who never come are no-shows", arguments: ["noshow", "nao-compareceu"])
    func noShow(_ act: String) async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(
                "/api/v1/reservas",
                #"{"hospede":{"nome":"Ana"},"quartos":[{\#(stay)}]}"#
            ).value(status: 201)
            let answer: ReservationAnswer = try await caller.post("/api/v1/reservas/\(made.id)/\(act)").value()
            #expect(answer.status == .noShow)
            #expect(try answer.room.room == nil)
            #expect(answer.isOverbooked == false)
        }
    }

    @Test("without a room free it is refused, or kept without a room when that is allowed")
    func soldOut() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let order = #"{"hospede":{"nome":"Ana"},"quartos":[{\#(stay)},{\#(stay)}]}"#
            _ = try await caller.post("/api/v1/reservas", order).value(ReservationAnswer.self, status: 201)
            let one = #""hospede":{"nome":"Bia"},"quartos":[{\#(stay)}]"#
            let refusal = try await caller.post("/api/v1/reservas", "{\(one)}").problem(status: 409)
            #expect(refusal.type?.hasSuffix("sem-disponibilidade") == true)
            let kept: ReservationAnswer = try await caller.post(
                "/api/v1/reservas",
                #"{\#(one),"permitir_overbooking":true}"#
            ).value(status: 201)
            #expect(kept.isOverbooked == true)
            #expect(try kept.room.room == nil)
        }
    }

    @Test("the list is filtered by nights, status, text and booking, and comes in pages")
    func list() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            for (name, arrival) in [("Ana", "2026-12-01"), ("Bruno", "2026-12-10"), ("Carla", "2026-12-20")] {
                let departure = try #require(Day(arrival)).advanced(by: 2)
                _ = try await caller.post(
                    "/api/v1/reservas",
                    """
                    {"hospede":{"nome":"\(name)"},
                     "quartos":[{"categoria":"std","checkin":"\(arrival)","checkout":"\(departure)"}]}
                    """
                ).value(ReservationAnswer.self, status: 201)
            }
            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking(id: "b-1"))
            func names(_ query: String) async throws -> [String?] {
                let page: ReservationListAnswer = try await caller.get("/api/v1/reservas?\(query)").value()
                return page.reservations.map(\.guest?.name)
            }
            #expect(try await names("data_de=2026-12-11&data_ate=2026-12-15") == ["Bruno"])
            #expect(try await names("data_de=2026-12-02") == ["Ana"])
            #expect(try await names("texto=car") == ["Carla"])
            #expect(try await names("texto=Br%75no") == ["Bruno"])
            #expect(try await names("channex_booking_id=b-1") == ["Davi Lima"])
            #expect(try await names("channex_booking_id=b-2").isEmpty)
            #expect(try await names("status=CANCELADA").isEmpty)
            let first: ReservationListAnswer = try await caller.get("/api/v1/reservas?limite=2").value()
            #expect(first.reservations.map(\.number) == [1, 2])
            #expect(first.next == 2)
            let rest: ReservationListAnswer = try await caller.get("/api/v1/reservas?limite=3&depois=2").value()
            #expect(rest.reservations.map(\.number) == [3, 4])
            #expect(rest.next == nil)
        }
    }
}

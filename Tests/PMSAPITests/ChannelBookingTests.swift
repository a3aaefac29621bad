import HTTPServing
import HTTPTypes
import HotelValues
import PMSWire
import Testing

/// Bookings as a channel sends them.
enum ChannelStory {
    /// A booking in flat fields, without a revision.
    static func booking(id: String? = nil, roomType: String = "ov", name: String = "Davi Lima") -> String {
        let booking = id.map { #""channex_booking_id":"\#($0)","# } ?? ""
        return #"""
            {\#(booking)"hospede_nome":"\#(name)","hospede_email":"davi@example.com","categoria":"\#(roomType)",
             "checkin":"2026-12-05","checkout":"2026-12-08","adultos":2,"criancas":1,"valor_total":1000.01,
             "moeda":"BRL","origem":"BookingCom","codigo_ota":"4823914412"}
            """#
    }

    /// A revision of a booking with one room.
    static func revision(
        _ id: String,
        at second: Int,
        status: BookingStatusWord,
        departure: String = "2026-12-08",
        roomType: String? = "ov"
    ) throws -> String {
        var room = RoomBody()
        room.channelKey = "r1"
        room.roomType = roomType
        room.arrival = day("2026-12-05")
        room.departure = day(departure)
        room.adults = 2
        room.total = DecimalText(text: "900.00")
        var body = ChannelBookingBody()
        body.booking = "b-1"
        body.revision = id
        body.revisedAt = InstantText(try #require(Timestamp("2026-12-01T12:00:0\(second).000001Z")))
        body.status = status
        body.source = "Airbnb"
        body.reference = "HM1"
        body.guestName = "Eva Reis"
        body.rooms = [room]
        return String(decoding: try WireCoding.bytes(of: body), as: UTF8.self)
    }
}

@Suite("Bookings of channels")
struct ChannelBookingTests {
    private let path = "/api/v1/channex/booking"

    @Test("flat fields make a reservation of one room, its total divided exactly over the nights")
    func flatFields() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(path, ChannelStory.booking(id: "b-1")).value(
                status: 201
            )
            #expect(made.source == "BookingCom")
            #expect(made.reference == "4823914412")
            #expect(made.booking == "b-1")
            #expect(made.status == .confirmed)
            #expect(made.guestID != nil)
            let room = try made.room
            #expect(room.room == "501")
            #expect((room.adults, room.children) == (2, 1))
            #expect(room.nights?.map(\.amount.text) == ["333.34", "333.34", "333.33"])
            #expect(made.total?.text == "1000.01")
            let second: ReservationAnswer = try await caller.post(path, ChannelStory.booking(id: "b-2")).value(
                status: 201
            )
            #expect(second.guestID == made.guestID, "the guest is found by e-mail")
        }
    }

    @Test("the same booking without a revision comes twice and is made once")
    func bookingTwice() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(path, ChannelStory.booking(id: "b-1")).value(
                status: 201
            )
            let again = try await caller.post(path, ChannelStory.booking(id: "b-1"))
            #expect(again.headers[.idempotentReplay] == "true")
            #expect(try again.value(ReservationAnswer.self, status: 201).id == made.id)
        }
    }

    @Test("revisions are applied once, in the channel's order")
    func revisions() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let new = try ChannelStory.revision("r-1", at: 1, status: .new)
            let made: ReservationAnswer = try await caller.post(path, new).value(status: 201)
            #expect(made.effect == .created)
            #expect(made.isReplay == false)
            let again = try await caller.post(path, new)
            #expect(again.headers[.idempotentReplay] == "true")
            #expect(try again.value(ReservationAnswer.self, status: 201).isReplay == true)

            let longer = try ChannelStory.revision("r-3", at: 3, status: .modified, departure: "2026-12-10")
            let modified: ReservationAnswer = try await caller.send(.patch, "\(path)/\(made.id)", longer).value()
            #expect(modified.effect == .modified)
            #expect(try modified.room.departure == day("2026-12-10"))
            #expect(try modified.room.id == made.room.id)

            let late = try ChannelStory.revision("r-2", at: 2, status: .modified, departure: "2026-12-06")
            let outdated: ReservationAnswer = try await caller.post(path, late).value()
            #expect(outdated.effect == .outdated)
            #expect(try outdated.room.departure == day("2026-12-10"))

            let end = #"{"channex_revision_id":"r-4","revisado_em":"2026-12-01T12:00:04","motivo":"sem razão"}"#
            let cancelled: ReservationAnswer = try await caller.post("\(path)/\(made.id)/cancel", end).value()
            #expect(cancelled.effect == .cancelled)
            #expect(cancelled.status == .cancelled)
        }
    }

    @Test("a room of an unknown type is kept, and shown", arguments: [nil, "r-1"] as [String?])
    func unmapped(_ revision: String?) async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let body =
                try revision.map { try ChannelStory.revision($0, at: 1, status: .new, roomType: "suite") }
                ?? ChannelStory.booking(roomType: "suite")
            let made: ReservationAnswer = try await caller.post(path, body).value(status: 201)
            #expect(made.attention == [AttentionBody(kind: .unmappedRoom, text: "suite")])
            #expect(try made.room.roomType == nil)
        }
    }

    @Test("what the sender could not map is shown in its own words")
    func senderAttention() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let body = """
                {"channex_booking_id":"b-9","channex_revision_id":"r-9","revisado_em":"2026-12-01T10:00:00Z",
                 "hospede_nome":"Eva","moeda":"KWD","atencao":[{"tipo":"quarto_nao_mapeado","texto":"Suite Mar"}],
                 "quartos":[{"categoria":null,"checkin":"2026-11-30","checkout":"2026-12-02","adultos":9,
                             "diarias":[{"data":"2026-12-01","valor":10.125},{"data":"2026-11-30","valor":"0.5"}]}]}
                """
            let made: ReservationAnswer = try await caller.post(path, body).value(status: 201)
            #expect(made.attention == [AttentionBody(kind: .unmappedRoom, text: "Suite Mar")])
            #expect(try made.room.nights?.map(\.amount.text) == ["0.500", "10.125"])
            #expect(made.total?.text == "10.625")
        }
    }

    @Test("a booking that nobody could call complete is kept, cut to size, and shown")
    func cutToSize() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let body = """
                {"channex_revision_id":"r-9","hospede_nome":" ","observacoes":"\(String(repeating: "ã", count: 5_000))",
                 "categoria":"ov","checkin":"2026-12-02","checkout":"2026-12-03"}
                """
            let made: ReservationAnswer = try await caller.post(path, body).value(status: 201)
            #expect(made.guest?.name == ChannelBookingBody.unnamedGuest)
            #expect(made.notes?.utf8.count == 8_000)
            #expect(made.attention?.compactMap(\.text) == ["valor_total", "hospede_nome", "observacoes"])
        }
    }

    @Test(
        "what the hotel would not sell has been sold, and is kept",
        arguments: [
            #""categoria":"std","checkin":"2026-12-05","checkout":"2026-12-06","adultos":5"#,
            #""categoria":"std","checkin":"2026-11-30","checkout":"2026-12-02","adultos":2"#,
            #""categoria":"std","plano":"ov-flex","checkin":"2026-12-05","checkout":"2026-12-06""#,
            #""categoria":"std","plano":"nenhum","checkin":"2026-12-05","checkout":"2026-12-06""#,
            #""categoria":"std","checkin":"2026-12-05","checkout":"2028-01-01","adultos":1"#,
        ]
    )
    func unsellable(_ room: String) async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let order = #"{"hospede_nome":"Eva","valor_total":"100.00",\#(room)}"#
            let headers: HTTPFields = [.idempotencyKey: "k-1"]
            let made: ReservationAnswer = try await caller.post(path, order, headers: headers).value(status: 201)
            #expect(try made.room.roomType == "std")
            #expect(made.total?.text == "100.00")
            let again = try await caller.post(path, order, headers: headers)
            #expect(again.headers[.idempotentReplay] == "true")
            #expect(try again.value(ReservationAnswer.self, status: 201).id == made.id)
        }
    }

    @Test("the channel is never refused for want of rooms")
    func overbooking() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            for _ in 1...2 { _ = try await caller.post(path, ChannelStory.booking()) }
            let made: ReservationAnswer = try await caller.post(path, ChannelStory.booking()).value(status: 201)
            #expect(made.isOverbooked == true)
        }
    }

    @Test("a change without a revision alters only what it names")
    func partialChange() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(path, ChannelStory.booking()).value(status: 201)
            let changed: ReservationAnswer = try await caller.send(
                .patch,
                "\(path)/\(made.id)",
                #"{"hospede_nome":"Davi L. Lima","hospede_telefone":"11987654321","adultos":1,"criancas":0}"#
            ).value()
            #expect(changed.guest?.name == "Davi L. Lima")
            #expect(changed.guest?.phone == "11987654321")
            #expect(try changed.room.adults == 1)
            #expect(try changed.room.nights == made.room.nights)
            let moved: ReservationAnswer = try await caller.send(
                .patch,
                "\(path)/\(made.id)",
                #"{"checkout":"2026-12-07","valor_total":"700.00"}"#
            ).value()
            #expect(moved.total?.text == "700.00")
            #expect(try moved.room.nights?.count == 2)
            let cancelled: ReservationAnswer = try await caller.post(
                "\(path)/\(made.id)/cancel",
                #"{"motivo":"cancelada no canal"}"#
            ).value()
            #expect(cancelled.reason == "cancelada no canal")
        }
    }

    @Test("a revision of another booking does not touch the reservation")
    func otherBooking() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: ReservationAnswer = try await caller.post(path, ChannelStory.booking(id: "b-7")).value(
                status: 201
            )
            let revision = try ChannelStory.revision("r-1", at: 1, status: .modified)
            let refusal = try await caller.send(.patch, "\(path)/\(made.id)", revision).problem(status: 409)
            #expect(refusal.field == "channex_booking_id")
        }
    }
}

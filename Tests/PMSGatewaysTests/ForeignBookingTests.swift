import ChannelSync
import Database
import HotelValues
import PMSGateways
import Testing

@Suite("Bookings at an existing sistema-os")
struct ForeignBookingTests {
    @Test("a new booking arrives in the mission's flat fields, with its revision as the key of repetition")
    func new() async throws {
        try await Foreign.run { foreign in
            let applied = try await foreign.apply(.revision(1, .new))
            #expect(
                applied
                    == AppliedRevision(reservation: "101", number: "101", effect: "created", isOverbooked: false)
            )
            let order = try #require(foreign.pms.orders.first)
            #expect(foreign.pms.orders.count == 1)
            #expect(order.line == "POST /api/v1/channex/booking")
            #expect(order.repetitionKey == "revision-1")
            #expect(order.key == "so_secret")
            let expected: [String: JSON] = [
                "hospede_nome": .text("Maria Souza"), "hospede_email": .text("maria@example.com"),
                "hospede_telefone": .text("+55 21 98888-7777"), "categoria": .text("ov"),
                "checkin": .text("2026-12-05"), "checkout": .text("2026-12-07"), "adultos": .number(2),
                "criancas": .number(1), "valor_total": .text("901.00"), "moeda": .text("BRL"),
                "origem": .text("BookingCom"), "codigo_ota": .text("4712"), "channex_booking_id": .text("booking-1"),
                "channex_revision_id": .text("revision-1"),
            ]
            #expect(order.body.filter { expected.keys.contains($0.key) } == expected)
        }
    }

    @Test("a life of a booking: made, changed, cancelled")
    func life() async throws {
        try await Foreign.run { foreign in
            _ = try await foreign.apply(.revision(1, .new))
            let modified = try await foreign.apply(.revision(2, .modified, arrival: day("2026-12-08"), nights: 3))
            #expect(modified.reservation == "101")
            #expect(modified.effect == "modified")
            #expect(foreign.pms.change { $0.reservations[101]?.nights } == day("2026-12-08")..<day("2026-12-11"))
            let cancelled = try await foreign.apply(.revision(3, .cancelled))
            #expect(cancelled.effect == "cancelled")
            #expect(foreign.pms.change { $0.reservations[101]?.status } == "CANCELADA")
            #expect(foreign.pms.change { $0.reservations[101]?.motivo } == "BookingCom")
            #expect(
                foreign.pms.orders.map(\.line) == [
                    "POST /api/v1/channex/booking", "PATCH /api/v1/channex/booking/101",
                    "POST /api/v1/channex/booking/101/cancel",
                ]
            )
        }
    }

    @Test("a revision that comes again is not sent again, recorded or not, nor after a restart")
    func repeated() async throws {
        try await Foreign.run { foreign in
            let booking = InboundBooking.revision(1, .new)
            let applied = try await foreign.gateway.apply(booking)
            #expect(try await foreign.gateway.apply(booking) == applied, "the record failed; this process still knows")
            try await foreign.store.recordApplied(booking, applied, at: booking.revisedAt)
            try await foreign.database.write { transaction in
                try transaction.execute(
                    """
                    INSERT INTO linkRevision (property, revision, booking, status, revisedAt, receivedAt, state, effect)
                    VALUES ('praia', $1, $2, 'new', $3, $3, 'applied', 'created')
                    """,
                    booking.revision,
                    booking.booking,
                    booking.revisedAt
                )
            }
            #expect(try await foreign.restarted().apply(booking) == applied)
            #expect(foreign.pms.orders.count == 1)
        }
    }

    @Test("a revision older than the one applied changes nothing")
    func outdated() async throws {
        try await Foreign.run { foreign in
            _ = try await foreign.apply(.revision(5, .new))
            #expect(try await foreign.apply(.revision(4, .modified, nights: 5)).effect == "outdated")
            #expect(try await foreign.apply(.revision(3, .cancelled)).effect == "outdated")
            #expect(foreign.pms.orders.count == 1)
        }
    }

    @Test("a modification of an unknown booking makes it")
    func modifiedBeforeNew() async throws {
        try await Foreign.run { foreign in
            let applied = try await foreign.apply(.revision(2, .modified))
            #expect(applied.effect == "created")
            #expect(try await foreign.apply(.revision(1, .new)).effect == "outdated")
            #expect(foreign.pms.change { $0.reservations.count } == 1)
        }
    }

    @Test("a cancellation before the booking sends nothing, and a late new one does not revive it")
    func cancelledBeforeNew() async throws {
        try await Foreign.run { foreign in
            let applied = try await foreign.apply(.revision(2, .cancelled))
            #expect(applied.effect == "cancelled")
            #expect(try await foreign.apply(.revision(1, .new)).effect == "outdated")
            #expect(try await foreign.apply(.revision(3, .new)).effect == "outdated")
            #expect(foreign.pms.orders.isEmpty)
        }
    }

    @Test("cancelling twice is once")
    func cancelledTwice() async throws {
        try await Foreign.run { foreign in
            _ = try await foreign.apply(.revision(1, .new))
            _ = try await foreign.apply(.revision(2, .cancelled))
            #expect(try await foreign.apply(.revision(3, .cancelled)).effect == "cancelled")
            #expect(foreign.pms.orders.count == 2)
        }
    }

    @Test("what this PMS cannot hold goes to a person: a revived booking, one without rooms")
    func refused() async throws {
        try await Foreign.run { foreign in
            _ = try await foreign.apply(.revision(1, .new))
            _ = try await foreign.apply(.revision(2, .cancelled))
            for booking in [InboundBooking.revision(3, .modified), .revision(4, .modified, rooms: [])] {
                await #expect(throws: GatewayFailure.self) { try await foreign.apply(booking) }
            }
            #expect(foreign.pms.orders.count == 2)
        }
    }

    @Test("dates the PMS does not take are told to a person")
    func keepsDates() async throws {
        try await Foreign.run { foreign in
            foreign.pms.change { $0.keepsDates = true }
            _ = try await foreign.apply(.revision(1, .new))
            let failure = await #expect(throws: GatewayFailure.self) {
                try await foreign.apply(.revision(2, .modified, nights: 4))
            }
            #expect(failure?.text.contains("2026-12-05..<2026-12-07") == true)
            #expect(failure?.isRefusal == true)
        }
    }

    @Test("several rooms are listed, in the notes too, and taken for unconfirmed unless the answer lists them")
    func severalRooms() async throws {
        try await Foreign.run { foreign in
            let applied = try await foreign.apply(.revision(1, .new, rooms: ["ov", "lvu", "ov"]))
            #expect(applied.isOverbooked)
            let body = try #require(foreign.pms.orders.first).body
            #expect(body["categoria"] == .text("ov"))
            #expect(body["valor_total"] == .text("901.00"))
            guard case .list(let rooms) = body["quartos"] else {
                Issue.record("no list of rooms")
                return
            }
            #expect(rooms.count == 3)
            let notes = try #require(body["observacoes"]?.text)
            #expect(notes.split(separator: "\n").count == 3)
            #expect(notes.contains("2/3 lvu 2026-12-05..<2026-12-07 BRL 901.00"))
        }
    }
}

extension GatewayFailure {
    /// What it says, whichever it is.
    var text: String {
        switch self {
        case .unavailable(let text), .refused(let text): text
        }
    }

    /// Whether trying again cannot help.
    var isRefusal: Bool {
        switch self {
        case .refused: true
        case .unavailable: false
        }
    }
}

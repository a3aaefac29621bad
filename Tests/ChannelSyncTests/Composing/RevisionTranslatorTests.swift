import ChannelSync
import ChannexWire
import HotelValues
import Testing

@Suite("Translation of revisions")
struct RevisionTranslatorTests {
    private let translator = RevisionTranslator(mapping: SampleHotel.mapping)
    private let received = Timestamp(startOf: SampleHotel.today)

    private func revision(_ change: (inout BookingRevision) -> Void = { _ in }) -> BookingRevision {
        var revision = BookingRevision(id: BookingRevision.ID("r1"), bookingID: ChannexBooking.ID("b1"))
        revision.status = .new
        revision.otaName = "Booking.com"
        revision.otaReservationCode = "4410"
        revision.currency = SampleHotel.currency
        revision.customer = BookingCustomer()
        revision.customer?.name = "Mira"
        revision.customer?.surname = "Tan"
        revision.insertedAt = received
        revision.rooms = [room()]
        change(&revision)
        return revision
    }

    private func room(_ change: (inout BookingRoom) -> Void = { _ in }) -> BookingRoom {
        var room = BookingRoom()
        room.roomType = ChannexRoomType.ID("xtwin")
        room.ratePlan = ChannexRatePlan.ID("xtwin-bar")
        room.checkin = SampleHotel.day("2026-11-20")
        room.checkout = SampleHotel.day("2026-11-22")
        room.occupancy = BookingOccupancy(adults: 2)
        room.days = [SampleHotel.day("2026-11-20"): Amount("100.00"), SampleHotel.day("2026-11-21"): Amount("110.00")]
        change(&room)
        return room
    }

    private func translate(_ change: (inout BookingRevision) -> Void = { _ in }) -> InboundBooking {
        translator.booking(from: revision(change), receivedAt: received)
    }

    private func texts(_ booking: InboundBooking) -> [String] {
        booking.problems.map { problem in
            switch problem {
            case .unmappedRoom(let name): "unmapped \(name)"
            case .unreadable(let what): what
            }
        }
    }

    @Test("an ordinary revision is read without a problem")
    func ordinary() {
        let booking = translate()
        #expect(booking.problems == [])
        #expect(booking.channel == "Bookingcom")
        #expect(booking.reference == "4410")
        #expect(booking.guest.name == "Mira Tan")
        #expect(booking.rooms.map(\.roomType) == ["twin"])
        #expect(booking.rooms.map(\.ratePlan) == ["twin-bar"])
        #expect(booking.rooms.first?.nightlyAmounts == [SampleHotel.money(10_000), SampleHotel.money(11_000)])
        #expect(booking.rooms.first?.stay.nightCount == 2)
    }

    @Test("a revision without rooms is a booking, with the problem named; a cancelled one needs none")
    func noRooms() {
        #expect(texts(translate { $0.rooms = [] }) == ["no rooms"])
        let cancelled = translate {
            $0.rooms = []
            $0.status = .cancelled
        }
        #expect(cancelled.status == .cancelled)
        #expect(cancelled.problems == [])
    }

    @Test("a room without dates takes those of its nights, else those of the booking, else is named")
    func dates() {
        let byNights = translate {
            $0.rooms[0].checkin = nil
            $0.rooms[0].checkout = nil
        }
        #expect(
            byNights.rooms.first?.stay
                == Stay(arrival: SampleHotel.day("2026-11-20"), departure: SampleHotel.day("2026-11-22"))
        )
        let byBooking = translate {
            $0.rooms[0] = BookingRoom()
            $0.arrival = SampleHotel.day("2026-12-01")
            $0.departure = SampleHotel.day("2026-12-03")
        }
        #expect(byBooking.rooms.first?.stay.nightCount == 2)
        let without = translate { $0.rooms[0] = BookingRoom() }
        #expect(without.rooms == [])
        #expect(texts(without) == ["room 1: no dates"])
    }

    @Test("a departure before the arrival holds one night, five hundred nights hold the longest stay")
    func oddStays() {
        let backwards = translate { $0.rooms[0].checkout = SampleHotel.day("2026-11-10") }
        #expect(backwards.rooms.first?.stay.nightCount == 1)
        #expect(texts(backwards).first == "room 1: 2026-11-20 to 2026-11-10")
        let endless = translate { $0.rooms[0].checkout = SampleHotel.day("2026-11-20").advanced(by: 500) }
        #expect(endless.rooms.first?.stay.nightCount == RevisionTranslator.longestStay)
        #expect(endless.rooms.first?.nightlyAmounts.count == RevisionTranslator.longestStay)
        #expect(!endless.problems.isEmpty)
    }

    @Test("the last day that can be written is no reason to stop")
    func endOfTime() {
        let last = SampleHotel.day("9999-12-31")
        let booking = translate {
            $0.rooms[0] = room { room in
                room.checkin = last
                room.checkout = nil
                room.days = [:]
            }
        }
        #expect(booking.rooms == [])
        #expect(!booking.problems.isEmpty)
    }

    @Test("missing prices are shares of what the room's total leaves, else nothing, and named")
    func prices() {
        let totalOnly = translate {
            $0.rooms[0].days = [:]
            $0.rooms[0].amount = Amount("100.01")
        }
        #expect(totalOnly.rooms.first?.nightlyAmounts == [SampleHotel.money(5_001), SampleHotel.money(5_000)])
        #expect(totalOnly.problems == [])
        let partly = translate {
            $0.rooms[0].days[SampleHotel.day("2026-11-21")] = nil
            $0.rooms[0].amount = Amount("250.00")
        }
        #expect(partly.rooms.first?.nightlyAmounts == [SampleHotel.money(10_000), SampleHotel.money(15_000)])
        let none = translate { $0.rooms[0].days = [:] }
        #expect(none.rooms.first?.nightlyAmounts == [SampleHotel.money(0), SampleHotel.money(0)])
        #expect(texts(none) == ["room 1: no price for 2 nights"])
    }

    @Test(
        "absurd amounts stop nothing",
        arguments: ["999999999999999999999", "-5.00", "1e9", "", "abc", "99999999999.99"]
    )
    func absurdAmounts(text: String) {
        let booking = translate { revision in
            revision.rooms[0].checkout = SampleHotel.day("2026-11-20").advanced(by: 400)
            for night in 0..<400 {
                revision.rooms[0].days[SampleHotel.day("2026-11-20").advanced(by: night)] = Amount(text)
            }
            revision.rooms[0].amount = Amount(text)
        }
        #expect(booking.rooms.first?.nightlyAmounts.count == 400)
    }

    @Test("a room that is cancelled is not in the booking; a booking of such rooms only has none, and says so")
    func cancelledRooms() {
        let one = translate {
            $0.rooms.append($0.rooms[0])
            $0.rooms[0].isCancelled = true
        }
        #expect(one.rooms.count == 1)
        let all = translate { $0.rooms[0].isCancelled = true }
        #expect(all.rooms == [])
        #expect(texts(all) == ["no rooms"])
    }

    @Test("an unmapped room holds its nights without a type, and is named as Channex or the channel calls it")
    func unmapped() {
        let foreign = translate { $0.rooms[0].roomType = ChannexRoomType.ID("xsuite") }
        #expect(foreign.rooms.map(\.roomType) == [nil])
        #expect(foreign.rooms.map(\.ratePlan) == [nil])
        #expect(foreign.rooms.first?.stay.nightCount == 2)
        #expect(texts(foreign) == ["unmapped xsuite"])
        let nameless = translate {
            $0.rooms[0].roomType = nil
            $0.rooms[0].otaRoomTypeCode = "SUITE\u{0}"
        }
        #expect(texts(nameless) == ["unmapped SUITE"])
    }

    @Test("a rate plan is found by its parent first, and by an option's id")
    func ratePlans() {
        var mapping = SampleHotel.mapping
        mapping.ratePlans["twin-bb"]?.options = [1: ChannexRatePlan.ID("option"), 2: ChannexRatePlan.ID("xtwin-bb")]
        let translator = RevisionTranslator(mapping: mapping)
        let option = translator.booking(
            from: revision { $0.rooms[0].ratePlan = ChannexRatePlan.ID("option") },
            receivedAt: received
        )
        #expect(option.rooms.map(\.ratePlan) == ["twin-bb"])
        let parent = translator.booking(
            from: revision {
                $0.rooms[0].ratePlan = ChannexRatePlan.ID("derived")
                $0.rooms[0].parentRatePlan = ChannexRatePlan.ID("xtwin-bar")
            },
            receivedAt: received
        )
        #expect(parent.rooms.map(\.ratePlan) == ["twin-bar"])
    }

    @Test("an unknown currency is the hotel's, an unknown status a modification, with the flaws named")
    func unknownWords() {
        let booking = translate {
            $0.currency = nil
            $0.flaws = ["currency: not a currency"]
            $0.status = .other("pend\u{7}ing")
        }
        #expect(booking.currency == SampleHotel.currency)
        #expect(booking.status == .modified)
        #expect(texts(booking) == ["currency: not a currency", "status pending"])
    }

    @Test("placeholders are no names: the first guest is, else the booking's number")
    func names() {
        let byGuest = translate {
            $0.customer?.name = "."
            $0.customer?.surname = " - "
            $0.rooms[0].guests = [BookingGuest(name: "Ana", surname: "Alves")]
        }
        #expect(byGuest.guest.name == "Ana Alves")
        let byNumber = translate {
            $0.customer = nil
            $0.uniqueID = "BDC-4410"
        }
        #expect(byNumber.guest.name == "BDC-4410")
        #expect(translate { $0.customer = nil }.guest.name == "b1")
    }

    @Test("control characters and blanks at the ends go, and nothing is longer than its column")
    func cleaning() {
        let booking = translate {
            $0.customer?.name = " \u{0}Mi\u{1B}ra\u{85}\t "
            $0.notes = "\n  Late\narrival \u{0} "
            $0.otaReservationCode = "44\u{0}10"
            $0.rooms[0].otaUniqueID = "\u{0}"
            $0.customer?.phone = String(repeating: "é", count: 500)
        }
        #expect(booking.guest.name == "Mira Tan")
        #expect(booking.notes == "Late\narrival")
        #expect(booking.reference == "4410")
        #expect(booking.rooms.first?.key == nil)
        #expect(booking.guest.phone?.utf8.count == 64)
    }

    @Test("of sixty rooms the first fifty are held, and the number is named")
    func manyRooms() {
        let booking = translate { $0.rooms = Array(repeating: $0.rooms[0], count: 60) }
        #expect(booking.rooms.count == RevisionTranslator.mostRooms)
        #expect(texts(booking) == ["60 rooms"])
    }

    @Test("nonsense numbers of people are held within bounds, and named")
    func people() {
        let booking = translate { $0.rooms[0].occupancy = BookingOccupancy(adults: .max, children: -3) }
        #expect(booking.rooms.first?.adults == 99)
        #expect(booking.rooms.first?.children == 0)
        #expect(booking.problems.count == 2)
    }

    @Test("a revision that cannot be read at all is a booking with the reason")
    func unreadable() {
        let envelope = RevisionEnvelope(json: Array(#"{"id": "r1", "attributes": {"id": "r1", "rooms": 5}}"#.utf8))
        let booking = translator.booking(
            unreadable: envelope,
            id: BookingRevision.ID("r1"),
            booking: ChannexBooking.ID("b1"),
            receivedAt: received
        )
        #expect(booking.status == .modified)
        #expect(booking.rooms == [])
        #expect(booking.problems.count == 1)
    }
}

import ChannexEmulator
import Testing

extension Fact {
    /// Guests who ask to book (contract §7.4).
    static let reservations7: [Fact] = [
        Fact("7.4", .doc, "A reservation request is told of with the whole revision, unresolved", at: .emulator) {
            account in
            try await Listener.with(account, mask: "reservation_request") { listener in
                let hotel = listener.hotel
                let channel = try await hotel.connect("AirBNB")
                let event = try await hotel.ask("reservation_request")
                let payload = try await listener.payload()
                #expect(payload["resolved"] == false && payload["live_feed_event_id"]?.text == event)
                let bms = try #require(payload["bms"])
                #expect(bms["status"] == "new" && bms["ota_name"] == "Airbnb" && bms["channel_id"]?.text == channel)
                #expect(bms["arrival_date"]?.text == account.day(30) && bms["currency"] == "USD")
                #expect(bms["rooms"]?[0]?["rate_plan_id"]?.text == hotel.plan)
                #expect(bms["customer"]?["name"] == "Mira" && bms["unique_id"]?.text?.hasPrefix("ABB-") == true)
            }
        },
        Fact("7.4", .doc, "Before the answer there is no booking, and no room is taken", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.ask("reservation_request")
            #expect(try await account.get("/bookings").meta["total"] == 0)
            #expect(try await hotel.left(account.day(30)) == 3)
        },
        Fact("7.4", .doc, "The answer is the event with what was resolved", at: .emulator) { account in
            let event = try await Hotel(account).ask("reservation_request")
            let resolution: JSON = [
                "accept": false, "reason": "dates_not_available", "decline_message_to_guest": "Sorry.",
            ]
            let answer = try await account.resolve(event, resolution)
            #expect(answer.status == 200 && answer.data["type"] == "live_feed_event")
            let payload = answer.attributes["payload"]
            #expect(payload?["resolved"] == true && payload?["resolution"] == resolution)
            #expect(payload?["comment"] == "Sorry.")
        },
        Fact("7.4", .doc, "An accepted request is told of at once, then as a booking under two names", at: .emulator) {
            account in
            try await Listener.with(account, mask: "accepted_reservation;booking;booking_new") { listener in
                _ = try await account.resolve(try await listener.hotel.ask("reservation_request"), ["accept": true])
                #expect(try await listener.events() == ["accepted_reservation", "booking", "booking_new"])
            }
        },
        Fact("7.4", .doc, "An accepted request becomes the booking that was asked for", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let answer = try await account.resolve(try await hotel.ask("reservation_request"), ["accept": true])
            let bms = answer.attributes["payload"]?["bms"]
            let booking = try await account.get("/bookings").data[0]?["attributes"]
            #expect(booking?["unique_id"] == bms?["unique_id"] && booking?["amount"] == bms?["amount"])
            #expect(try await hotel.left(account.day(30)) == 2)
        },
        Fact("7.4", .doc, "Before Airbnb has confirmed an accepted request there is no booking", at: .emulator) {
            $0.airbnbConfirmationDelay = .seconds(60)
        } check: { account in
            _ = try await account.resolve(try await Hotel(account).ask("reservation_request"), ["accept": true])
            account.time.advance(by: .seconds(59))
            #expect(try await account.get("/bookings").meta["total"] == 0)
            account.time.advance(by: .seconds(1))
            #expect(try await account.get("/bookings").meta["total"] == 1)
        },
        Fact("7.4", .doc, "A declined request is told of, and becomes nothing", at: .emulator) { account in
            try await Listener.with(account, mask: "declined_reservation;booking") { listener in
                _ = try await account.resolve(try await listener.hotel.ask("reservation_request"), ["accept": false])
                #expect(try await listener.events() == ["declined_reservation"])
                #expect(try await account.get("/bookings").meta["total"] == 0)
            }
        },
        Fact("7.4", .doc, "An answer is final: a second one changes nothing", at: .emulator) { account in
            let event = try await Hotel(account).ask("reservation_request")
            let first = try await account.resolve(event, ["accept": false])
            let second = try await account.resolve(event, ["accept": true])
            #expect(second.status == 200 && second.data == first.data)
            #expect(try await account.get("/bookings").meta["total"] == 0)
        },
        Fact("7.4", .doc, "A request can be answered for 24 hours", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let event = try await hotel.ask("reservation_request")
            account.time.advance(by: .seconds(24 * 3_600 - 1))
            #expect(try await account.resolve(event, ["accept": true]).status == 200)
        },
        Fact("7.4", .infer, "An answer that comes later is refused", at: .emulator) { account in
            let late = try await account.resolveLate()
            #expect(late.isRefusal("resolution", "is too late"))
        },
        Fact("7.4", .infer, "An answer that comes later may change nothing", at: .emulator) {
            $0.lateAnswer = .ignored
        } check: { account in
            let late = try await account.resolveLate()
            #expect(late.status == 200 && late.attributes["payload"]?["resolved"] == false)
            #expect(try await account.get("/bookings").meta["total"] == 0)
        },
        Fact("7.4", .infer, "An answer that comes later may count", at: .emulator) {
            $0.lateAnswer = .accepted
        } check: { account in
            let late = try await account.resolveLate()
            #expect(late.attributes["payload"]?["resolved"] == true)
            #expect(try await account.get("/bookings").meta["total"] == 1)
        },
        Fact("7.4", .infer, "The time for an answer may be another", at: .emulator) {
            $0.requestWindow = .seconds(3_600)
        } check: { account in
            let event = try await Hotel(account).ask("reservation_request")
            account.time.advance(by: .seconds(3_600))
            #expect(try await account.resolve(event, ["accept": true]).status == 422)
        },
        Fact("5.6", .doc, "The conversation of a request goes over to its booking", at: .emulator) { account in
            try await Listener.with(account, mask: "message_thread_booking_assigned") { listener in
                try await listener.hotel.installMessages()
                let body = try await listener.hotel.request("reservation_request").setting("message", "May I?")
                let asked = try await account.post("/admin/requests", body).body
                let thread = try #require(asked["message_thread_id"])
                _ = try await account.resolve(asked["live_feed_event_id"]?.text ?? "", ["accept": true])
                let booking = try #require(try await account.get("/bookings").data[0])
                let payload: JSON = ["booking_id": booking["id"] ?? .null, "message_thread_id": thread]
                #expect(try await listener.payload() == payload)
                #expect(booking["relationships"]?["message_thread"]?["data"]?["id"] == thread)
            }
        },
        .answer("A reservation is accepted or not", "reservation_request", [:], "accept", "can't be blank"),
        .answer(
            "A reservation is accepted by a truth value",
            "reservation_request",
            ["accept": "accept"],
            "accept",
            "is invalid"
        ),
        .answer(
            "A reservation is declined for one of four reasons",
            "reservation_request",
            ["accept": false, "reason": "mood"],
            "reason",
            "is invalid"
        ),
    ]

    /// Guests who ask about a stay (contract §7.4).
    static let inquiries7: [Fact] = [
        Fact("5.6", .doc, "An inquiry is told of with the stay and the thread", at: .emulator) { account in
            try await Listener.with(account, mask: "inquiry") { listener in
                try await listener.hotel.connect("AirBNB")
                _ = try await listener.hotel.ask("inquiry")
                let payload = try await listener.payload()
                #expect(payload["status"] == "active" && payload["message_thread_id"]?.text != nil)
                let details = try #require(payload["booking_details"])
                #expect(details["currency"] == "USD" && details["listing_id"] == "77" && details["nights"] == 2)
                #expect(details["room_type_id"]?.text == listener.hotel.room && details["guest_name"] == "Mira Tan")
                #expect(details["number_of_adults"] == 2 && details["number_of_guests"] == 3)
                #expect(details["non_response_at"] == "2026-11-23T12:00:00.000000")
            }
        },
        Fact("7.4", .doc, "An inquiry is answered with a pre-approval or an offer, and is no booking", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            let answers: [JSON] = [
                ["type": "preapproval", "block_instant_booking": false], ["type": "special_offer", "total_price": 450],
            ]
            for resolution in answers {
                let answer = try await account.resolve(try await hotel.ask("inquiry"), resolution)
                #expect(answer.attributes["payload"]?["resolution"] == resolution)
            }
            #expect(try await account.get("/bookings").meta["total"] == 0)
        },
        .answer("An inquiry is answered with a type", "inquiry", [:], "type", "can't be blank"),
        .answer("An inquiry has two types of answers", "inquiry", ["type": "gift"], "type", "is invalid"),
        .answer("An offer has a price", "inquiry", ["type": "special_offer"], "total_price", "can't be blank"),
        .answer(
            "An offer's price is above none",
            "inquiry",
            ["type": "special_offer", "total_price": 0],
            "total_price",
            "must be greater than 0"
        ),
    ]

    /// Guests who ask for a change (contract §7.4).
    static let alterations7: [Fact] = [
        Fact("7.4", .doc, "An alteration request has an id, and the booking as it is to be", at: .emulator) { account in
            try await Listener.with(account, mask: "alteration_request") { listener in
                _ = try await listener.hotel.askToAlter()
                let payload = try await listener.payload()
                #expect(payload["id"]?.text != nil && payload["resolved"] == false)
                #expect(payload["bms"]?["departure_date"]?.text == account.day(33))
            }
        },
        Fact("7.4", .doc, "An accepted alteration is a modification", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_modification") { listener in
                let asked = try await listener.hotel.askToAlter()
                _ = try await account.resolve(asked.event, ["accept": "accept"])
                let changed = try await account.get("/bookings/\(asked.booking)").attributes
                #expect(changed["status"] == "modified" && changed["departure_date"]?.text == account.day(33))
                #expect(try await listener.events() == ["booking_modification"])
            }
        },
        Fact("7.4", .doc, "An alteration that is declined or cancelled changes nothing", at: .emulator) { account in
            for word in ["decline", "cancel"] as [JSON] {
                let asked = try await Hotel(account).askToAlter()
                #expect(try await account.resolve(asked.event, ["accept": word]).status == 200)
                #expect(try await account.get("/bookings/\(asked.booking)").attributes["status"] == "new")
            }
        },
        Fact("7.4", .doc, "An alteration is answered with a word, not a truth value", at: .emulator) { account in
            let asked = try await Hotel(account).askToAlter()
            #expect(try await account.resolve(asked.event, ["accept": true]).isRefusal("accept", "is invalid"))
        },
    ]

    /// That answer to a request of that kind is refused with that message about a field.
    private static func answer(
        _ says: String,
        _ kind: JSON,
        _ resolution: JSON,
        _ field: String,
        _ message: String
    ) -> Fact {
        Fact("7.4", .doc, says, at: .emulator) { account in
            let event = try await Hotel(account).ask(kind)
            #expect(try await account.resolve(event, resolution).isRefusal(field, message))
            #expect(try await account.get("/live_feed/\(event)").attributes["payload"]?["resolved"] == false)
        }
    }
}

extension Hotel {
    /// What a guest of Airbnb wants; the hotel then has rooms for it.
    fileprivate func request(_ kind: JSON) async throws -> JSON {
        try await open(3, days: 60)
        return [
            "kind": kind, "property": .string(property), "arrival": .string(account.day(30)),
            "departure": .string(account.day(32)), "guest": ["name": "Mira", "surname": "Tan"],
            "rooms": [["rate_plan_id": .string(plan), "adults": 2, "children": 1]],
        ]
    }

    /// Lets a guest of Airbnb ask; answers the id of the live feed's event.
    fileprivate func ask(_ kind: JSON) async throws -> String {
        try await account.askedEvent(try await request(kind))
    }

    /// Lets a guest of Airbnb, whose request was accepted, ask to stay a night longer.
    fileprivate func askToAlter() async throws -> (event: String, booking: String) {
        _ = try await account.resolve(try await ask("reservation_request"), ["accept": true])
        let booking = try #require(try await account.get("/bookings").ids.first)
        let change: JSON = [
            "kind": "alteration_request", "booking_id": .string(booking), "departure": .string(account.day(33)),
        ]
        return (try await account.askedEvent(change), booking)
    }
}

extension Account {
    fileprivate func askedEvent(_ body: JSON) async throws -> String {
        let answer = try await post("/admin/requests", body)
        return try #require(answer.body["live_feed_event_id"]?.text, "\(answer.body)")
    }

    /// Accepts a reservation request once the time for it is over.
    fileprivate func resolveLate() async throws -> Answer {
        let event = try await Hotel(self).ask("reservation_request")
        time.advance(by: .seconds(24 * 3_600))
        return try await resolve(event, ["accept": true])
    }
}

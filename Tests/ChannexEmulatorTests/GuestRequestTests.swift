import ChannexEmulator
import Testing

@Suite("Contract §7.4: what Airbnb guests ask for", .timeLimit(.minutes(1)))
struct GuestRequestTests {
    @Test("a reservation request is told with the whole booking, which does not exist yet")
    func request() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let channel = try await hotel.connect("AirBNB")
                try await hotel.hook(receiver, mask: "reservation_request")
                let event = try await hotel.ask("reservation_request")
                let payload = try #require(await receiver.take(1).first?.body["payload"])
                #expect(payload["resolved"] == false && payload["live_feed_event_id"]?.text == event)
                let bms = try #require(payload["bms"])
                #expect(bms["status"] == "new" && bms["ota_name"] == "Airbnb" && bms["channel_id"]?.text == channel)
                #expect(bms["property_id"]?.text == hotel.property && bms["currency"] == "USD")
                #expect(bms["arrival_date"]?.text == account.day(30) && bms["departure_date"]?.text == account.day(32))
                #expect(bms["rooms"]?[0]?["rate_plan_id"]?.text == hotel.plan)
                #expect(bms["customer"]?["name"] == "Mira" && bms["unique_id"]?.text?.hasPrefix("ABB-") == true)
                #expect(try await account.get("/bookings").meta["total"] == 0)
                #expect(try await hotel.left(account.day(30)) == 3)
            }
        }
    }

    @Test("an accepted request becomes a booking, under its two names and with the request's own")
    func accept() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let channel = try await hotel.connect("AirBNB")
                let event = try await hotel.ask("reservation_request")
                try await hotel.hook(receiver, mask: "accepted_reservation;booking;booking_new")
                let answer = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": true]])
                #expect(answer.status == 200 && answer.data["type"] == "live_feed_event")
                let payload = try #require(answer.attributes["payload"])
                #expect(payload["resolved"] == true && payload["resolution"] == ["accept": true])
                #expect(payload["comment"] == .null)
                let told = await receiver.take(3).compactMap(\.event).sorted()
                #expect(told == ["accepted_reservation", "booking", "booking_new"])
                let booking = try #require(try await account.get("/bookings").data[0]?["attributes"])
                #expect(booking["unique_id"] == payload["bms"]?["unique_id"] && booking["status"] == "new")
                #expect(booking["channel_id"]?.text == channel && booking["amount"] == payload["bms"]?["amount"])
                #expect(try await hotel.left(account.day(30)) == 2)
            }
        }
    }

    @Test("a declined request becomes nothing")
    func decline() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let event = try await hotel.ask("reservation_request")
                try await hotel.hook(receiver, mask: "declined_reservation;booking")
                let resolution: JSON = [
                    "accept": false, "reason": "dates_not_available", "decline_message_to_guest": "Sorry.",
                ]
                let answer = try await account.post("/live_feed/\(event)/resolve", ["resolution": resolution])
                #expect(answer.attributes["payload"]?["resolution"] == resolution)
                #expect(answer.attributes["payload"]?["comment"] == "Sorry.")
                #expect(await receiver.take(1).first?.event == "declined_reservation")
                #expect(try await account.get("/bookings").meta["total"] == 0)
            }
        }
    }

    @Test("an answer is final")
    func final() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let event = try await hotel.ask("reservation_request")
            let first = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": false]])
            let second = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": true]])
            #expect(second.status == 200 && second.data == first.data)
            #expect(try await account.get("/live_feed/\(event)").data == first.data)
            #expect(try await account.get("/bookings").meta["total"] == 0)
        }
    }

    @Test("a request can be answered for 24 hours")
    func deadline() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let event = try await hotel.ask("reservation_request")
            account.time.advance(by: .seconds(24 * 3_600))
            let late = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": true]])
            #expect(late.status == 422 && late.details == ["resolution": ["is too late"]])
        }
    }

    @Test("Airbnb may take its time to confirm; before that there is no booking")
    func confirmation() async throws {
        var switches = Switches()
        switches.airbnbConfirmationDelay = .seconds(60)
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            let event = try await hotel.ask("reservation_request")
            _ = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": true]])
            account.time.advance(by: .seconds(59))
            #expect(try await account.get("/bookings").meta["total"] == 0)
            account.time.advance(by: .seconds(1))
            #expect(try await account.get("/bookings").meta["total"] == 1)
        }
    }

    @Test("an inquiry is told with the stay, and answered with a pre-approval or an offer")
    func inquiry() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.connect("AirBNB")
                try await hotel.hook(receiver, mask: "inquiry")
                let event = try await hotel.ask("inquiry")
                let payload = try #require(await receiver.take(1).first?.body["payload"])
                #expect(payload["status"] == "active" && payload["live_feed_event_id"]?.text == event)
                #expect(payload["message_thread_id"]?.text != nil)
                let details = try #require(payload["booking_details"])
                #expect(details["currency"] == "USD" && details["listing_id"] == "77" && details["nights"] == 2)
                #expect(details["listing_name"] == "Twin Room" && details["room_type_id"]?.text == hotel.room)
                #expect(details["checkin_date"]?.text == account.day(30) && details["guest_name"] == "Mira Tan")
                #expect(details["number_of_adults"] == 2 && details["number_of_guests"] == 3)
                #expect(details["number_of_pets"] == 0 && details["payout_amount"]?.text != nil)
                #expect(details["non_response_at"] == "2026-11-23T12:00:00.000000")
                let offer: JSON = ["type": "special_offer", "total_price": 450]
                let answer = try await account.post("/live_feed/\(event)/resolve", ["resolution": offer])
                #expect(answer.attributes["payload"]?["resolution"] == offer)
                let other = try await hotel.ask("inquiry")
                let approval: JSON = ["type": "preapproval", "block_instant_booking": false]
                #expect(try await account.post("/live_feed/\(other)/resolve", ["resolution": approval]).status == 200)
                #expect(try await account.get("/bookings").meta["total"] == 0)
            }
        }
    }

    @Test("an accepted alteration is a modification; one that is declined changes nothing")
    func alteration() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let first = try await hotel.ask("reservation_request")
                _ = try await account.post("/live_feed/\(first)/resolve", ["resolution": ["accept": true]])
                let booking = try #require(try await account.get("/bookings").data[0]?["id"]?.text)
                try await hotel.hook(receiver, mask: "alteration_request;booking_modification")
                let change: JSON = [
                    "kind": "alteration_request", "booking_id": .string(booking),
                    "departure": .string(account.day(33)),
                ]
                let refused = try await account.askedEvent(change)
                _ = try await account.post("/live_feed/\(refused)/resolve", ["resolution": ["accept": "decline"]])
                #expect(try await account.get("/bookings/\(booking)").attributes["status"] == "new")
                let accepted = try await account.askedEvent(change)
                let answer = try await account.post(
                    "/live_feed/\(accepted)/resolve",
                    ["resolution": ["accept": "accept"]]
                )
                #expect(answer.attributes["payload"]?["bms"]?["departure_date"]?.text == account.day(33))
                #expect(answer.attributes["payload"]?["id"]?.text != nil)
                let told = await receiver.take(3).compactMap(\.event).sorted()
                #expect(told == ["alteration_request", "alteration_request", "booking_modification"])
                let changed = try await account.get("/bookings/\(booking)").attributes
                #expect(changed["status"] == "modified" && changed["departure_date"]?.text == account.day(33))
            }
        }
    }

    @Test(
        "each kind of request has its own answers",
        arguments: [
            ("reservation_request", [:], "accept", "can't be blank"),
            ("reservation_request", ["accept": "accept"], "accept", "is invalid"),
            ("reservation_request", ["accept": false, "reason": "mood"], "reason", "is invalid"),
            ("inquiry", [:], "type", "can't be blank"), ("inquiry", ["type": "gift"], "type", "is invalid"),
            ("inquiry", ["type": "special_offer"], "total_price", "can't be blank"),
            ("inquiry", ["type": "special_offer", "total_price": 0], "total_price", "must be greater than 0"),
        ] as [(String, JSON, String, String)]
    )
    func faults(kind: String, resolution: JSON, field: String, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let event = try await hotel.ask(.string(kind))
            let answer = try await account.post("/live_feed/\(event)/resolve", ["resolution": resolution])
            #expect(answer.status == 422 && answer.code == "validation_error")
            #expect(answer.details == .object([JSON.Member(field, [.string(message)])]))
            #expect(try await account.get("/live_feed/\(event)").attributes["payload"]?["resolved"] == false)
        }
    }

    @Test("what is no request cannot be answered, nor what does not exist")
    func nothing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.book("A")
            let event = try #require(try await account.get("/live_feed").data[0]?["id"]?.text)
            let refused = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": true]])
            #expect(refused.status == 422 && refused.code == "not_supported")
            #expect(try await account.post("/live_feed/x/resolve", ["resolution": [:]]).status == 404)
            #expect(try await account.post("/live_feed/\(event)/resolve").code == "not_supported")
        }
    }

    @Test("the conversation of a request goes over to its booking")
    func conversation() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installMessages()
                let asked = try await account.post(
                    "/admin/requests",
                    try await hotel.wish("reservation_request").setting("message", "May I?")
                )
                let thread = try #require(asked.body["message_thread_id"]?.text)
                let event = try #require(asked.body["live_feed_event_id"]?.text)
                try await hotel.hook(receiver, mask: "message_thread_booking_assigned")
                _ = try await account.post("/live_feed/\(event)/resolve", ["resolution": ["accept": true]])
                let payload = try #require(await receiver.take(1).first?.body["payload"])
                let booking = try #require(try await account.get("/bookings").data[0])
                #expect(payload == ["booking_id": booking["id"] ?? .null, "message_thread_id": .string(thread)])
                #expect(booking["relationships"]?["message_thread"]?["data"]?["id"]?.text == thread)
                let shown = try await account.get("/message_threads/\(thread)").data
                #expect(shown["relationships"]?["booking"]?["data"]?["id"] == booking["id"])
            }
        }
    }
}

extension Hotel {
    /// What a guest of Airbnb wants; the hotel then has rooms for it.
    fileprivate func wish(_ kind: JSON) async throws -> JSON {
        _ = try await availability([
            "date_from": .string(account.day(0)), "date_to": .string(account.day(60)), "availability": 3,
        ])
        return [
            "kind": kind, "property": .string(property), "arrival": .string(account.day(30)),
            "departure": .string(account.day(32)), "guest": ["name": "Mira", "surname": "Tan"],
            "rooms": [["rate_plan_id": .string(plan), "adults": 2, "children": 1]],
        ]
    }

    /// Lets a guest of Airbnb ask; answers the id of the live feed's event.
    fileprivate func ask(_ kind: JSON) async throws -> String {
        try await account.askedEvent(try await wish(kind))
    }
}

extension Account {
    fileprivate func askedEvent(_ body: JSON) async throws -> String {
        let answer = try await post("/admin/requests", body)
        try #require(answer.status == 200, "\(answer.body.encodedText)")
        return try #require(answer.body["live_feed_event_id"]?.text)
    }
}

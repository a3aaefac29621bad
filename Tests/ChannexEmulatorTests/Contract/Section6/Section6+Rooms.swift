import ChannexEmulator
import Testing

extension Fact {
    /// Customers and rooms (contract §6.6, §6.7).
    static let rooms6: [Fact] = [
        Fact("6.6", .doc, "a customer has the fields that were given, and null for the others") { account in
            let customer = try await Hotel.withCRS(account).make().read()["customer"]
            #expect(
                customer?["name"] == "Ann" && customer?["surname"] == "Lee" && customer?["mail"] == "ann@example.org"
            )
            for name in ["phone", "address", "city", "zip", "country", "language"] {
                #expect(customer?[name] == .null, "\(name)")
            }
        },
        Fact("6.6", .doc, "a placeholder such as a full stop for the city is told on as it is") { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make("A", ["customer": ["name": "Ann", "surname": "Lee", "city": "."]])
            #expect(try await made.read()["customer"]?["city"] == ".")
        },
        Fact("6.6", .doc, "a customer may be a company") { account in
            let hotel = try await Hotel.withCRS(account)
            let company: JSON = ["title": "Lee & Sons", "number": "17", "number_type": "VAT", "type": "Business"]
            let made = try await hotel.make("A", ["customer": ["name": "Ann", "surname": "Lee", "company": company]])
            #expect(try await made.read()["customer"]?["company"]?["title"] == "Lee & Sons")
        },
        Fact("6.7", .doc, "a room has another id in each revision, so that it is no key") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            let (before, after) = (try await first.readRoom(), try await second.readRoom())
            #expect(before["booking_room_id"] != nil && before["booking_room_id"] != after["booking_room_id"])
        },
        Fact(
            "6.7",
            .infer,
            "a room's id may as well stay the same",
            at: .emulator,
            switch: { $0.freshRoomIDs = false },
            check: { account in
                let hotel = try await Hotel.withCRS(account)
                let first = try await hotel.make()
                let id = try await first.readRoom()["booking_room_id"]
                #expect(try await hotel.change(first).readRoom()["booking_room_id"] == id)
            }
        ),
        Fact("6.7", .doc, "a room names its room type and its rate plan") { account in
            let made = try await Hotel.withCRS(account).make()
            let room = try await made.readRoom()
            #expect(room["room_type_id"]?.text == made.hotel.room && room["rate_plan_id"]?.text == made.hotel.plan)
        },
        Fact("6.7", .doc, "a room that could not be mapped has no room type") { account in
            let hotel = try await Hotel.withCRS(account)
            let room = hotel.orderedRoom(["room_type_id": .null, "rate_plan_id": .null])
            let read = try await hotel.make("A", ["rooms": [room]]).readRoom()
            #expect(read["room_type_id"] == .null && read["rate_plan_id"] == .null)
        },
        Fact("6.7", .doc, "a room that could be mapped may have a rate that could not") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.make("A", ["rooms": [hotel.orderedRoom(["rate_plan_id": .null])]]).readRoom()
            #expect(read["room_type_id"]?.text == hotel.room && read["rate_plan_id"] == .null)
        },
        Fact("6.7", .doc, "a room's rate may be an occupancy option, and its meta names the plan behind it") {
            account in
            let hotel = try await Hotel.withCRS(account)
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "By person").merging([
                "sell_mode": "per_person",
                "options": [
                    ["occupancy": 2, "is_primary": true, "rate": 10_000],
                    ["occupancy": 1, "is_primary": false, "rate": 8_000],
                ],
            ])
            let plan = try await account.post("/rate_plans", ["rate_plan": body])
            let options = plan.attributes["options"]?.elements ?? []
            let single = try #require(options.first { $0["occupancy"] == 1 }?["id"])
            let read = try await hotel.make("A", ["rooms": [hotel.orderedRoom(["rate_plan_id": single])]]).readRoom()
            #expect(read["rate_plan_id"] == single && read["meta"]?["parent_rate_plan_id"] == plan.data["id"])
        },
        Fact("6.7", .doc, "a room has its own dates, which may be fewer than the booking's") { account in
            let hotel = try await Hotel.withCRS(account)
            let rooms = [hotel.orderedRoom(from: 30, nights: 3), hotel.orderedRoom(from: 31, nights: 1)]
            let read = try await hotel.make("A", nights: 3, ["rooms": .array(rooms)]).read()
            #expect(read["arrival_date"]?.text == account.day(30) && read["departure_date"]?.text == account.day(33))
            #expect(read["rooms"]?[1]?["checkin_date"]?.text == account.day(31))
            #expect(read["rooms"]?[1]?["checkout_date"]?.text == account.day(32))
        },
        Fact("6.7", .doc, "a room has one price for each night, and none for the day of departure") { account in
            let days = try await Hotel.withCRS(account).make(nights: 3).readRoom()["days"]
            let expected = (30...32).map { account.day($0) }
            #expect(days?.members?.map(\.key).sorted() == expected)
            #expect(days?[account.day(30)] == "100.00")
        },
        Fact("6.7", .doc, "the amount of a room is the sum of its nights") { account in
            let read = try await Hotel.withCRS(account).make(nights: 3).readRoom()
            #expect(read["amount"] == "300.00")
        },
        Fact("6.7", .doc, "a room with children tells their ages") { account in
            let hotel = try await Hotel.withCRS(account)
            let family: JSON = ["occupancy": ["adults": 2, "children": 1, "infants": 0, "ages": [6]]]
            let read = try await hotel.make("A", ["rooms": [hotel.orderedRoom(family)]]).readRoom()
            #expect(read["occupancy"]?["children"] == 1 && read["occupancy"]?["ages"] == [6])
        },
        Fact("6.7", .doc, "a room names its guests") { account in
            let read = try await Hotel.withCRS(account).make().readRoom()
            #expect(read["guests"]?[0]?["name"] == "Ann" && read["guests"]?[0]?["surname"] == "Lee")
        },
        Fact("6.7", .doc, "a room's taxes and services are lists, empty where there are none") { account in
            let read = try await Hotel.withCRS(account).make().readRoom()
            #expect(read["taxes"] == [] && read["services"] == [])
        },
        Fact("6.7", .doc, "the OTA's own id of a room is kept where it was given") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.make("A", ["rooms": [hotel.orderedRoom(["ota_unique_id": "51"])]]).readRoom()
            #expect(read["ota_unique_id"] == "51")
        },
        Fact("6.7", .doc, "a room is not cancelled unless it says so") { account in
            let read = try await Hotel.withCRS(account).make().readRoom()
            #expect(read["is_cancelled"] == false)
        },
    ]

    /// Services, taxes and cards (contract §6.9).
    static let money6: [Fact] = [
        Fact("6.9", .doc, "the amount of a booking is that of its rooms and its services together") { account in
            let hotel = try await Hotel.withCRS(account)
            let service: JSON = [
                "type": "Breakfast", "name": "Breakfast", "nights": 2, "persons": 1, "price_mode": "Per night",
                "price_per_unit": "10.00", "total_price": "20.00",
            ]
            let read = try await hotel.make("A", ["services": [service]]).read()
            #expect(read["amount"] == "220.00" && read["services"]?[0]?["total_price"] == "20.00")
        },
        Fact("6.9", .doc, "an inclusive tax of a room is told of and adds nothing to the amount") { account in
            let hotel = try await Hotel.withCRS(account)
            let tax: JSON = [
                "type": "tax", "name": "VAT", "is_inclusive": true, "total_price": "16.00", "price_per_unit": "16.00",
                "price_mode": "Per booking", "nights": 2, "persons": 2,
            ]
            let made = try await hotel.make("A", ["rooms": [hotel.orderedRoom(["taxes": [tax]])]])
            #expect(try await made.readRoom()["taxes"]?[0]?["name"] == "VAT")
            #expect(try await made.read()["amount"] == "200.00")
        },
        Fact("6.9", .doc, "of a card's number only the first six and the last four digits are shown") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.make("A", ["guarantee": card]).read()
            #expect(read["guarantee"]?["card_number"] == "411111******1111")
        },
        Fact("6.9", .doc, "a card's security code is hidden") { account in
            let hotel = try await Hotel.withCRS(account)
            #expect(try await hotel.make("A", ["guarantee": card]).read()["guarantee"]?["cvv"] == "***")
        },
        Fact("6.9", .doc, "nothing of a revision shows a whole card number, not even the original message") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.make("A", ["guarantee": card]).read()
            #expect(!read.encodedText.contains("4111111111111111"))
        },
        Fact("6.9", .doc, "a virtual card says that it is one, and what it is worth") { account in
            let hotel = try await Hotel.withCRS(account)
            let meta: JSON = ["virtual_card_currency_code": "USD", "virtual_card_current_balance": "20000"]
            let virtual = card.merging(["is_virtual": true, "meta": meta])
            let read = try await hotel.make("A", ["guarantee": virtual]).read()["guarantee"]
            #expect(read?["is_virtual"] == true && read?["meta"]?["virtual_card_current_balance"] == "20000")
        },
        Fact("6.9", .doc, "a booking without a card has no guarantee") { account in
            let read = try await Hotel.withCRS(account).make().read()
            #expect(read["guarantee"] == .null)
        },
        Fact("6.5", .doc, "deposits come back as they were sent") { account in
            let hotel = try await Hotel.withCRS(account)
            let deposit: JSON = ["amount": "50.00", "currency": "USD", "type": "card", "notes": "paid"]
            let read = try await hotel.make("A", ["deposits": [deposit]]).read()
            #expect(read["deposits"]?[0]?["amount"] == "50.00")
        },
    ]
}

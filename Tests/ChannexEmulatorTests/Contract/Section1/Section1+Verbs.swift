import ChannexEmulator
import Testing

extension Fact {
    /// §1.5 Status codes by verb.
    static let verbs1: [Fact] = [
        Fact("1.5", .live, "A new property, room type, rate plan and group are answered with 201") { account in
            let property = try await account.makeProperty()
            #expect(property.status == 201)
            let body = Hotel.roomType(try property.id())
            let room = try await account.post("/room_types", ["room_type": body])
            #expect(room.status == 201)
            let plan = Hotel.ratePlan(try property.id(), try room.id())
            #expect(try await account.post("/rate_plans", ["rate_plan": plan]).status == 201)
            let group = try await account.makeGroup("South")
            #expect(group.status == 201)
            _ = try await account.delete("/groups/\(try group.id())")
        },
        Fact("1.5", .doc, "A new tax and a new tax set are answered with 201") { account in
            let hotel = try await Hotel(account)
            let tax = try await hotel.makeTax()
            #expect(tax.status == 201)
            #expect(try await hotel.makeTaxSet(try tax.id()).status == 201)
        },
        Fact("1.5", .doc, "A new webhook, photo, policy and availability rule are answered with 201") { account in
            let hotel = try await Hotel(account)
            let webhook: JSON = [
                "property_id": .string(hotel.property), "callback_url": "https://example.org/hook",
                "event_mask": "booking",
            ]
            #expect(try await account.post("/webhooks", ["webhook": webhook]).status == 201)
            #expect(try await hotel.makePhoto().status == 201)
            #expect(try await hotel.makePolicy().status == 201)
            #expect(try await hotel.makeRule().status == 201)
        },
        Fact("1.5", .live, "Reading, changing and deleting are answered with 200") { account in
            let id = try await account.makeProperty().id()
            #expect(try await account.get("/properties/\(id)").status == 200)
            #expect(try await account.put("/properties/\(id)", ["property": ["city": "Recife"]]).status == 200)
            #expect(try await account.delete("/properties/\(id)").status == 200)
        },
        Fact("1.5", .live, "Availability and rates are answered with 200, even where all of them are refused") {
            account in
            let hotel = try await Hotel(account)
            let taken = try await hotel.availability(["date": .string(account.day(9)), "availability": 1])
            let refused = try await hotel.restrictions(["date": "2020-01-01", "rate": 100])
            #expect(taken.status == 200 && refused.status == 200 && refused.data == [])
        },
        Fact("1.5", .live, "Installing, booking and acknowledging are answered with 200") { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["property_id": .string(hotel.property), "application_code": "booking_crs"]
            let installed = try await account.post("/applications/install", ["application_installation": body])
            let booked = try await account.post("/bookings", hotel.booking("B1"))
            let revision = try #require(booked.attributes["revision_id"]?.text)
            let acknowledged = try await account.post("/booking_revisions/\(revision)/ack")
            #expect([installed.status, booked.status, acknowledged.status] == [200, 200, 200])
        },
    ]
}

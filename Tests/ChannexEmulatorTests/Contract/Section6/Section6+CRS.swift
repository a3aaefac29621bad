import ChannexEmulator
import Testing

extension Fact {
    /// The booking CRS (contract §6.12).
    static let crs6: [Fact] = [
        Fact("6.12", .doc, "the booking CRS needs its application to be installed") { account in
            let hotel = try await Hotel(account)
            let refused = try await account.post("/bookings", hotel.order("A"))
            #expect(refused.status == 403 && refused.code == "forbidden")
            try await hotel.installCRS()
            #expect(try await account.post("/bookings", hotel.order("A")).status == 200)
        },
        Fact("6.12", .doc, "a booking that was made is answered with 200, not 201") { account in
            let hotel = try await Hotel.withCRS(account)
            #expect(try await account.post("/bookings", hotel.order("A")).status == 200)
        },
        Fact("6.12", .doc, "the answer has the ids of the booking and of its revision, and its unique id") { account in
            let hotel = try await Hotel.withCRS(account)
            let answer = try await account.post("/bookings", hotel.order("TEST-1"))
            #expect(answer.data["type"] == "booking" && answer.attributes["booking_id"] == answer.data["id"])
            #expect(answer.attributes["status"] == "new" && answer.attributes["unique_id"] == "OFL-TEST-1")
            #expect(answer.attributes["revision_id"]?.text != nil)
        },
        Fact("6.12", .doc, "a change is the complete object with the status modified") { account in
            let hotel = try await Hotel.withCRS(account)
            let second = try await hotel.change(try await hotel.make(), hotel.order("A", from: 35))
            let read = try await second.read()
            #expect(read["status"] == "modified" && read["arrival_date"]?.text == account.day(35))
        },
        Fact("6.12", .doc, "a cancellation is the complete object with the status cancelled") { account in
            let hotel = try await Hotel.withCRS(account)
            let second = try await hotel.change(try await hotel.make(), to: "cancelled")
            #expect(try await second.readBooking()["status"] == "cancelled")
        },
        Fact("6.12", .live, "a change that lacks a required field is refused, field by field") { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make()
            let answer = try await account.put("/bookings/\(made.booking)", ["booking": ["status": "modified"]])
            #expect(answer.status == 422)
            for field in ["property_id", "currency", "ota_name", "arrival_date", "customer", "rooms"] {
                #expect(answer.details[field] == ["can't be blank"], "\(field)")
            }
        },
        Fact("6.12", .live, "a new booking that lacks a required field is refused as well") { account in
            let hotel = try await Hotel.withCRS(account)
            let body = hotel.order("A")["booking"]?.removing("customer", "currency") ?? .null
            let answer = try await account.post("/bookings", ["booking": body])
            #expect(answer.status == 422 && answer.details["customer"] == ["can't be blank"])
            #expect(answer.details["currency"] == ["can't be blank"])
        },
        Fact("6.12", .live, "a reservation code cannot be used twice in a property") { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.make("A")
            let answer = try await account.post("/bookings", hotel.order("A"))
            #expect(answer.status == 422 && answer.details == ["ota_reservation_code": ["already exists"]])
        },
        Fact("6.12", .infer, "the code of a cancelled booking stays taken", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.change(try await hotel.make("A"), to: "cancelled")
            #expect(try await account.post("/bookings", hotel.order("A")).status == 422)
        },
        Fact("6.12", .infer, "another property can use the same reservation code", at: .emulator) { account in
            _ = try await Hotel.withCRS(account).make("A")
            let other = try await Hotel.withCRS(account)
            #expect(try await account.post("/bookings", other.order("A")).status == 200)
        },
        Fact("6.12", .infer, "a change cannot give a booking another reservation code", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make("A")
            let body = hotel.order("B", ["status": "modified"])
            let answer = try await account.put("/bookings/\(made.booking)", body)
            #expect(answer.details["ota_reservation_code"] == ["is invalid"])
        },
        Fact("6.12", .doc, "the amount is computed from the nights, whatever amount is sent") { account in
            let hotel = try await Hotel.withCRS(account)
            #expect(try await hotel.make("A", ["amount": "1.00"]).read()["amount"] == "200.00")
        },
        Fact("6.12", .live, "a booking under the name of Booking.com has its prefix") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.make("A", ["ota_name": "Booking.com"]).read()
            #expect(read["unique_id"] == "BDC-A" && read["ota_name"] == "Booking.com")
        },
        Fact("6.8", .doc, "bookings of Airbnb and Expedia have the prefixes ABB and EXP", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            #expect(try await hotel.make("A", ["ota_name": "Airbnb"]).read()["unique_id"] == "ABB-A")
            #expect(try await hotel.make("B", ["ota_name": "A-Expedia"]).read()["unique_id"] == "EXP-B")
        },
        Fact(
            "6.12",
            .live,
            "a booking that was just made cannot be read for a moment",
            at: .emulator,
            switch: { $0.bookingDelay = .seconds(2) },
            check: { account in
                let hotel = try await Hotel.withCRS(account)
                let answer = try await account.post("/bookings", hotel.order("A"))
                let id = try answer.id()
                let revision = try #require(answer.attributes["revision_id"]?.text)
                #expect(try await account.get("/bookings/\(id)").status == 404)
                #expect(try await account.get("/booking_revisions/\(revision)").status == 404)
                #expect(try await hotel.waiting() == [])
                #expect(try await hotel.bookings() == [])
                account.time.advance(by: .seconds(2))
                #expect(try await account.get("/bookings/\(id)").status == 200)
                #expect(try await hotel.waiting() == [revision])
            }
        ),
        Fact(
            "6.12",
            .infer,
            "the code of a booking that cannot be read yet is taken already",
            at: .emulator,
            switch: { $0.bookingDelay = .seconds(2) },
            check: { account in
                let hotel = try await Hotel.withCRS(account)
                _ = try await account.post("/bookings", hotel.order("A"))
                #expect(try await account.post("/bookings", hotel.order("A")).status == 422)
            }
        ),
        Fact("6.12", .doc, "an edit through the booking CRS comes back as a revision that must be acknowledged") {
            account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            try await first.acknowledge()
            let second = try await hotel.change(first)
            #expect(try await hotel.waiting() == [second.revision])
            #expect(try await second.read()["is_crs_revision"] == true)
        },
        Fact("6.12", .infer, "a change needs the status modified or cancelled", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make()
            for status in ["new", "moved", nil] as [String?] {
                let body = hotel.order("A", ["status": JSON(status)])
                let answer = try await account.put("/bookings/\(made.booking)", body)
                #expect(answer.status == 422 && answer.details["status"] == ["is invalid"])
            }
        },
        Fact("6.12", .infer, "a departure that is not after the arrival is refused", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let order = hotel.order("A", ["departure_date": .string(account.day(30))])
            let answer = try await account.post("/bookings", order)
            #expect(answer.status == 422 && answer.details["departure_date"] == ["is invalid"])
        },
        Fact("6.12", .infer, "a room type or a rate plan of another property is refused", at: .emulator) { account in
            let (hotel, other) = (try await Hotel.withCRS(account), try await Hotel(account))
            for change in [["room_type_id": .string(other.room)], ["rate_plan_id": .string(other.plan)]] as [JSON] {
                let answer = try await account.post(
                    "/bookings",
                    hotel.order("A", ["rooms": [hotel.orderedRoom(change)]])
                )
                #expect(answer.status == 422 && answer.details["rooms"] != nil)
            }
        },
        Fact("6.12", .infer, "an arrival hour that is no time of day is refused", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            for hour in ["25:00", "4 pm", "16:00:00"] {
                let answer = try await account.post("/bookings", hotel.order("A", ["arrival_hour": .string(hour)]))
                #expect(answer.details["arrival_hour"] == ["is invalid"], "\(hour)")
            }
        },
        Fact("6.12", .live, "a change of a booking that does not exist is answered with 404") { account in
            let hotel = try await Hotel.withCRS(account)
            let path = "/bookings/11111111-1111-4111-8111-111111111111"
            #expect(try await account.put(path, hotel.order("A", ["status": "modified"])).status == 404)
        },
    ]
}

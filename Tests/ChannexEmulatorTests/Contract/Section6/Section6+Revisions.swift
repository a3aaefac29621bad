import ChannexEmulator
import Testing

extension Fact {
    /// Bookings and their revisions (contract §6.1, §6.2, §6.5).
    static let revisions6: [Fact] = [
        Fact("6.1", .doc, "a booking's id and unique id stay the same over its revisions") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            let (before, after) = (try await first.read(), try await second.read())
            #expect(before["booking_id"] == after["booking_id"] && before["unique_id"] == after["unique_id"])
        },
        Fact("6.1", .doc, "each revision has an id and a system id of its own") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            let (before, after) = (try await first.read(), try await second.read())
            #expect(before["id"] != after["id"] && before["system_id"] != after["system_id"])
        },
        Fact("6.1", .doc, "a revision stays as it was when a later one comes") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let before = try await first.read()
            _ = try await hotel.change(first, hotel.order("A", ["notes": "Changed"]))
            #expect(try await first.read() == before)
        },
        Fact("6.1", .doc, "each revision is a full snapshot, never a difference") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let after = try await hotel.change(first, hotel.order("A", ["notes": "Changed"])).read()
            #expect(after["customer"]?["surname"] == "Lee" && after["rooms"]?.elements?.count == 1)
            #expect(after["amount"] == "200.00" && after["notes"] == "Changed")
        },
        Fact("6.1", .doc, "a booking shows its latest revision") { account in
            let hotel = try await Hotel.withCRS(account)
            let second = try await hotel.change(try await hotel.make(), hotel.order("A", ["notes": "Changed"]))
            let booking = try await second.readBooking()
            #expect(booking["status"] == "modified" && booking["notes"] == "Changed")
            #expect(booking["revision_id"]?.text == second.revision)
        },
        Fact("6.2", .doc, "the feed needs a key") { account in
            let answer = try await account.get("/booking_revisions/feed", key: nil)
            #expect(answer.status == 401)
        },
        Fact("6.2", .live, "a revision that does not exist is answered with resource_not_found") { account in
            let answer = try await account.get("/booking_revisions/11111111-1111-4111-8111-111111111111")
            #expect(answer.status == 404 && answer.code == "resource_not_found")
        },
        Fact("6.2", .live, "a booking that does not exist is answered with resource_not_found") { account in
            let answer = try await account.get("/bookings/11111111-1111-4111-8111-111111111111")
            #expect(answer.status == 404 && answer.code == "resource_not_found")
        },
        Fact("6.5", .doc, "a revision has every documented attribute, null where there is nothing to tell") { account in
            let read = try await Hotel.withCRS(account).make().read()
            for name in revisionAttributes { #expect(read[name] != nil, "\(name) is missing") }
        },
        Fact("6.5", .doc, "a revision of the booking CRS has no channel") { account in
            let read = try await Hotel.withCRS(account).make().read()
            #expect(read["channel_id"] == .null)
        },
        Fact("6.5", .doc, "the unique id is the OTA's prefix and the reservation code") { account in
            let read = try await Hotel.withCRS(account).make("X-17").read()
            #expect(read["unique_id"] == "OFL-X-17" && read["ota_reservation_code"] == "X-17")
        },
        Fact("6.5", .doc, "the status of a first revision is new") { account in
            let read = try await Hotel.withCRS(account).make().read()
            #expect(read["status"] == "new")
        },
        Fact("6.5", .doc, "the amount is a decimal text in major units") { account in
            let read = try await Hotel.withCRS(account).make().read()
            #expect(read["amount"] == "200.00")
        },
        Fact("6.5", .doc, "amounts have as many digits as their currency", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account, currency: "JPY")
            let room = hotel.orderedRoom(nights: 1, ["days": .object([JSON.Member(account.day(30), "14500")])])
            let made = try await hotel.make(nights: 1, ["currency": "JPY", "rooms": [room]])
            #expect(try await made.read()["amount"] == "14500")
        },
        Fact("6.5", .doc, "a revision says whether it comes from the booking CRS") { account in
            let read = try await Hotel.withCRS(account).make().read()
            #expect(read["is_crs_revision"] == true)
        },
        Fact("6.5", .doc, "a fresh revision is pending") { account in
            let read = try await Hotel.withCRS(account).make().read()
            #expect(read["acknowledge_status"] == "pending")
        },
        Fact("6.5", .doc, "the original message is a text that holds JSON") { account in
            let raw = try await Hotel.withCRS(account).make().read()["raw_message"]?.text ?? ""
            #expect(try JSON.parse(Array(raw.utf8)).members != nil)
        },
        Fact("6.5", .live, "the instant of a revision has microseconds and no zone") { account in
            let text = try await Hotel.withCRS(account).make().read()["inserted_at"]?.text ?? ""
            #expect(text.count == 26 && text.last?.isNumber == true)
        },
        Fact("6.5", .doc, "the arrival hour, the notes and the means of payment come back as they were sent") {
            account in
            let hotel = try await Hotel.withCRS(account)
            let sent: JSON = [
                "arrival_hour": "16:30", "notes": "Late.\nCot, please.", "payment_collect": "property",
                "payment_type": "bank_transfer", "ota_commission": "0.00",
            ]
            let read = try await hotel.make("A", sent).read()
            for member in sent.members ?? [] { #expect(read[member.key] == member.value) }
        },
        Fact("6.5", .doc, "the occupancy of a booking is that of its rooms together") { account in
            let hotel = try await Hotel.withCRS(account)
            let family: JSON = ["occupancy": ["adults": 2, "children": 2, "infants": 1, "ages": [4, 9]]]
            let made = try await hotel.make("A", ["rooms": [hotel.orderedRoom(), hotel.orderedRoom(family)]])
            let occupancy = try await made.read()["occupancy"]
            #expect(occupancy?["adults"] == 4 && occupancy?["children"] == 2 && occupancy?["infants"] == 1)
        },
        Fact("6.5", .live, "a revision's relationships lie one level too deep, under data") { account in
            let made = try await Hotel.withCRS(account).make()
            let entity = try await account.get("/booking_revisions/\(made.revision)").data
            let relations = entity["relationships"]?["data"]
            #expect(relations?["booking"]?["id"]?.text == made.booking)
            #expect(relations?["property"]?["id"]?.text == made.hotel.property)
        },
        Fact("6.5", .live, "a booking has its own id, the revision's id, and no system id") { account in
            let made = try await Hotel.withCRS(account).make()
            let booking = try await made.readBooking()
            #expect(booking["id"]?.text == made.booking && booking["revision_id"]?.text == made.revision)
            #expect(booking["system_id"] == nil)
        },
        Fact("6.5", .live, "a booking tells whether one of its revisions waits for its acknowledgement") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            try await second.acknowledge()
            #expect(try await second.readBooking()["has_unacked_revisions"] == true)
            try await first.acknowledge()
            #expect(try await second.readBooking()["has_unacked_revisions"] == false)
        },
    ]

    private static let revisionAttributes = [
        "id", "booking_id", "property_id", "channel_id", "unique_id", "system_id", "ota_reservation_code", "ota_name",
        "status", "arrival_date", "departure_date", "arrival_hour", "amount", "amount_type", "currency",
        "ota_commission", "payment_collect", "payment_type", "occupancy", "customer", "rooms", "services", "guarantee",
        "deposits", "notes", "agent", "secondary_ota", "meta", "raw_message", "is_crs_revision", "acknowledge_status",
        "inserted_at",
    ]
}

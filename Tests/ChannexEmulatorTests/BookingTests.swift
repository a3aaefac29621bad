import ChannexEmulator
import Testing

@Suite("Contract §6: bookings")
struct BookingTests {
    @Test("§6.12 the booking CRS needs its application")
    func needsApplication() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let refused = try await account.post("/bookings", hotel.booking("A"))
            #expect(refused.status == 403 && refused.code == "forbidden")
            try await hotel.installCRS()
            #expect(try await account.get("/applications/installed").data.elements?.count == 1)
            #expect(try await account.post("/bookings", hotel.booking("A")).status == 200)
        }
    }

    @Test(
        "§6.12 a booking answers with its ids and its unique id",
        arguments: [
            ("Offline", "OFL-A"), ("Booking.com", "BDC-A"), ("BookingCom", "BDC-A"), ("Airbnb", "ABB-A"),
            ("A-Expedia", "EXP-A"),
        ]
    )
    func created(otaName: String, uniqueID: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let answer = try await account.post(
                "/bookings",
                hotel.booking("A", changes: ["ota_name": .string(otaName)])
            )
            #expect(answer.data["type"] == "booking" && answer.attributes["booking_id"] == answer.data["id"])
            #expect(answer.attributes["status"] == "new" && answer.attributes["unique_id"]?.text == uniqueID)
        }
    }

    @Test("§6.5 a revision is a full snapshot with every attribute")
    func revision() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let service: JSON = ["type": "Breakfast", "total_price": "20.00"]
            let (booking, id) = try await hotel.book("A", changes: ["services": [service]])
            let entity = try await account.get("/booking_revisions/\(id)").data
            let revision = try #require(entity["attributes"])
            for name in [
                "id", "booking_id", "property_id", "channel_id", "unique_id", "system_id", "ota_reservation_code",
                "ota_name", "status", "arrival_date", "departure_date", "arrival_hour", "amount", "amount_type",
                "currency", "ota_commission", "payment_collect", "payment_type", "occupancy", "customer", "rooms",
                "services", "guarantee", "deposits", "notes", "agent", "secondary_ota", "meta", "raw_message",
                "is_crs_revision", "acknowledge_status", "inserted_at",
            ] { #expect(revision[name] != nil, "\(name) is missing") }
            #expect(revision["amount"] == "315.50" && revision["acknowledge_status"] == "pending")
            #expect(revision["occupancy"] == ["adults": 2, "children": 1, "infants": 0, "ages": [6]])
            #expect(
                revision["inserted_at"] == "2026-11-22T12:00:00.000003" || revision["inserted_at"]?.text?.count == 26
            )
            let room = try #require(revision["rooms"]?[0])
            #expect(room["amount"] == "295.50" && room["checkin_date"] == "2027-03-05")
            #expect(room["checkout_date"] == "2027-03-07" && room["meta"]?["parent_rate_plan_id"]?.text == hotel.plan)
            let raw = try JSON.parse(try #require(revision["raw_message"]?.text))
            #expect(raw["ota_reservation_code"] == "A")
            #expect(entity["relationships"]?["data"]?["booking"]?["id"]?.text == booking)
        }
    }

    @Test(
        "§6.12 a change needs the whole object, and a status",
        arguments: [
            "property_id", "currency", "ota_name", "arrival_date", "customer", "rooms", "status",
        ]
    )
    func wholeObject(field: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let (id, _) = try await hotel.book("A")
            let body = try #require(hotel.booking("A", changes: ["status": "modified"])["booking"]).removing(field)
            let answer = try await account.put("/bookings/\(id)", ["booking": body])
            #expect(answer.status == 422)
            #expect(answer.details[field] == [field == "status" ? "is invalid" : "can't be blank"])
        }
    }

    @Test("§6.12 a reservation code cannot be used twice in a property")
    func uniqueCode() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            try await hotel.installCRS()
            try await other.installCRS()
            _ = try await hotel.book("A")
            let again = try await account.post("/bookings", hotel.booking("A"))
            #expect(again.status == 422 && again.details == ["ota_reservation_code": ["already exists"]])
            #expect(try await account.post("/bookings", other.booking("A")).status == 200)
        }
    }

    @Test(
        "§6.12 rooms must be the property's own, or unmapped",
        arguments: [
            (["room_type_id": .null], 200), (["rate_plan_id": .null], 200), (["room_type_id": "x"], 422),
            (["rate_plan_id": "x"], 422), (["days": [:]], 422), (["days": ["2027-02-30": "1.00"]], 422),
            (["days": ["2027-03-05": "1.005"]], 422),
        ] as [(JSON, Int)]
    )
    func rooms(change: JSON, status: Int) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let room = try #require(hotel.booking("A")["booking"]?["rooms"]?[0]).merging(change)
            let answer = try await account.post("/bookings", hotel.booking("A", changes: ["rooms": [room]]))
            #expect(answer.status == status)
        }
    }

    @Test("§6.3 the feed is oldest first, in pages, and by property")
    func feed() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            try await hotel.installCRS()
            try await other.installCRS()
            var expected: [String] = []
            for number in 0..<12 { expected.append(try await hotel.book("A\(number)").revision) }
            let foreign = try await other.book("B").revision
            #expect(try await hotel.feed() == Array(expected.prefix(10)))
            #expect(try await hotel.feed("pagination[page]=2") == Array(expected.suffix(2)) + [foreign])
            #expect(try await hotel.feed("pagination[limit]=100&filter[property_id]=\(hotel.property)") == expected)
            #expect(try await hotel.feed("filter[property_id]=\(other.property)") == [foreign])
            let newest = try await hotel.feed("order[inserted_at]=desc&pagination[limit]=1")
            #expect(newest == [foreign])
            let empty = try await account.get(
                "/booking_revisions/feed?filter[property_id]=11111111-1111-4111-8111-111111111111"
            )
            #expect(empty.data == [] && empty.meta["total"] == 0)
        }
    }

    @Test("§6.4 an acknowledgement takes one revision out of the feed, twice is no mistake, a booking's id is unknown")
    func acknowledge() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let first = try await hotel.book("A")
            let body = hotel.booking("A", changes: ["status": "modified"])
            let second = try await account.put("/bookings/\(first.booking)", body).attributes["revision_id"]?.text
            #expect(try await hotel.feed() == [first.revision, second])
            for _ in 1...2 {
                let ack = try await account.post("/booking_revisions/\(first.revision)/ack", [:])
                #expect(ack.status == 200 && ack.body == ["meta": ["message": "Success"]])
            }
            #expect(try await hotel.feed() == [second])
            let read = try await account.get("/booking_revisions/\(first.revision)").attributes
            #expect(read["acknowledge_status"] == "acknowledged")
            let booking = try await account.get("/bookings/\(first.booking)").attributes
            #expect(booking["acknowledge_status"] == "pending" && booking["has_unacked_revisions"] == true)
            #expect(try await account.post("/booking_revisions/\(first.booking)/ack").status == 404)
            #expect(try await account.get("/admin/acks").body == .object([JSON.Member(first.revision, 2)]))
        }
    }

    @Test("§6.3 thirty minutes after it was first served a revision leaves the feed, and stays pending")
    func window() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let served = try await hotel.book("A").revision
            account.time.advance(by: .seconds(3_600))
            #expect(try await hotel.feed() == [served])
            let later = try await hotel.book("B").revision
            account.time.advance(by: .seconds(30 * 60 - 1))
            #expect(try await hotel.feed() == [served, later])
            account.time.advance(by: .seconds(1))
            #expect(try await hotel.feed() == [later])
            let read = try await account.get("/booking_revisions/\(served)")
            #expect(read.attributes["acknowledge_status"] == "pending")
            #expect(try await account.get("/booking_revisions").meta["total"] == 2)
        }
    }

    @Test("§6.4 card data is masked, and gone after the acknowledgement")
    func guarantee() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let card: JSON = ["card_number": "4111111111111111", "cvv": "123", "card_type": "VI"]
            let (_, id) = try await hotel.book("A", changes: ["guarantee": card])
            let before = try await account.get("/booking_revisions/\(id)").attributes
            #expect(before["guarantee"] == ["card_number": "411111******1111", "cvv": "***", "card_type": "VI"])
            #expect(before.encodedText.contains("4111111111111111") == false)
            _ = try await account.post("/booking_revisions/\(id)/ack")
            #expect(try await account.get("/booking_revisions/\(id)").attributes["guarantee"] == .null)
        }
    }

    @Test("§3.9 a new booking takes availability, never below zero; a change or a cancellation takes nothing")
    func decrement() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 3])
            let (id, _) = try await hotel.book("A")
            #expect(try await hotel.left("2027-03-05") == 2)
            #expect(try await hotel.left("2027-03-06") == 0)
            _ = try await account.put("/bookings/\(id)", hotel.booking("A", changes: ["status": "modified"]))
            _ = try await account.put("/bookings/\(id)", hotel.booking("A", changes: ["status": "cancelled"]))
            #expect(try await hotel.left("2027-03-05") == 2)
        }
    }

    @Test("§2.1.2 with the settings on, a cancellation gives back and a change moves")
    func autoUpdate() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(
                account,
                settings: [
                    "allow_availability_autoupdate_on_modification": true,
                    "allow_availability_autoupdate_on_cancellation": true,
                ]
            )
            try await hotel.installCRS()
            _ = try await hotel.availability(["date_from": "2027-03-05", "date_to": "2027-03-08", "availability": 3])
            let (id, _) = try await hotel.book("A")
            let room = try #require(hotel.booking("A")["booking"]?["rooms"]?[0])
                .setting("days", ["2027-03-06": "1.00", "2027-03-07": "1.00"])
            let moved: JSON = [
                "status": "modified", "rooms": [room], "arrival_date": "2027-03-06", "departure_date": "2027-03-08",
            ]
            _ = try await account.put("/bookings/\(id)", hotel.booking("A", changes: moved))
            #expect(try await hotel.left("2027-03-05") == 3)
            #expect(try await hotel.left("2027-03-06") == 2)
            #expect(try await hotel.left("2027-03-07") == 2)
            let cancelled = moved.setting("status", "cancelled")
            for _ in 1...2 { _ = try await account.put("/bookings/\(id)", hotel.booking("A", changes: cancelled)) }
            #expect(try await hotel.left("2027-03-07") == 3)
        }
    }

    @Test("§6.7 a room has another id in each revision; a cancelled one still lists its rooms")
    func roomIDs() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let (id, first) = try await hotel.book("A")
            let body = hotel.booking("A", changes: ["status": "cancelled"])
            let second = try #require(try await account.put("/bookings/\(id)", body).attributes["revision_id"]?.text)
            let before = try await account.get("/booking_revisions/\(first)").attributes
            let after = try await account.get("/booking_revisions/\(second)").attributes
            #expect(before["rooms"]?[0]?["booking_room_id"] != after["rooms"]?[0]?["booking_room_id"])
            #expect(after["status"] == "cancelled" && after["amount"] == before["amount"])
            #expect(after["rooms"]?[0]?["is_cancelled"] == false && before["system_id"] != after["system_id"])
            #expect(before["booking_id"] == after["booking_id"] && before["unique_id"] == after["unique_id"])
        }
    }

    @Test("§6.11 bookings are newest first, filtered by dates, and have the booking's shape")
    func bookings() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let (first, revision) = try await hotel.book("A")
            account.time.advance(by: .seconds(60))
            let (second, _) = try await hotel.book("B", changes: ["arrival_date": "2027-03-04"])
            let all = try await account.get("/bookings?filter[property_id]=\(hotel.property)")
            #expect(all.data.elements?.compactMap { $0["id"]?.text } == [second, first])
            #expect(all.meta["order_by"] == "inserted_at" && all.meta["order_direction"] == "desc")
            let early = try await account.get("/bookings?filter[arrival_date][lte]=2027-03-04")
            #expect(early.data.elements?.compactMap { $0["id"]?.text } == [second])
            let old = try await account.get("/bookings?filter[inserted_at][lt]=2026-11-22T12:01:00")
            #expect(old.data.elements?.compactMap { $0["id"]?.text } == [first])
            let booking = try await account.get("/bookings/\(first)").attributes
            #expect(booking["revision_id"]?.text == revision && booking["system_id"] == nil)
        }
    }

    @Test("§6.11 revisions can be recovered by when they were made; an offset in the value is ignored")
    func recovery() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.book("A")
            account.time.advance(by: .seconds(600))
            let later = try await hotel.book("B").revision
            for value in ["2026-11-22T12:10:00", "2026-11-22T12:10:00Z", "2026-11-22T12:10:00%2B05:00"] {
                let list = try await account.get("/booking_revisions?filter[inserted_at][gte]=\(value)")
                #expect(list.data.elements?.compactMap { $0["id"]?.text } == [later])
            }
            #expect(try await account.get("/booking_revisions?filter[inserted_at][gte]=soon").status == 422)
        }
    }
}

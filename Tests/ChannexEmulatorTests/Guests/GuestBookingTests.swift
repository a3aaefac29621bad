import ChannexEmulator
import Testing

@Suite("Guests of agencies book, change and cancel")
struct GuestBookingTests {
    @Test(
        "a booking goes to the feed, lowers availability, and is no revision of the CRS",
        arguments: [("BDC", "BookingCom"), ("ABB", "Airbnb"), ("EXP", "A-Expedia")]
    )
    func books(ota: String, name: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let answer = try await hotel.guestBooks(ota)
            #expect(answer.status == 200)
            let revision = try await hotel.revision(answer)
            #expect(try await hotel.feed() == [try #require(revision["id"]?.text)])
            #expect(revision["unique_id"] == answer.body["unique_id"] && revision["status"] == "new")
            let code = try #require(revision["ota_reservation_code"]?.text)
            #expect(revision["unique_id"]?.text == "\(ota)-\(code)" && revision["ota_name"]?.text == name)
            #expect(revision["is_crs_revision"] == false && revision["channel_id"] == .null)
            #expect(revision["arrival_date"]?.text == account.day(30))
            #expect(revision["departure_date"]?.text == account.day(32))
            #expect(revision["rooms"]?[0]?["room_type_id"]?.text == hotel.room)
            #expect(revision["rooms"]?[0]?["meta"]?["parent_rate_plan_id"]?.text == hotel.plan)
            #expect(try JSON.parse(try #require(revision["raw_message"]?.text)).members != nil)
            for (day, left) in [(29, 3), (30, 2), (31, 2), (32, 3)] {
                #expect(try await hotel.left(account.day(day)) == left)
            }
            let id = try #require(answer.body["booking_id"]?.text)
            #expect(try await account.get("/bookings/\(id)").attributes["ota_reservation_code"]?.text == code)
        }
    }

    @Test("Booking.com tells of relay addresses, taxes, its commission, and the guest's card, masked")
    func bookingCom() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let guest: JSON = ["name": "Mira", "surname": "Tan", "country": "SG", "notes": "Late arrival"]
            let revision = try await hotel.revision(try await hotel.guestBooks("BDC", with: ["guest": guest]))
            let customer = try #require(revision["customer"])
            #expect(customer["mail"]?.text?.hasPrefix("tan.") == true && customer["city"] == ".")
            #expect(customer["country"] == "SG" && customer["meta"] == ["is_genius": true])
            #expect(revision["amount"] == "200.00" && revision["ota_commission"] == "30.00")
            #expect(revision["payment_collect"] == "property" && revision["notes"] == "Late arrival")
            #expect(revision["guarantee"]?["card_number"] == "411111******1111")
            #expect(revision["guarantee"]?["is_virtual"] == false && revision["guarantee"]?["cvv"] == "***")
            let room = try #require(revision["rooms"]?[0])
            #expect(room["ota_unique_id"]?.text?.count == 9)
            #expect(room["taxes"]?[0]?["total_price"] == "18.18" && room["taxes"]?[0]?["is_inclusive"] == true)
            #expect(room["meta"]?["days_breakdown"]?[1]?["amount"] == "100.00")
            #expect(room["meta"]?["cancel_penalties"]?[0]?["from"]?.text == "\(account.day(29))T00:00:00.000000")
            #expect(revision["raw_message"]?.text?.contains("411111") == false)
        }
    }

    @Test("Airbnb tells what it pays out, without an e-mail and without a card")
    func airbnb() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let revision = try await hotel.revision(try await hotel.guestBooks("ABB"))
            #expect(revision["amount"] == "194.00" && revision["amount_type"] == "net")
            #expect(revision["ota_commission"] == "6.00" && revision["payment_collect"] == "ota")
            #expect(revision["customer"]?["mail"] == .null && revision["guarantee"] == .null)
            #expect(revision["rooms"]?[0]?["days"]?[account.day(30)] == "97.00")
            #expect(revision["ota_reservation_code"]?.text?.hasPrefix("HM") == true)
            let two = try await hotel.guestBooks("ABB", with: ["rooms": [hotel.wish(), hotel.wish()]])
            #expect(two.status == 422 && two.details["rooms"] == ["a booking has at most 1 room(s)"])
        }
    }

    @Test("Expedia may tell no more of a guest than the name, and pays with a virtual card")
    func expedia() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let revision = try await hotel.revision(try await hotel.guestBooks("EXP", in: 30, nights: 6))
            #expect(revision["customer"]?["mail"] == .null && revision["customer"]?["phone"] == .null)
            #expect(revision["customer"]?["name"]?.text?.isEmpty == false)
            #expect(revision["guarantee"]?["is_virtual"] == true && revision["ota_commission"] == .null)
            #expect(revision["guarantee"]?["meta"]?["virtual_card_current_balance"] == "60000")
            let days = revision["rooms"]?[0]?["days"]?.members?.map(\.key) ?? []
            #expect(days != days.sorted() && days.sorted() == (30..<36).map { account.day($0) })
        }
    }

    @Test("the habits of an agency can be others")
    func habits() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let habits: JSON = [
                "card": "virtual", "mail": false, "genius": false, "commission": .null, "brand": "Kayak",
            ]
            let revision = try await hotel.revision(try await hotel.guestBooks("BDC", with: ["habits": habits]))
            #expect(revision["guarantee"]?["is_virtual"] == true && revision["customer"]?["mail"] == .null)
            #expect(revision["customer"]?["meta"] == ["is_genius": false] && revision["ota_commission"] == .null)
            #expect(revision["secondary_ota"] == "Kayak")
            let unknown = try await hotel.guestBooks("BDC", with: ["habits": ["politeness": true, "card": "paper"]])
            #expect(unknown.details["habits"] == ["card is invalid", "politeness does not exist"])
        }
    }

    @Test("several rooms are booked together as far as there are so many, each with its own people")
    func severalRooms() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(2)
            let family = hotel.wish([
                "adults": 1, "children": 2, "ages": [3, 5], "departure": .string(account.day(31)),
            ])
            let revision = try await hotel.revision(
                try await hotel.guestBooks("BDC", with: ["rooms": [hotel.wish(), family]])
            )
            #expect(revision["rooms"]?.elements?.count == 2 && revision["amount"] == "300.00")
            #expect(revision["occupancy"] == ["adults": 3, "children": 2, "infants": 0, "ages": [3, 5]])
            #expect(revision["rooms"]?[1]?["checkout_date"]?.text == account.day(31))
            #expect(revision["rooms"]?[0]?["ota_unique_id"] != revision["rooms"]?[1]?["ota_unique_id"])
            #expect(try await hotel.left(account.day(30)) == 0)
            #expect(try await hotel.left(account.day(31)) == 1)
            let three = try await hotel.guestBooks(
                "BDC",
                in: 60,
                with: ["rooms": [hotel.wish(), hotel.wish(), hotel.wish()]]
            )
            #expect(three.status == 422)
            #expect(
                three.details["rooms"]?[0]?.text == "Twin Room, Best Available Rate: only 2 left on \(account.day(60))"
            )
        }
    }

    @Test("what the shelf refuses is refused, unless somebody insists")
    func force() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let refused = try await hotel.guestBooks()
            #expect(refused.status == 422 && refused.details["rooms"]?.elements?.count == 2)
            #expect(try await hotel.feed().isEmpty)
            #expect(try await hotel.guestBooks(with: ["force": true]).status == 200)
            #expect(try await hotel.feed().count == 1)
            #expect(try await hotel.left(account.day(30)) == 0)
        }
    }

    @Test("the highest rate that anybody can set still adds up")
    func highest() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(10)
            let most = JSON.number(String(Int64.max))
            _ = try await hotel.restrictions([
                "date_from": .string(account.day(0)), "date_to": .string(account.day(100)), "rate": most,
            ])
            let rooms = JSON.array(Array(repeating: hotel.wish(), count: 10))
            #expect(try await hotel.shelf("BDC", in: 30, nights: 60, "rooms=10").status == 200)
            #expect(try await hotel.guestBooks(in: 30, nights: 60, with: ["rooms": rooms]).status == 200)
        }
    }

    @Test("orders that make no sense are refused, field by field")
    func senseless() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let blank = try await account.post("/admin/guests/book", [:])
            for field in ["ota", "property", "arrival", "departure", "rooms"] {
                #expect(blank.details[field] == ["can't be blank"])
            }
            let changes: [(JSON, String)] = [
                (["lie": "everything"], "lie"), (["rooms": []], "rooms"), (["rooms": [["adults": 1]]], "rooms"),
                (["rooms": [hotel.wish(["rate_plan_id": "x"])]], "rooms"),
                (["rooms": [hotel.wish(["room_type_id": "x"])]], "rooms"),
                (["guest": ["name": 5]], "guest"), (["guest": "me"], "guest"),
            ]
            for (change, field) in changes {
                let answer = try await hotel.guestBooks(with: change)
                #expect(answer.status == 422 && answer.details[field] != nil, "\(change.encodedText)")
            }
            #expect(try await account.post("/admin/guests/change", ["booking_id": "x"]).status == 404)
            #expect(try await account.post("/admin/guests/cancel", ["booking_id": "x"]).status == 404)
            #expect(try await hotel.feed().isEmpty)
        }
    }
}

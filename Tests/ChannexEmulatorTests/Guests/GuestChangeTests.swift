import ChannexEmulator
import Testing

@Suite("Guests of agencies change their minds")
struct GuestChangeTests {
    @Test("a longer stay keeps the price of the nights it had, and its room the agency's name")
    func longer() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(1)
            let booked = try await hotel.guestBooks()
            let first = try await hotel.revision(booked)
            _ = try await hotel.restrictions([
                "date_from": .string(account.day(30)), "date_to": .string(account.day(40)), "rate": 30_000,
            ])
            let changed = try await hotel.change(booked, ["departure": .string(account.day(33))])
            let second = try await hotel.revision(changed)
            #expect(second["status"] == "modified" && second["booking_id"] == first["booking_id"])
            #expect(second["unique_id"] == first["unique_id"] && second["id"] != first["id"])
            #expect(second["amount"] == "500.00" && second["departure_date"]?.text == account.day(33))
            let rooms = (first["rooms"]?[0], second["rooms"]?[0])
            #expect(rooms.0?["ota_unique_id"] == rooms.1?["ota_unique_id"])
            #expect(rooms.0?["booking_room_id"] != rooms.1?["booking_room_id"])
            // The hotel has to say itself what a change leaves (contract §2.1.2).
            #expect(try await hotel.left(account.day(32)) == 1)
            #expect(try await hotel.left(account.day(30)) == 0)
        }
    }

    @Test("a change is refused where nothing is left for it; what the guest has already is left to them")
    func soldOut() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(1)
            let booked = try await hotel.guestBooks(in: 30, nights: 3)
            #expect(try await hotel.change(booked, ["arrival": .string(account.day(31))]).status == 200)
            _ = try await hotel.availability(["date": .string(account.day(34)), "availability": 0])
            let longer: JSON = ["departure": .string(account.day(35))]
            let refused = try await hotel.change(booked, longer)
            #expect(refused.details["rooms"]?[0]?.text?.hasSuffix("sold out on \(account.day(34))") == true)
            #expect(try await hotel.change(booked, longer.setting("force", true)).status == 200)
        }
    }

    @Test("another name needs no look at the shelf")
    func name() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(1)
            let booked = try await hotel.guestBooks("EXP", with: ["guest": ["name": "Ann", "surname": "Lee"]])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            let revision = try await hotel.revision(try await hotel.change(booked, ["guest": ["name": "Anna"]]))
            #expect(revision["customer"]?["name"] == "Anna" && revision["customer"]?["surname"] == "Lee")
            #expect(revision["amount"] == "200.00")
        }
    }

    @Test("a room that is given up is no longer listed, and the others keep their names")
    func fewerRooms() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let booked = try await hotel.guestBooks(with: ["rooms": [hotel.wish(), hotel.wish(["adults": 1])]])
            let names = try await hotel.revision(booked)["rooms"]?.elements?.compactMap { $0["ota_unique_id"] } ?? []
            let kept = hotel.wish(["adults": 1]).setting("ota_unique_id", names[1])
            let revision = try await hotel.revision(try await hotel.change(booked, ["rooms": [kept]]))
            #expect(revision["rooms"]?.elements?.map { $0["ota_unique_id"] } == [names[1]])
            #expect(revision["amount"] == "200.00" && revision["occupancy"]?["adults"] == 1)
        }
    }

    @Test("a cancelled booking keeps its amount, or becomes its fee", arguments: [nil, "45.00"] as [String?])
    func cancel(fee: String?) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let booked = try await hotel.guestBooks()
            let id = try #require(booked.body["booking_id"])
            let cancelled = try await account.post("/admin/guests/cancel", ["booking_id": id, "fee": JSON(fee)])
            let revision = try await hotel.revision(cancelled)
            #expect(revision["status"] == "cancelled" && revision["rooms"]?.elements?.count == 1)
            #expect(revision["rooms"]?[0]?["is_cancelled"] == false)
            #expect(revision["amount"]?.text == fee ?? "200.00")
            #expect(revision["services"]?[0]?["name"]?.text == fee.map { _ in "Cancellation Fee" })
            #expect(try await hotel.left(account.day(30)) == 2)
            let again = try await account.post("/admin/guests/cancel", ["booking_id": id])
            #expect(again.status == 422 && again.details == ["booking_id": ["is cancelled"]])
            #expect(try await hotel.change(booked, [:]).status == 422)
            #expect(try await hotel.change(booked, ["force": true]).status == 200)
        }
    }

    @Test("a fee is an amount of the booking's currency", arguments: ["-1.00", "much", "1.005"])
    func wrongFee(fee: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let id = try #require(try await hotel.guestBooks().body["booking_id"])
            let answer = try await account.post("/admin/guests/cancel", ["booking_id": id, "fee": .string(fee)])
            #expect(answer.details == ["fee": ["is invalid"]])
        }
    }

    @Test("a property that wants it gets its rooms back by itself")
    func autoupdate() async throws {
        try await Account.with { account in
            let settings: JSON = [
                "allow_availability_autoupdate_on_modification": true,
                "allow_availability_autoupdate_on_cancellation": true,
            ]
            let hotel = try await Hotel(account, settings: settings)
            try await hotel.open(3)
            let booked = try await hotel.guestBooks(in: 30, nights: 2)
            _ = try await hotel.change(booked, ["arrival": .string(account.day(31))])
            #expect(try await hotel.left(account.day(30)) == 3)
            #expect(try await hotel.left(account.day(31)) == 2)
            let id = try #require(booked.body["booking_id"])
            _ = try await account.post("/admin/guests/cancel", ["booking_id": id])
            #expect(try await hotel.left(account.day(31)) == 3)
        }
    }
}

extension Hotel {
    fileprivate func change(_ booked: Answer, _ change: JSON) async throws -> Answer {
        let head: JSON = ["booking_id": booked.body["booking_id"] ?? .null]
        return try await account.post("/admin/guests/change", head.merging(change))
    }
}

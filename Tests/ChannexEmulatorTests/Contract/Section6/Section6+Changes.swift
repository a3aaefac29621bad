import ChannexEmulator
import Testing

extension Fact {
    /// Modifications and cancellations (contract §6.10).
    static let changes6: [Fact] = [
        Fact("6.10", .doc, "a modification lists the rooms that are in the booking now, and no other") { account in
            let hotel = try await Hotel.withCRS(account)
            let rooms = [hotel.orderedRoom(), hotel.orderedRoom(from: 30, nights: 1)]
            let first = try await hotel.make("A", ["rooms": .array(rooms)])
            #expect(try await first.read()["rooms"]?.elements?.count == 2)
            let second = try await hotel.change(first)
            #expect(try await second.read()["rooms"]?.elements?.count == 1)
        },
        Fact(
            "6.10",
            .infer,
            "a room that a modification dropped may be listed as cancelled",
            at: .emulator,
            switch: { $0.listCancelledRooms = true },
            check: { account in
                let hotel = try await Hotel.withCRS(account)
                let rooms = [hotel.orderedRoom(), hotel.orderedRoom(from: 30, nights: 1)]
                let second = try await hotel.change(try await hotel.make("A", ["rooms": .array(rooms)]))
                let read = try await second.read()
                #expect(read["rooms"]?.elements?.map { $0["is_cancelled"] } == [false, true])
                #expect(read["amount"] == "200.00")
            }
        ),
        Fact("6.10", .doc, "one room of a booking can be cancelled while the others stay") { account in
            let hotel = try await Hotel.withCRS(account)
            let rooms = [hotel.orderedRoom(), hotel.orderedRoom(["is_cancelled": true])]
            let first = try await hotel.make("A", ["rooms": [hotel.orderedRoom(), hotel.orderedRoom()]])
            let read = try await hotel.change(first, hotel.order("A", ["rooms": .array(rooms)])).read()
            #expect(read["status"] == "modified")
            #expect(read["rooms"]?.elements?.map { $0["is_cancelled"] } == [false, true])
        },
        Fact("6.10", .infer, "a room that is cancelled costs nothing", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let rooms = [hotel.orderedRoom(), hotel.orderedRoom(["is_cancelled": true])]
            #expect(try await hotel.make("A", ["rooms": .array(rooms)]).read()["amount"] == "200.00")
        },
        Fact("6.10", .live, "a cancelled revision still lists its rooms, none of them as cancelled") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.change(try await hotel.make(), to: "cancelled").read()
            #expect(read["status"] == "cancelled" && read["rooms"]?.elements?.count == 1)
            #expect(read["rooms"]?[0]?["is_cancelled"] == false)
        },
        Fact("6.10", .live, "the amount of a cancelled booking may be what it was") { account in
            let hotel = try await Hotel.withCRS(account)
            let read = try await hotel.change(try await hotel.make(), to: "cancelled").read()
            #expect(read["amount"] == "200.00" && read["services"] == [])
        },
        Fact(
            "6.10",
            .doc,
            "the amount of a cancelled booking may be the fee, which is listed as a service",
            at: .emulator,
            switch: { $0.cancelledAmount = .fee },
            check: { account in
                let hotel = try await Hotel.withCRS(account)
                let read = try await hotel.change(try await hotel.make(), to: "cancelled").read()
                #expect(read["amount"] == "100.00" && read["services"]?[0]?["name"] == "Cancellation Fee")
            }
        ),
        Fact("6.10", .infer, "a cancelled booking can be modified, and is valid again") { account in
            let hotel = try await Hotel.withCRS(account)
            let cancelled = try await hotel.change(try await hotel.make(), to: "cancelled")
            #expect(try await hotel.change(cancelled).readBooking()["status"] == "modified")
        },
        Fact(
            "6.10",
            .infer,
            "a cancelled booking may be closed to modifications",
            at: .emulator,
            switch: { $0.allowReinstatement = false },
            check: { account in
                let hotel = try await Hotel.withCRS(account)
                let cancelled = try await hotel.change(try await hotel.make(), to: "cancelled")
                let body = hotel.order("A", ["status": "modified"])
                let answer = try await account.put("/bookings/\(cancelled.booking)", body)
                #expect(answer.status == 422 && answer.details == ["status": ["is invalid"]])
            }
        ),
        Fact("6.10", .doc, "revisions of one booking may wait in the feed together, in the order they came") {
            account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            let third = try await hotel.change(second, to: "cancelled")
            #expect(try await hotel.waiting() == [first, second, third].map(\.revision))
        },
    ]

    /// What bookings do to the availability (contract §3.9, §6.10).
    static let availability6: [Fact] = [
        Fact("3.9", .doc, "a new booking lowers the availability of its nights, and not of the day of departure") {
            account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.offer(3)
            _ = try await hotel.make()
            #expect(try await hotel.lefts() == [2, 2, 3])
        },
        Fact("3.9", .doc, "a booking of two rooms lowers the availability by two") { account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.offer(3)
            _ = try await hotel.make("A", ["rooms": [hotel.orderedRoom(), hotel.orderedRoom()]])
            #expect(try await hotel.lefts() == [1, 1, 3])
        },
        Fact("3.9", .infer, "availability does not fall below zero", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.make()
            #expect(try await hotel.lefts() == [0, 0, 0])
        },
        Fact("6.10", .doc, "a room that could not be mapped lowers no availability") { account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.offer(3)
            _ = try await hotel.make(
                "A",
                ["rooms": [hotel.orderedRoom(["room_type_id": .null, "rate_plan_id": .null])]]
            )
            #expect(try await hotel.lefts() == [3, 3, 3])
        },
        Fact("6.10", .doc, "a cancellation gives no availability back: the PMS must push it") { account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.offer(3)
            _ = try await hotel.change(try await hotel.make(), to: "cancelled")
            #expect(try await hotel.lefts() == [2, 2, 3])
        },
        Fact("6.10", .doc, "a modification moves no availability: the PMS must push it") { account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.offer(3)
            _ = try await hotel.change(try await hotel.make(), hotel.order("A", from: 31))
            #expect(try await hotel.lefts() == [2, 2, 3])
        },
        Fact("6.10", .doc, "with its setting on, a cancellation gives availability back") { account in
            let settings: JSON = ["allow_availability_autoupdate_on_cancellation": true]
            let hotel = try await Hotel.withCRS(account, settings: settings)
            try await hotel.offer(3)
            _ = try await hotel.change(try await hotel.make(), to: "cancelled")
            #expect(try await hotel.lefts() == [3, 3, 3])
        },
        Fact("6.10", .doc, "with its setting on, a modification moves availability") { account in
            let settings: JSON = ["allow_availability_autoupdate_on_modification": true]
            let hotel = try await Hotel.withCRS(account, settings: settings)
            try await hotel.offer(3)
            _ = try await hotel.change(try await hotel.make(), hotel.order("A", from: 31))
            #expect(try await hotel.lefts() == [3, 2, 2])
        },
        Fact("6.12", .doc, "a booking of the booking CRS is told to webhooks as one of an OTA is", at: .emulator) {
            account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.hook("booking;booking_new;booking_modification;booking_cancellation")
            let first = try await hotel.make()
            _ = try await hotel.change(try await hotel.change(first), to: "cancelled")
            let events = try await hotel.told().compactMap { $0["event"]?.text }
            #expect(
                events == [
                    "booking", "booking_new", "booking", "booking_modification", "booking", "booking_cancellation",
                ]
            )
        },
    ]
}

extension Hotel {
    /// Offers so many rooms on the three days from thirty days after today.
    func offer(_ count: Int) async throws {
        let answer = try await availability([
            "date_from": .string(account.day(30)), "date_to": .string(account.day(32)), "availability": JSON(count),
        ])
        try #require(answer.warnings.isEmpty)
        // A real account needs a moment until it can be read back (contract §3.4).
        var tries = 0
        while tries < 200, try await left(account.day(32)) != count { tries += 1 }
    }

    /// What is left to sell on those days.
    func lefts() async throws -> [Int?] {
        [try await left(account.day(30)), try await left(account.day(31)), try await left(account.day(32))]
    }
}

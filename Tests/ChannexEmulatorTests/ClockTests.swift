import ChannexEmulator
import HotelValues
import Testing

@Suite("The emulator's time", .timeLimit(.minutes(1)))
struct ClockTests {
    @Test("is that of the surroundings as long as nobody moves it")
    func untouched() async throws {
        try await Account.with { account in
            let before = try await account.get("/admin/clock", key: nil).body
            #expect(before == ["now": "2026-11-22T12:00:00.000000Z", "frozen": false, "speed": 1])
            account.time.advance(by: .seconds(90))
            #expect(try await account.clock() == "2026-11-22T12:01:30.000000Z")
        }
    }

    @Test(
        "is moved on by seconds and by text",
        arguments: [
            (90, "12:01:30"), ("31m", "12:31:00"), ("45s", "12:00:45"), ("2h", "14:00:00"), ("1h30m", "13:30:00"),
        ] as [(JSON, String)]
    )
    func advance(by: JSON, shows time: String) async throws {
        try await Account.with { account in
            let answer = try await account.put("/admin/clock", ["advance": by])
            #expect(answer.status == 200 && answer.body["now"]?.text == "2026-11-22T\(time).000000Z")
            account.time.advance(by: .seconds(1))
            let later = try #require(Timestamp("2026-11-22T\(time)")) + .seconds(1)
            #expect(try await account.clock() == later.preciseText)
        }
    }

    @Test("is set to an instant, or to the midnight at which a day begins in UTC")
    func set() async throws {
        try await Account.with { account in
            let instant = try await account.put("/admin/clock", ["set": "2026-12-24T18:00:00+02:00"])
            #expect(instant.body["now"] == "2026-12-24T16:00:00.000000Z")
            let day = try await account.put("/admin/clock", ["set": "2027-01-01"])
            #expect(day.body["now"] == "2027-01-01T00:00:00.000000Z")
        }
    }

    @Test("stands still while it is frozen, and goes on from there")
    func freeze() async throws {
        try await Account.with { account in
            let frozen = try await account.put("/admin/clock", ["set": "2026-12-01", "freeze": true])
            #expect(frozen.body["frozen"] == true)
            account.time.advance(by: .seconds(3_600))
            #expect(try await account.clock() == "2026-12-01T00:00:00.000000Z")
            try await account.pass("1m")
            #expect(try await account.clock() == "2026-12-01T00:01:00.000000Z")
            _ = try await account.put("/admin/clock", ["freeze": false])
            account.time.advance(by: .seconds(5))
            #expect(try await account.clock() == "2026-12-01T00:01:05.000000Z")
        }
    }

    @Test("runs so many times as fast, without a jump")
    func speed() async throws {
        try await Account.with { account in
            account.time.advance(by: .seconds(10))
            let answer = try await account.put("/admin/clock", ["speed": 60])
            #expect(answer.body == ["now": "2026-11-22T12:00:10.000000Z", "frozen": false, "speed": 60])
            account.time.advance(by: .seconds(2))
            #expect(try await account.clock() == "2026-11-22T12:02:10.000000Z")
        }
    }

    @Test("who sleeps until something falls due is woken earlier when the time runs faster")
    func speedWakes() async throws {
        try await Account.with { account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                let booked = try await listener.hotel.book("A")
                _ = try await listener.hotel.feed()
                await account.time.sleeperAppears(for: .seconds(30 * 60))
                _ = try await account.put("/admin/clock", ["speed": 60])
                await account.time.sleeperAppears(for: .seconds(30))
                account.time.advance(by: .seconds(30))
                let payload = await listener.receiver.take(1).first?.body["payload"]
                #expect(payload?["booking_revision_id"]?.text == booked.revision)
            }
        }
    }

    @Test("goes back only in an account in which nothing has happened")
    func back() async throws {
        try await Account.with { account in
            let answer = try await account.put("/admin/clock", ["set": "2026-11-01T00:00:00Z"])
            #expect(answer.status == 200 && answer.body["now"] == "2026-11-01T00:00:00.000000Z")
            let hotel = try await Hotel(account)
            let property = try await account.get("/properties/\(hotel.property)")
            #expect(property.status == 200)
            let refused = try await account.put("/admin/clock", ["set": "2026-10-31"])
            #expect(refused.status == 422 && refused.details["set"]?[0]?.text?.hasPrefix("is before") == true)
            #expect(try await account.clock() == "2026-11-01T00:00:00.000000Z")
        }
    }

    @Test("a past day of the real world can be written when the time was set before it")
    func certificationDates() async throws {
        try await Account.with { account in
            _ = try await account.put("/admin/clock", ["set": "2026-11-01"])
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": "2026-11-21", "availability": 7])
            #expect(answer.warnings.isEmpty)
            #expect(try await hotel.left("2026-11-21") == 7)
        }
    }

    @Test(
        "what cannot be done is told",
        arguments: [
            (["advance": "31 minutes"], "advance"), (["advance": -1], "advance"), (["advance": ""], "advance"),
            (["advance": "m"], "advance"), (["advance": "5"], "advance"), (["advance": "99999999d"], "advance"),
            (["set": "tomorrow"], "set"), (["set": 5], "set"), (["set": "2050-01-01"], "set"),
            (["set": "2026-12-01", "advance": "1m"], "advance"), (["speed": 0], "speed"),
            (["speed": 3_601], "speed"), (["speed": "fast"], "speed"), (["freeze": 1], "freeze"),
        ] as [(JSON, String)]
    )
    func faults(order: JSON, field: String) async throws {
        try await Account.with { account in
            let answer = try await account.put("/admin/clock", order)
            #expect(answer.status == 422 && answer.details[field] != nil)
            #expect(try await account.clock() == "2026-11-22T12:00:00.000000Z")
        }
    }

    @Test("an order that asks for nothing is a bad request", arguments: ["{}", "[]", "{", "null"])
    func nothing(text: String) async throws {
        try await Account.with { account in
            let answer = try await account.put("/admin/clock", text: text)
            #expect(answer.status == 400 && answer.code == "bad_request")
        }
    }

    @Test("31 minutes drop an unacknowledged revision from the feed and tell of it at its own instant")
    func feed() async throws {
        try await Account.with { account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                let booked = try await listener.hotel.book("A")
                #expect(try await listener.hotel.feed() == [booked.revision])
                try await account.pass("31m")
                #expect(try await listener.hotel.feed() == [])
                let heard = try await listener.heard()
                #expect(heard.map { $0.body["timestamp"] } == ["2026-11-22T12:30:00.000000Z"])
                #expect(heard.first?.body["payload"]?["booking_revision_id"]?.text == booked.revision)
            }
        }
    }

    @Test("a day rolls the calendar and ends the tries of a dead webhook, each at its own instant")
    func day() async throws {
        try await Account.with { account in
            try await Listener.with(account, mask: "booking_new", statuses: Array(repeating: 503, count: 99)) {
                listener in
                let past = account.day(0)
                #expect(
                    try await listener.hotel.availability(["date": .string(past), "availability": 1]).warnings == []
                )
                _ = try await listener.hotel.book("A")
                try await account.pass("1d")
                let log = try #require(try await listener.log().first)
                #expect(log["state"] == "failed" && listener.receiver.arrived.count == 12)
                let minutes = try await listener.minutesOfTries()
                #expect(minutes == [0, 1, 3, 7, 15, 30, 60, 120, 240, 480, 840, 1_440])
                let answer = try await listener.hotel.availability(["date": .string(past), "availability": 1])
                #expect(answer.warnings.count == 1)
                let last = account.day(500)
                #expect(
                    try await listener.hotel.availability(["date": .string(last), "availability": 1]).warnings == []
                )
            }
        }
    }

    @Test("a client that answers a webhook on the way sees the instant of the webhook")
    func instantOnTheWay() async throws {
        try await Account.with { account in
            let witness = Witness()
            try await Receiver.with(onArrival: { await witness.see(try await account.clock()) }) { receiver in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "non_acked_booking")
                _ = try await hotel.book("A")
                _ = try await hotel.feed()
                try await account.pass("1d")
                #expect(await witness.seen == ["2026-11-22T12:30:00.000000Z"])
            }
        }
    }

    @Test("only one order moves it at a time")
    func oneAtATime() async throws {
        try await Account.with { account in
            try await Listener.with(account, mask: "booking_new", statuses: [500, Receiver.silence]) { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.heard().count == 1)
                async let first = account.put("/admin/clock", ["advance": "1m"])
                // The walk has come to the second try, and waits for its answer.
                _ = await listener.receiver.take(2)
                let second = try await account.put("/admin/clock", ["advance": "1s"])
                #expect(second.status == 422 && second.details["clock"] != nil)
                await account.time.sleeperAppears(for: .seconds(10))
                account.time.advance(by: .seconds(10))
                #expect(try await first.status == 200)
                let tries = try await listener.log().first?["attempts"]?.elements
                #expect(tries?.last?["error"] == "timeout")
            }
        }
    }
}

/// Remembers what it saw.
private actor Witness {
    private(set) var seen: [String] = []

    func see(_ text: String) { seen.append(text) }
}

extension Account {
    /// The instant that the emulator's clock shows.
    func clock() async throws -> String { try #require(try await get("/admin/clock").body["now"]?.text) }
}

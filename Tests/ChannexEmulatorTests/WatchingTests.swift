import ChannexEmulator
import Testing

@Suite("Watching the emulator", .timeLimit(.minutes(1)))
struct WatchingTests {
    @Test("everything that happens to a booking can be read on, in order")
    func events() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let booked = try await hotel.book("B1")
            _ = try await account.post("/booking_revisions/\(booked.revision)/ack")
            _ = try await account.post("/booking_revisions/\(booked.revision)/ack")
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 3])
            let answer = try await account.get("/admin/events", key: nil).body
            let events = try #require(answer["events"]?.elements)
            #expect(events.map { $0["kind"] } == ["booking", "revision", "ack", "ack", "ari"])
            #expect(events.map { $0["number"]?.integer } == [1, 2, 3, 4, 5] && answer["last"] == 5)
            #expect(events[0]["booking_id"]?.text == booked.booking)
            #expect(events[1]["revision_id"]?.text == booked.revision && events[1]["status"] == "new")
            #expect(events[2]["count"] == 1 && events[3]["count"] == 2)
            #expect(events[4]["lane"] == "availability" && events[4]["status"] == 200 && events[4]["accepted"] == 1)
            let later = try await account.get("/admin/events?after=4").body["events"]?.elements
            #expect(later == [events[4]])
        }
    }

    @Test("a delivery is told with its outcome when it ends")
    func delivery() async throws {
        try await Receiver.with(statuses: [503]) { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                let webhook: JSON = [
                    "property_id": .string(hotel.property), "callback_url": .string(receiver.url),
                    "event_mask": "booking", "is_active": true,
                ]
                _ = try await account.post("/webhooks", ["webhook": webhook])
                let booked = try await hotel.book("B1")
                let event = try await account.event("delivery")
                #expect(event["event"] == "booking" && event["revision_id"]?.text == booked.revision)
                #expect(event["status"] == 503 && event["success"] == false && event["attempt"] == 1)
            }
        }
    }

    @Test("a question waits for what comes", arguments: ["events", "calls"])
    func waits(list: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let last = try #require(try await account.get("/admin/\(list)").body["last"]?.integer)
            async let answer = account.get("/admin/\(list)?after=\(last)&wait=20")
            // Whoever sleeps so long is the question that waits.
            await account.time.sleeperAppears(for: .seconds(20))
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 3])
            let page = try await answer.body
            #expect(page[list]?.elements?.count == 1)
        }
    }

    @Test("a question is answered with nothing when its time is up")
    func timeIsUp() async throws {
        try await Account.with { account in
            async let answer = account.get("/admin/events?wait=7")
            await account.time.sleeperAppears(for: .seconds(7))
            account.time.advance(by: .seconds(7))
            let page = try await answer.body
            #expect(page == ["events": [], "last": 0])
        }
    }

    @Test("a call that writes nothing is told only to who asks for all")
    func allCalls() async throws {
        try await Account.with { account in
            _ = try await account.get("/properties")
            #expect(try await account.get("/admin/calls").body["calls"] == [])
            let calls = try #require(try await account.get("/admin/calls?all=true").body["calls"]?.elements)
            #expect(calls.map { $0["method"] } == ["GET"] && calls[0]["path"] == "/api/v1/properties")
        }
    }
}

extension Account {
    /// The first happening of that kind, awaited.
    fileprivate func event(_ kind: String) async throws -> JSON {
        var after = 0
        while true {
            let page = try await get("/admin/events?after=\(after)&wait=30").body
            let events = try #require(page["events"]?.elements)
            if let event = events.first(where: { $0["kind"]?.text == kind }) { return event }
            after = try #require(page["last"]?.integer)
        }
    }
}

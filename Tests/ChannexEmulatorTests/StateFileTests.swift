import ChannexEmulator
import Foundation
import HotelValues
import Testing

@Suite("The state file", .timeLimit(.minutes(1)))
struct StateFileTests {
    @Test("an account goes on where it stopped, with all that it holds")
    func goesOn() async throws {
        try await TemporaryFile.with { path in
            let before = Collected<[JSON]>()
            let stories = Collected<JSON>()
            let hotels = Collected<String>()
            try await Account.with(seed: 5, stateFile: path) { account in
                let hotel = try await Hotel(account)
                hotels.add(hotel.property)
                try await fill(hotel)
                before.add(try await everything(account, hotel.property))
                stories.add(try await account.get("/admin/history").body)
            }
            let property = try #require(hotels.values.first)
            try await Account.with(seed: 5, stateFile: path) { account in
                stories.add(try await account.get("/admin/history").body)
                let after = try await everything(account, property)
                #expect(after == before.values[0] && stories.values[0] == stories.values[1])
                // The ids go on too: a second property is another one.
                let second = try await Hotel(account)
                #expect(second.property != property)
            }
        }
    }

    @Test("what changes is written at once, and further changes a second later")
    func pace() async throws {
        try await TemporaryFile.with { path in
            try await Account.with(stateFile: path) { account in
                let first = try await Hotel(account)
                await account.time.sleeperAppears(for: .seconds(1))
                #expect(try read(path).contains(first.property))
                let second = try await Hotel(account)
                #expect(try !read(path).contains(second.property))
                account.time.advance(by: .seconds(1))
                await account.time.sleeperAppears(for: .seconds(1))
                #expect(try read(path).contains(second.property))
            }
        }
    }

    @Test("a question writes nothing")
    func questions() async throws {
        try await TemporaryFile.with { path in
            try await Account.with(stateFile: path) { account in
                for question in ["state", "faults", "switches", "history", "events", "deliveries"] {
                    _ = try await account.get("/admin/\(question)")
                }
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }
    }

    @Test(
        "a file that cannot be gone on from stops the start, and is left as it is",
        arguments: ["{", "{}", "{\"version\":1}", "{\"version\":999}"]
    )
    func unreadable(text: String) async throws {
        try await TemporaryFile.with { path in
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let time = ManualTime(start: try #require(Account.start))
            let emulator = Account.emulator(stateFile: path, time: time)
            await #expect(throws: (any Error).self) { try await emulator.run() }
            #expect(try read(path) == text)
        }
    }

    @Test("a delivery that was waiting is still made after the next start")
    func deliveries() async throws {
        try await TemporaryFile.with { path in
            try await Receiver.with(statuses: [503]) { receiver in
                try await Account.with(stateFile: path) { account in
                    let hotel = try await Hotel(account)
                    try await hotel.installCRS()
                    _ = try await account.post("/webhooks", ["webhook": webhook(hotel, receiver.url)])
                    _ = try await hotel.book("B1")
                    _ = await receiver.take(1)
                    await account.time.sleeperAppears(for: .seconds(60))
                }
                try await Account.with(stateFile: path) { account in
                    account.time.advance(by: .seconds(60))
                    _ = try await account.put("/admin/switches", [:])
                    #expect(await receiver.take(1).first?.event == "booking")
                }
            }
        }
    }

    @Test("a reset leaves an empty account with the same key, and the switches as they are unless asked")
    func reset() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await account.fault(["kind": "status", "status": 500, "endpoint": "/taxes"])
            _ = try await account.put("/admin/switches", ["enforce_rate_limit": false])
            #expect(try await account.post("/admin/reset").status == 200)
            #expect(try await account.get("/properties").body["data"] == [])
            #expect(try await account.get("/properties/\(hotel.property)").status == 404)
            #expect(try await account.get("/admin/faults").body["faults"] == [])
            #expect(try await enforcesLimit(account) == false)
            _ = try await account.post("/admin/reset?switches=true")
            #expect(try await enforcesLimit(account) == true)
        }
    }

    // MARK: An account with something of everything

    private func fill(_ hotel: Hotel) async throws {
        let account = hotel.account
        try await hotel.installCRS()
        _ = try await account.post("/webhooks", ["webhook": webhook(hotel, "http://127.0.0.1:9/hook")])
        _ = try await hotel.availability(["date_from": "2027-03-01", "date_to": "2027-03-09", "availability": 5])
        let rules: JSON = ["rate": 12_345, "min_stay_arrival": 3, "closed_to_arrival": true]
        _ = try await hotel.restrictions(["date": "2027-03-05"], ["date": .null], rules.setting("date", "2027-03-06"))
        _ = try await account.put("/admin/switches", ["apply_delay": 60, "webhooks_enabled": false])
        _ = try await hotel.availability(["date": "2027-03-03", "availability": 1])
        let card: JSON = ["guarantee": ["card_number": "4111111111111111", "cvv": "123"], "meta": .null]
        let booked = try await hotel.book("B1", changes: card)
        _ = try await hotel.book("B2")
        _ = try await account.post("/booking_revisions/\(booked.revision)/ack")
        _ = try await hotel.feed()
        try await account.fault(["kind": "status", "status": 500, "endpoint": "/nothing", "share": 50])
    }

    private func webhook(_ hotel: Hotel, _ url: String) -> JSON {
        [
            "property_id": .string(hotel.property), "callback_url": .string(url), "event_mask": "booking",
            "is_active": true, "send_data": true, "headers": ["X-Secret": "s"],
        ]
    }

    /// All that can be asked.
    private func everything(_ account: Account, _ property: String) async throws -> [JSON] {
        let fields = "rate,availability,min_stay_arrival,closed_to_arrival,stop_sell"
        let range = "filter[property_id]=\(property)&filter[date][gte]=2027-03-01&filter[date][lte]=2027-03-31"
        let questions = [
            "/admin/state?limit=0", "/admin/switches", "/admin/faults", "/properties",
            "/room_types", "/rate_plans", "/bookings", "/booking_revisions", "/booking_revisions/feed", "/webhooks",
            "/applications/installed", "/availability?\(range)",
            "/restrictions?\(range)&filter[restrictions]=\(fields)",
        ]
        var answers: [JSON] = []
        for question in questions {
            let answer = try await account.get(question)
            try #require(answer.status == 200, "\(question): \(answer.body)")
            // The questions themselves are counted.
            answers.append(answer.body.removing("counts"))
        }
        return answers
    }

    private func enforcesLimit(_ account: Account) async throws -> Bool? {
        let switches = try await account.get("/admin/switches").body["switches"]?.elements
        return switches?.first { $0["name"] == "enforce_rate_limit" }?["value"]?.boolean
    }

    private func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}

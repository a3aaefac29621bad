import ChannexEmulator
import HTTPTypes
import HotelValues
import Testing

/// Requests that nobody in his right mind sends, and the one promise about them: an answer in the envelope.
@Suite("Fuzzing", .timeLimit(.minutes(5)))
struct FuzzTests {
    @Test(
        "10,000 mutated requests of every route: no 5xx, no crash, every body in the envelope",
        arguments: [20_261_122]
    )
    func api(seed: UInt64) async throws {
        let switches = Switches.permissive
        try await TemporaryFile.with { path in
            let story = Collected<[UInt8]>()
            try await Account.with(switches, seed: seed, stateFile: path) { account in
                try await bombard(account, seed: seed)
                story.add(try await account.get("/admin/history").bytes)
            }
            // Whatever the account was brought to, it can be kept and gone on from.
            try await Account.with(stateFile: path) { account in
                story.add(try await account.get("/admin/history").bytes)
            }
            #expect(story.values[0] == story.values[1])
        }
    }

    private func bombard(_ account: Account, seed: UInt64) async throws {
        var fuzzer = Fuzzer(seed: seed)
        var statuses: [Int: Int] = [:]
        for number in 0..<10_000 {
            if number.isMultiple(of: 500) { fuzzer.learn(try await furnished(account, number)) }
            let request = fuzzer.request()
            let answer = try await account.send(request.method, request.path, bytes: request.body)
            statuses[answer.status, default: 0] += 1
            fuzzer.learn(answer, to: request)
            try check(answer, of: request, seed: seed, number)
        }
        // Mutations that only ever fail at the door would show nothing.
        for status in [200, 201, 400, 404, 422] {
            #expect(statuses[status, default: 0] > 100, "\(status): \(statuses)")
        }
    }

    @Test("2,000 mutated requests of the emulator's own routes are answered likewise", arguments: [7])
    func admin(seed: UInt64) async throws {
        try await Account.with(seed: seed) { account in
            var fuzzer = Fuzzer(seed: seed)
            var taken = 0
            for number in 0..<2_000 {
                if number.isMultiple(of: 100) {
                    _ = try await account.post("/admin/reset?switches=true")
                    fuzzer.learn(try await furnished(account, number))
                }
                let request = fuzzer.adminRequest()
                let answer = try await account.send(request.method, request.path, bytes: request.body)
                if answer.status < 300 { taken += 1 }
                #expect(answer.status < 500, "seed \(seed), no. \(number): \(request) \(answer.body)")
                try #require(answer.body.members != nil, "seed \(seed), no. \(number): \(request)")
            }
            #expect(taken > 1_000, "\(taken)")
        }
    }

    @Test("1,000 mutated tests of webhooks are answered likewise, whatever the address", arguments: [5])
    func webhookTests(seed: UInt64) async throws {
        try await Account.with(seed: seed) { account in
            var fuzzer = Fuzzer(seed: seed)
            fuzzer.learn(try await furnished(account, 0))
            var taken = 0
            for number in 0..<1_000 {
                if number == 500 { _ = try await account.put("/admin/switches", ["refuse_unreachable_test": false]) }
                let request = fuzzer.webhookTest()
                let answer = try await account.send(request.method, request.path, bytes: request.body)
                if answer.status == 200 { taken += 1 }
                let isKnown = answer.status == 200 ? answer.body["status"] != nil : answer.body["errors"] != nil
                #expect(answer.status < 500 && isKnown, "seed \(seed), no. \(number): \(request) \(answer.body)")
            }
            #expect(taken > 50, "\(taken)")
        }
    }

    /// A hotel that has something of everything, and the ids of it.
    private func furnished(_ account: Account, _ number: Int) async throws -> Fuzzer.Known {
        let hotel = try await Hotel(account)
        try await hotel.installCRS()
        try await hotel.installMessages()
        let channel = try await hotel.connect(settings: ["hotel_id": .string("F\(number)")])
        let webhook: JSON = [
            "property_id": .string(hotel.property), "callback_url": "http://127.0.0.1:9/", "event_mask": "*",
        ]
        let hook = try await account.post("/webhooks", ["webhook": webhook]).id()
        let task = try await hotel.availability(["date": "2027-03-05", "availability": 3]).data[0]?["id"]?.text
        let booked = try await hotel.book("B1")
        _ = try await hotel.book("B2")
        return Fuzzer.Known(
            hotel: hotel,
            ids: [
                "properties": hotel.property, "room_types": hotel.room, "rate_plans": hotel.plan, "webhooks": hook,
                "bookings": booked.booking, "booking_revisions": booked.revision, "tasks": task ?? "",
                "channels": channel,
            ]
        )
    }

    private func check(_ answer: Answer, of request: Fuzzer.Request, seed: UInt64, _ number: Int) throws {
        let label = "seed \(seed), no. \(number): \(request) → \(answer.status) \(answer.body.encodedText.prefix(300))"
        #expect(answer.status < 500, "\(label)")
        if (200..<300).contains(answer.status) {
            #expect(answer.body["data"] != nil || answer.body["meta"] != nil, "\(label)")
        } else {
            let error = answer.body["errors"]
            #expect(answer.body.members?.count == 1, "\(label)")
            #expect(error?["code"]?.text?.isEmpty == false && error?["title"]?.text?.isEmpty == false, "\(label)")
        }
    }
}

extension Switches {
    /// Those with which most requests get past the door.
    fileprivate static var permissive: Switches {
        var switches = Switches()
        switches.enforceRateLimit = false
        switches.webhooksEnabled = false
        return switches
    }
}

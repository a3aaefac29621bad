import ChannexEmulator
import HotelValues
import Testing

@Suite("The story of an account", .timeLimit(.minutes(1)))
struct HistoryTests {
    @Test("two runs with the same seed and the same script have the same story, byte for byte")
    func sameSeed() async throws {
        try await withReceivers { urls in
            let first = try await story(seed: 42, urls)
            let second = try await story(seed: 42, urls)
            #expect(first == second)
            let text = String(decoding: first, as: UTF8.self)
            #expect(text.contains("\"state\":\"delivered\"") && text.contains("\"state\":\"failed\""))
        }
    }

    @Test("another seed makes another story")
    func otherSeed() async throws {
        try await withReceivers { urls in
            let first = try await story(seed: 42, urls)
            let second = try await story(seed: 43, urls)
            #expect(first != second)
        }
    }

    @Test("after a reset the story begins as it did the first time")
    func reset() async throws {
        try await withReceivers { urls in
            try await Account.with(seed: 42) { account in
                let first = try await tell(account, urls)
                _ = try await account.post("/admin/reset?switches=true")
                #expect(try await tell(account, urls) == first)
            }
        }
    }

    @Test("questions in between change nothing of what is made after them")
    func questions() async throws {
        let properties = Collected<String>()
        for count in [0, 7] {
            try await Account.with(seed: 1) { account in
                for _ in 0..<count { _ = try await account.get("/admin/state") }
                properties.add(try await Hotel(account).property)
            }
        }
        #expect(properties.values[0] == properties.values[1])
    }

    private func story(seed: UInt64, _ urls: [String]) async throws -> [UInt8] {
        let story = Collected<[UInt8]>()
        try await Account.with(seed: seed) { account in story.add(try await tell(account, urls)) }
        return try #require(story.values.first)
    }

    /// Three addresses: one that takes everything, one that refuses everything, and the first once more.
    private func withReceivers(_ test: @escaping @Sendable ([String]) async throws -> Void) async throws {
        try await Receiver.with { sound in
            try await Receiver.with(statuses: Array(repeating: 404, count: 1_000)) { refusing in
                try await test([sound.url, refusing.url, sound.url + "?again"])
            }
        }
    }

    /// A script with some of everything, whose deliveries run side by side.
    private func tell(_ account: Account, _ urls: [String]) async throws -> [UInt8] {
        let hotel = try await Hotel(account)
        try await hotel.installCRS()
        for url in urls {
            let webhook: JSON = [
                "property_id": .string(hotel.property), "callback_url": .string(url), "event_mask": "*",
                "is_active": true, "send_data": true,
            ]
            _ = try await account.post("/webhooks", ["webhook": webhook])
        }
        try await account.fault(["kind": "status", "status": 503, "share": 25, "endpoint": "/availability"])
        for number in 1...8 {
            _ = try await hotel.availability(["date": "2027-03-05", "availability": JSON(number)])
            let booked = try await hotel.book("B\(number)")
            if number.isMultiple(of: 2) { _ = try await account.post("/booking_revisions/\(booked.revision)/ack") }
        }
        let expected = try await account.get("/admin/deliveries").body["deliveries"]?.elements?.count ?? 0
        try #require(expected >= 48)
        var ended = 0
        var after = 0
        while ended < expected, !Task.isCancelled {
            let page = try await account.get("/admin/events?after=\(after)&wait=30").body
            after = try #require(page["last"]?.integer)
            ended += (page["events"]?.elements ?? []).count { $0["kind"] == "delivery" }
        }
        return try await account.get("/admin/history").bytes
    }
}

import ChannexEmulator
import Testing

@Suite("The certification recorder: bookings and pace", .timeLimit(.minutes(1)))
struct CertificationConductTests {
    /// Books, changes and cancels; answers the ids of the revisions.
    private func live(_ hotel: Hotel) async throws -> [String] {
        let (booking, first) = try await hotel.book("A")
        var revisions = [first]
        for status in ["modified", "cancelled"] {
            let body = hotel.booking("A", changes: ["status": .string(status)])
            let answer = try await hotel.account.put("/bookings/\(booking)", body)
            revisions.append(try #require(answer.attributes["revision_id"]?.text))
        }
        return revisions
    }

    private func acknowledge(_ hotel: Hotel) async throws {
        for id in try await hotel.feed() { _ = try await hotel.account.post("/booking_revisions/\(id)/ack") }
    }

    private func report(_ hotel: Hotel, of test: String) async throws -> JSON {
        let report = try await hotel.account.get("/admin/report?property=\(hotel.property)").body
        return try #require(report["tests"]?.elements?.first { $0["test"]?.text == test })
    }

    @Test("a booking that is made, changed and cancelled passes when it came by the feed and was acknowledged")
    func passing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            #expect(try await report(hotel, of: "11")["verdict"] == "not_run")
            _ = try await live(hotel)
            try await acknowledge(hotel)
            let report = try await report(hotel, of: "11")
            #expect(report["verdict"] == "passed" && report["findings"] == [])
            #expect(report["advice"]?[0]?.text?.contains("use webhooks") == true)
        }
    }

    @Test("a step that is missing, and a revision that was not acknowledged, are named")
    func missing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let (_, revision) = try await hotel.book("A")
            let findings = try await report(hotel, of: "11")["findings"]?.elements?.compactMap(\.text) ?? []
            #expect(findings.contains { $0.hasPrefix("No modified revision") })
            #expect(findings.contains { $0.hasPrefix("No cancelled revision") })
            #expect(findings.contains("No acknowledgement of revision \(revision) (OFL-A, new)"))
        }
    }

    @Test(
        "revisions that were fetched by their ids count against the PMS, unless a switch says otherwise",
        arguments: [true, false]
    )
    func finds(areFailures: Bool) async throws {
        var switches = Switches()
        switches.failRevisionFinds = areFailures
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let revisions = try await live(hotel)
            for id in revisions { _ = try await account.get("/booking_revisions/\(id)") }
            try await acknowledge(hotel)
            let findings = try await report(hotel, of: "11")["findings"]?.elements?.compactMap(\.text) ?? []
            let failures = findings.filter { $0.hasPrefix("booking_received_via_booking_find") }
            #expect(failures.count == (areFailures ? 1 : 0))
        }
    }

    @Test("revisions that were read by lists or by their ids are counted")
    func receipts() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let revisions = try await live(hotel)
            try await acknowledge(hotel)
            _ = try await account.get("/booking_revisions")
            _ = try await account.get("/bookings?filter[property_id]=\(hotel.property)")
            _ = try await account.get("/booking_revisions/\(revisions[0])")
            let report = try await account.get("/admin/report").body
            #expect(report["general"]?["booking_revision_received_via_feed"] == 3)
            #expect(report["general"]?["booking_revision_received_via_list"] == 4)
            #expect(report["general"]?["booking_received_via_booking_find"] == 1)
            let findings = try await self.report(hotel, of: "11")["findings"]?.elements?.compactMap(\.text) ?? []
            #expect(findings.contains { $0.hasPrefix("booking_revision_received_via_list: 4") })
            #expect(findings.contains { $0.hasPrefix("booking_received_via_booking_find: 1") })
        }
    }

    @Test("deliveries that a webhook did not answer with 2xx are named")
    func deliveries() async throws {
        try await Receiver.with(statuses: [301]) { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "booking_new")
                let (_, revision) = try await hotel.book("A")
                _ = await receiver.take(1)
                _ = try await hotel.settledDelivery()
                let report = try await account.get("/admin/report").body
                #expect(report["general"]?["failed_webhook_revisions"] == [.string(revision)])
                let findings = try await self.report(hotel, of: "11")["findings"]?.elements?.compactMap(\.text) ?? []
                #expect(findings.contains { $0.hasPrefix("All webhook deliveries for revision \(revision)") })
            }
        }
    }

    @Test("more than ten calls a minute fail the test of the limits; ten do not")
    func burst() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            for _ in 1...10 { _ = try await hotel.availability(["date": "2027-03-05", "availability": 3]) }
            #expect(try await report(hotel, of: "12")["verdict"] == "passed")
            account.time.advance(by: .seconds(59))
            for _ in 1...2 { _ = try await hotel.availability(["date": "2027-03-05", "availability": 3]) }
            let report = try await report(hotel, of: "12")
            #expect(report["verdict"] == "failed")
            #expect(report["findings"]?[0]?.text?.hasPrefix("12 calls to /availability within a minute") == true)
            #expect(report["findings"]?[1] == "2 calls were answered 429")
            #expect(report["advice"]?[0]?.text?.contains("pause the property for one minute") == true)
            let general = try await account.get("/admin/report").body["general"]
            #expect(general?["most_calls_in_a_minute"]?["together"] == 12 && general?["answered_429"] == 2)
        }
    }

    @Test("two full syncs within a day are one too many")
    func fullSyncs() async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            for pause in [86_400, 86_399, 0] {
                try await hotel.send(TestTables.fullAvailability())
                try await hotel.send(TestTables.fullRestrictions())
                #expect(try await hotel.report(of: "13")["verdict"]?.text == (pause == 0 ? "failed" : "passed"))
                account.time.advance(by: .seconds(pause))
            }
            let general = try await hotel.report()["general"]
            #expect(general?["full_syncs"] == 3 && general?["full_syncs_within_24_hours_of_another"] == 1)
        }
    }
}

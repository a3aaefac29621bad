import ChannexEmulator
import HTTPTypes
import Testing

@Suite("The certification recorder: in two languages", .timeLimit(.minutes(1)))
struct CertificationLanguageTests {
    /// Demands that everything that a report says is said in both languages.
    private func expectTranslated(_ account: Account, _ property: String) async throws {
        let path = "/admin/report?property=\(property)&year=\(TestProperty.year)"
        let report = try await Translation(account, .get, path)
        let tests = report.english.body["tests"]?.elements ?? []
        #expect(tests.count == 13)
        for (index, test) in tests.enumerated() {
            for part in ["title", "findings", "advice"] {
                report.expectTranslated("test \(test["test"]?.text ?? "")") { $0["tests"]?[index]?[part] }
            }
        }
        for part in ["findings", "advice"] { report.expectTranslated("in general") { $0["general"]?[part] } }
    }

    @Test("every mistake", arguments: CertificationTests.mistakes)
    func mistake(_ mistake: CertificationTests.Mistake) async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            try await hotel.begin(mistake.test)
            for call in mistake.calls { try await hotel.send(call) }
            try await expectTranslated(account, hotel.property)
        }
    }

    @Test("values that were refused, calls that were turned away, and what was not declared")
    func conduct() async throws {
        var switches = Switches()
        switches.callsPerMinute = 2
        try await Account.with(switches) { account in
            let hotel = try await TestProperty(account)
            _ = try await account.put("/admin/certification", ["restrictions": ["rate"]])
            for test in ["2", "6", "1", "3"] {
                try await hotel.begin(test)
                try await hotel.send(.restrictions(plan("twinBAR", "11-22", ["rate": -1, "stop_sell": true])))
                try await hotel.send(TestTables.fullRestrictions())
            }
            try await expectTranslated(account, hotel.property)
            account.time.advance(by: .seconds(3_600))
            try await hotel.send(TestTables.fullRestrictions())
            try await expectTranslated(account, hotel.property)
        }
    }

    @Test("a property without the titles, and bookings that were not received as they should be")
    func bookings() async throws {
        try await Receiver.with(statuses: [301]) { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let body: JSON = ["test": "3", "property": .string(hotel.property)]
                _ = try await account.post("/admin/certification/begin", body)
                _ = try await hotel.restrictions(["date": "2027-11-21", "rate": "333.00"])
                try await hotel.installCRS()
                _ = try await hotel.book("A")
                try await expectTranslated(account, hotel.property)
                try await hotel.hook(receiver, mask: "booking_new")
                let (_, revision) = try await hotel.book("B")
                _ = await receiver.take(1)
                _ = try await hotel.settledDelivery()
                _ = try await account.get("/booking_revisions")
                _ = try await account.get("/booking_revisions/\(revision)")
                try await expectTranslated(account, hotel.property)
            }
        }
    }
}

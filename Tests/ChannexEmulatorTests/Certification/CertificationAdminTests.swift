import ChannexEmulator
import Testing

@Suite("The certification recorder: what it is told and asked")
struct CertificationAdminTests {
    @Test("a test that was not begun is not run, and calls outside of it do not count")
    func sittings() async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            try await hotel.send(.restrictions(plan("twinBAR", "11-22", ["rate": "1.00"])))
            #expect(try await hotel.report(of: "2")["verdict"] == "not_run")
            try await hotel.begin("2")
            #expect(try await hotel.report(of: "2")["verdict"] == "not_run")
            try await hotel.send(.restrictions(plan("twinBAR", "11-22", ["rate": "333.00"])))
            let ended = try await account.post("/admin/certification/end")
            #expect(ended.status == 200 && ended.body["current"] == .null)
            try await hotel.send(.restrictions(plan("twinBAR", "11-22", ["rate": "2.00"])))
            #expect(try await hotel.report(of: "2")["verdict"] == "passed")
        }
    }

    @Test("a test that is begun again forgets its earlier calls; another ends it")
    func again() async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            try await hotel.begin("2")
            try await hotel.send(.restrictions(plan("twinBAR", "11-21", ["rate": "333.00"])))
            #expect(try await hotel.report(of: "2")["verdict"] == "failed")
            try await hotel.begin("2")
            try await hotel.send(.restrictions(plan("twinBAR", "11-22", ["rate": "333.00"])))
            try await hotel.begin("6")
            try await hotel.send(TestTables.stopSell)
            #expect(try await hotel.report(of: "2")["verdict"] == "passed")
            #expect(try await hotel.report(of: "6")["verdict"] == "passed")
        }
    }

    @Test("calls about another property belong to no test of this one")
    func foreign() async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            let other = try await TestProperty(account)
            try await hotel.begin("2")
            try await other.send(.restrictions(plan("twinBAR", "11-22", ["rate": "333.00"])))
            #expect(try await hotel.report(of: "2")["verdict"] == "not_run")
        }
    }

    @Test("a call that was turned away is no failure when it was repeated in time")
    func repeated() async throws {
        var switches = Switches()
        switches.callsPerMinute = 1
        try await Account.with(switches) { account in
            let hotel = try await TestProperty(account)
            try await hotel.send(TestTables.stopSell)
            try await hotel.begin("2")
            let call = TestCall.restrictions(plan("twinBAR", "11-22", ["rate": "333.00"]))
            try await hotel.send(call)
            #expect(try await hotel.report(of: "2")["verdict"] == "failed")
            account.time.advance(by: .seconds(60))
            try await hotel.send(call)
            let report = try await hotel.report(of: "2")
            #expect(report["verdict"] == "passed" && report["task_ids"]?.elements?.count == 1)
            #expect(report["advice"]?[0]?.text?.hasSuffix("was answered 429 and had to be repeated") == true)
        }
    }

    @Test("what was not declared is neither wanted nor welcome")
    func declared() async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            let settings: JSON = ["restrictions": ["rate", "min_stay_through", "stop_sell"], "year": 2027]
            let answer = try await account.put("/admin/certification", settings)
            #expect(answer.body["restrictions"] == ["availability", "rate", "min_stay_through", "stop_sell"])
            try await hotel.begin("5")
            let nights: [(String, String, JSON)] = [
                ("twinBAR", "11-23", 3), ("doubleBAR", "11-25", 2), ("doubleBB", "11-15", 5),
            ]
            let values = nights.map { plan($0, $1, ["min_stay_through": $2]) }
            try await hotel.send(TestCall(path: "/restrictions", values: values))
            #expect(try await hotel.report(of: "5")["verdict"] == "passed")
            try await hotel.begin("1")
            try await hotel.send(TestTables.fullAvailability())
            try await hotel.send(TestTables.fullRestrictions())
            let findings = try await hotel.report(of: "1")["findings"]
            #expect(
                findings == [
                    "Sent but not declared: min_stay_arrival, max_stay, closed_to_arrival, closed_to_departure"
                ]
            )
            let none: JSON = ["restrictions": ["rate"], "year": .null]
            #expect(try await account.put("/admin/certification", none).body["year"] == .null)
            try await hotel.begin("6")
            try await hotel.send(TestTables.stopSell)
            #expect(try await hotel.report(of: "6")["advice"] == ["Not applicable: nothing of it was declared"])
        }
    }

    @Test("the year is the one asked for, else the one set, else that of the next whole November")
    func year() async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            let path = "/admin/report?property=\(hotel.property)"
            #expect(try await account.get(path).body["year"] == 2027)
            _ = try await account.put("/admin/certification", ["year": 2028])
            #expect(try await account.get(path).body["year"] == 2028)
            #expect(try await account.get(path + "&year=2029").body["year"] == 2029)
            for year in ["soon", "99999"] {
                let refused = try await account.get(path + "&year=\(year)")
                #expect(refused.status == 422 && refused.details["year"] == ["is invalid"])
            }
        }
    }

    @Test("a property without the titles is told what it lacks, and the plain date is advised against")
    func titles() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["test": "3", "property": .string(hotel.property)]
            _ = try await account.post("/admin/certification/begin", body)
            _ = try await hotel.restrictions(["date": "2027-11-21", "rate": "333.00"])
            let report = try await account.get("/admin/report?year=2027").body
            let third = try #require(report["tests"]?.elements?.first { $0["test"] == "3" })
            let findings = third["findings"]?.elements?.compactMap(\.text) ?? []
            #expect(findings.contains("The property has nothing titled Double Room / Best Available Rate"))
            #expect(third["advice"]?[0]?.text?.contains("prefer date_from and date_to over date") == true)
        }
    }

    @Test(
        "what makes no sense is refused in the API's words",
        arguments: [
            ("begin", ["test": "14"], "test"), ("begin", [:], "test"),
            ("begin", ["test": "2", "property": "x"], "property"),
            ("", ["year": "soon"], "year"), ("", ["year": 1], "year"),
            ("", ["restrictions": ["rates"]], "restrictions"),
            ("", ["restrictions": "rate"], "restrictions"),
        ] as [(String, JSON, String)]
    )
    func refused(path: String, body: JSON, field: String) async throws {
        try await Account.with { account in
            let answer =
                path.isEmpty
                ? try await account.put("/admin/certification", body)
                : try await account.post("/admin/certification/\(path)", body)
            #expect(answer.status == 422 && answer.details[field] != nil)
        }
    }

    @Test("a report needs a property where there are several")
    func property() async throws {
        try await Account.with { account in
            #expect(try await account.get("/admin/report").status == 400)
            _ = try await Hotel(account)
            #expect(try await account.get("/admin/report").status == 200)
            _ = try await Hotel(account)
            #expect(try await account.get("/admin/report").details == ["property is required"])
            #expect(try await account.get("/admin/report?property=x").status == 404)
        }
    }
}

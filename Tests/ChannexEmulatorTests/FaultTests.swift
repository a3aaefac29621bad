import ChannexEmulator
import HTTPTypes
import Testing

@Suite("Faults that are asked for", .timeLimit(.minutes(1)))
struct FaultTests {
    @Test("a status is answered so often as was asked for, and the calls are not carried out")
    func status() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await account.fault(["kind": "status", "status": 503, "endpoint": "/availability", "count": 2])
            for _ in 1...2 {
                let answer = try await hotel.availability(["date": "2027-03-05", "availability": 3])
                #expect(answer.status == 503 && answer.code == "service_unavailable")
            }
            #expect(try await hotel.left("2027-03-05") == 0)
            #expect(try await hotel.availability(["date": "2027-03-05", "availability": 3]).status == 200)
            let rules = try #require(try await account.get("/admin/faults").body["faults"]?.elements)
            #expect(rules.map { $0["hits"] } == [2] && rules.map { $0["left"] } == [0])
        }
    }

    @Test("a status may come although the call was carried out, which is what makes a PMS say things twice")
    func applied() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await account.fault(["kind": "status", "status": 500, "applied": true, "method": "POST", "count": 1])
            #expect(try await hotel.availability(["date": "2027-03-05", "availability": 3]).status == 500)
            #expect(try await hotel.left("2027-03-05") == 3)
            let call = try #require(try await account.get("/admin/calls").body["calls"]?.elements?.last)
            #expect(call["status"] == 500 && call["fault"] == "status")
            #expect(call["properties"] == [.string(hotel.property)])
        }
    }

    @Test("a rule is about a method, an endpoint and a property, and about nothing else")
    func scope() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            let scope: JSON = ["method": "GET", "endpoint": "/room_types/:id", "property": .string(hotel.property)]
            try await account.fault(scope.merging(["kind": "status", "status": 429]))
            #expect(try await account.get("/room_types/\(hotel.room)").status == 429)
            #expect(try await account.get("/room_types/\(other.room)").status == 200)
            #expect(try await account.get("/room_types?filter[property_id]=\(hotel.property)").status == 200)
            #expect(try await account.get("/rate_plans/\(hotel.plan)").status == 200)
            #expect(try await account.delete("/room_types/\(hotel.room)").status == 200)
        }
    }

    @Test("a star at the end stands for all that follows")
    func star() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await account.fault(["kind": "status", "status": 404, "endpoint": "/api/v1/rate_plans/*"])
            #expect(try await account.get("/rate_plans/\(hotel.plan)").status == 404)
            #expect(try await account.get("/rate_plans/options").status == 404)
            #expect(try await account.get("/rate_plans").status == 200)
        }
    }

    @Test("a share of the calls is hit, the same ones for the same seed")
    func share() async throws {
        let hits = Collected<[Int]>()
        for _ in 1...2 {
            try await Account.with(seed: 11) { account in
                try await account.fault(["kind": "status", "status": 500, "share": 30])
                var statuses: [Int] = []
                for _ in 1...200 { statuses.append(try await account.get("/properties").status) }
                hits.add(statuses)
            }
        }
        let runs = hits.values
        #expect(runs[0] == runs[1])
        #expect((30...90).contains(runs[0].count { $0 == 500 }))
    }

    @Test("a rule ends by the account's time, and can be taken away before")
    func end() async throws {
        try await Account.with { account in
            let rule: JSON = ["kind": "status", "status": 500, "endpoint": "/properties", "for": 60]
            try await account.fault(rule)
            account.time.advance(by: .seconds(59))
            #expect(try await account.get("/properties").status == 500)
            account.time.advance(by: .seconds(1))
            #expect(try await account.get("/properties").status == 200)
            let id = try await account.fault(rule)
            #expect(try await account.get("/properties").status == 500)
            #expect(try await account.delete("/admin/faults/\(id)").status == 200)
            #expect(try await account.get("/properties").status == 200)
            #expect(try await account.delete("/admin/faults/\(id)").status == 404)
            try await account.fault(rule)
            _ = try await account.delete("/admin/faults")
            #expect(try await account.get("/admin/faults").body["faults"] == [])
        }
    }

    @Test("an answer may be a page of HTML, as of a proxy")
    func html() async throws {
        try await Account.with { account in
            try await account.fault(["kind": "html", "count": 1])
            let answer = try await account.get("/properties")
            #expect(answer.status == 502 && answer.headers[.contentType] == "text/html; charset=utf-8")
            #expect(answer.bytes.starts(with: "<html>".utf8))
        }
    }

    @Test("values of an answer may be of the wrong types")
    func wrongTypes() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let sound = try await account.get("/room_types/\(hotel.room)").body
            try await account.fault(["kind": "wrong_types", "count": 1])
            let answer = try await account.get("/room_types/\(hotel.room)")
            #expect(answer.status == 200 && answer.body != sound && answer.body.members != nil)
            #expect(try await account.get("/room_types/\(hotel.room)").body == sound)
        }
    }

    @Test("an answer may have fields that nobody knows, but no more rooms and no more days")
    func unknownFields() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let nights = try await hotel.night("2027-03-05")
            try await account.fault(["kind": "unknown_fields"])
            let answer = try await account.get("/room_types/\(hotel.room)")
            #expect(answer.attributes["x_field_of_tomorrow"] != nil && answer.data["x_field_of_tomorrow"] != nil)
            #expect(answer.attributes["title"] == "Twin Room")
            #expect(try await hotel.night("2027-03-05") == nights)
        }
    }

    @Test("an answer may come late, although the call was carried out at once")
    func delay() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await account.fault(["kind": "delay", "seconds": 7, "endpoint": "/availability", "method": "POST"])
            async let answer = hotel.availability(["date": "2027-03-05", "availability": 3])
            await account.time.sleeperAppears(for: .seconds(7))
            #expect(try await hotel.left("2027-03-05") == 3)
            account.time.advance(by: .seconds(7))
            #expect(try await answer.status == 200)
        }
    }

    @Test(
        "a rule that cannot be is refused in the API's envelope",
        arguments: [
            ([:], "kind"), (["kind": "earthquake"], "kind"), (["kind": "status"], "status"),
            (["kind": "status", "status": 200], "status"), (["kind": "delay"], "seconds"),
            (["kind": "delay", "seconds": "long"], "seconds"), (["kind": "reset", "share": 101], "share"),
            (["kind": "reset", "count": 0], "count"), (["kind": "reset", "property": "nowhere"], "property"),
            (["kind": "reset", "method": "PATCH"], "method"), (["kind": "reset", "until": "tomorrow"], "until"),
            (["kind": "webhook_drop", "event": "party"], "event"),
        ] as [(JSON, String)]
    )
    func refused(body: JSON, field: String) async throws {
        try await Account.with { account in
            let answer = try await account.post("/admin/faults", body)
            #expect(answer.status == 422 && answer.code == "validation_error")
            #expect(answer.details[field]?.elements?.isEmpty == false, "\(answer.details)")
            #expect(try await account.get("/admin/faults").body["faults"] == [])
        }
    }
}

extension Account {
    /// Makes a fault rule, and answers its id.
    @discardableResult
    func fault(_ rule: JSON) async throws -> String {
        let answer = try await post("/admin/faults", rule)
        try #require(answer.status == 201, "\(answer.body)")
        return try #require(answer.body["id"]?.text)
    }
}

import ChannexEmulator
import HTTPTypes
import Testing

@Suite("What the emulator says, in two languages", .timeLimit(.minutes(1)))
struct LanguageTests {
    @Test(
        "the language that is wanted most is spoken, English where neither is wanted",
        arguments: [
            ("pt-BR,pt;q=0.9,en;q=0.8", true), ("en-US,en;q=0.9,pt;q=0.8", false), ("en;q=0.25, pt;q=0.3", true),
            ("EN;Q=0.2, PT-PT", true), ("fr, pt;q=0.1", true), ("fr", false), ("pt;q=0", false), ("", false),
            ("pt, en", true), ("en, pt", false), (";;,q=1", false), ("pt;q=x", false),
        ]
    )
    func negotiation(header: String, isPortuguese: Bool) async throws {
        try await Account.with { account in
            let answer = try await account.send(.get, "/admin/otas", accepting: header)
            let meaning = answer.body["lies"]?.elements?.first { $0["name"] == "no_rooms" }?["meaning"]
            #expect(meaning == (isPortuguese ? "nenhum quarto" : "no rooms"))
        }
    }

    @Test("every switch, every word that one can be set to, every defect and every fault has its Portuguese")
    func meanings() async throws {
        try await Account.with { account in
            for (path, list) in [("switches", "switches"), ("otas", "lies"), ("faults", "kinds")] {
                let answers = try await Translation(account, .get, "/admin/\(path)")
                let items = answers.english.body[list]?.elements ?? []
                #expect(items.count > 10)
                for (index, item) in items.enumerated() {
                    let name = item["name"]?.text ?? ""
                    answers.expectTranslated(name) { $0[list]?[index]?["meaning"] }
                    for choice in (item["choices"]?.elements ?? []).indices {
                        answers.expectTranslated(name) { $0[list]?[index]?["choices"]?[choice]?["meaning"] }
                    }
                }
                guard list == "switches" else { continue }
                #expect(Set(items.compactMap { $0["name"]?.text }) == Set(Switches.portuguese.keys))
            }
        }
    }

    /// A value that gets a warning, in the lane of that path.
    struct Warned: Sendable, CustomTestStringConvertible {
        let path: String
        let value: JSON

        var testDescription: String { "\(path) \(value.encodedText)" }
    }

    @Test(
        "what a value is warned of is told in words beside the warning as it was sent",
        arguments: [
            Warned(path: "availability", value: ["availability": -1]),
            Warned(path: "availability", value: ["availability": "x"]), Warned(path: "availability", value: [:]),
            Warned(path: "availability", value: ["availability": .null]),
            Warned(path: "availability", value: ["date": "2020-01-01", "availability": 1]),
            Warned(path: "availability", value: ["date": .null, "availability": 1]),
            Warned(path: "availability", value: ["room_type_id": "x", "availability": 1]),
            Warned(path: "restrictions", value: ["rate_plan_id": "x", "rate": 1]),
            Warned(path: "restrictions", value: ["rate": 0]), Warned(path: "restrictions", value: ["min_stay": 2]),
            Warned(path: "restrictions", value: ["max_stay": -1, "min_stay_arrival": 0]),
            Warned(path: "restrictions", value: ["rates": [["occupancy": 9, "rate": 100]]]),
            Warned(path: "restrictions", value: ["date": "2039-01-01", "rate": "10.00"]),
            Warned(path: "restrictions", value: [:]),
        ]
    )
    func warnings(_ warned: Warned) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let target: JSON =
                warned.path == "availability"
                ? ["room_type_id": .string(hotel.room)] : ["rate_plan_id": .string(hotel.plan)]
            let head: JSON = ["property_id": .string(hotel.property), "date": "2027-03-05"]
            let value = head.merging(target).merging(warned.value)
            let answer = try await account.post("/\(warned.path)", ["values": [value]])
            let number = try await account.get("/admin/tasks").body["tasks"]?[0]?["number"]?.integer ?? 0
            let detail = try await Translation(account, .get, "/admin/tasks/\(number)")
            #expect(detail.portuguese.body["warnings"]?.elements == answer.warnings)
            #expect(detail.portuguese.body["sentences"]?.elements?.count == 1)
            detail.expectTranslated("the warning") { $0["sentences"] }
        }
    }

    @Test("what an agency does not sell is explained, on the shelf and to a guest who books it all the same")
    func shelf() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(1)
            let stay = "arrival=\(account.day(30))&departure=\(account.day(32))"
            let changes: [JSON] = [
                [:], ["stop_sell": true], ["closed_to_arrival": true], ["max_stay": 1], ["min_stay_arrival": 5],
                ["min_stay_through": 4],
            ]
            for change in changes {
                if change != [:] { _ = try await hotel.restrictions(change.setting("date", .string(account.day(30)))) }
                let query = "ota=ABB&property=\(hotel.property)&\(stay)&rooms=2&adults=9"
                let shelf = try await Translation(account, .get, "/admin/shelf?\(query)")
                #expect(shelf.english.body["refused"]?[0]?["reasons"]?.elements?.count ?? 0 > 2)
                shelf.expectTranslated("the shelf") { $0["refused"]?[0]?["reasons"] }
                let room: JSON = ["rate_plan_id": .string(hotel.plan), "adults": 9]
                let order: JSON = [
                    "ota": "BDC", "property": .string(hotel.property), "arrival": .string(account.day(30)),
                    "departure": .string(account.day(32)), "rooms": [room, room],
                ]
                let refused = try await Translation(account, .post, "/admin/guests/book", order)
                #expect(refused.portuguese.status == 422)
                refused.expectTranslated("the refusal") { $0["errors"]?["details"] }
            }
        }
    }

    @Test("no refusal of a route of the console is in English only")
    func refusals() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let wrong: [JSON] = [.null, "", "x", -1, 1_000_000_000_000, [], [:], .string(account.day(-9_999))]
            var seen = 0
            for route in LanguageTests.routes(of: hotel) {
                let changed = route.fields.flatMap { field in wrong.map { route.body.setting(field, $0) } }
                let bodies: [JSON] = [[], [:], route.body] + changed
                for body in bodies {
                    let answers = try await Translation(account, route.method, "/admin/\(route.path)", body)
                    // What was carried out the first time need not be possible a second time.
                    guard answers.english.status >= 400, answers.portuguese.status == answers.english.status else {
                        continue
                    }
                    seen += 1
                    answers.expectTranslated("\(route.path) \(body.encodedText)") { $0["errors"]?["title"] }
                    answers.expectTranslated("\(route.path) \(body.encodedText)") { $0["errors"]?["details"] }
                }
            }
            #expect(seen > 200)
        }
    }

    /// A route with a body that it takes, and the fields of that body.
    private struct Route {
        let method: HTTPRequest.Method
        let path: String
        let body: JSON

        init(_ method: HTTPRequest.Method, _ path: String, _ body: JSON) {
            self.method = method
            self.path = path
            self.body = body
        }

        var fields: [String] { body.members?.map(\.key) ?? [] }
    }

    private static func routes(of hotel: Hotel) -> [Route] {
        let place: JSON = ["property": .string(hotel.property)]
        let stay: JSON = ["ota": "BDC", "arrival": "2027-03-05", "departure": "2027-03-07"]
        return [
            Route(.put, "clock", ["set": "2027-01-01", "advance": "1h", "freeze": true, "speed": 2]),
            Route(
                .post,
                "faults",
                [
                    "kind": "status", "status": 503, "seconds": 1, "share": 5, "count": 1, "method": "GET",
                    "property": .string(hotel.property), "event": "ari", "until": "2027-01-01T00:00:00Z", "for": 5,
                ]
            ),
            Route(.put, "switches", ["calls_per_minute": 5, "title_scope": "property", "no_such_switch": 1]),
            Route(.put, "certification", ["year": 2027, "restrictions": ["rate"]]),
            Route(.post, "certification/begin", place.setting("test", "2")),
            Route(
                .put,
                "guests",
                place.merging([
                    "running": false, "seed": 1, "per_day": 5, "lead_days": [1, 2], "nights": [1, 2],
                    "modify_share": 5, "cancel_share": 5, "seasonality": true, "otas": ["BDC"],
                ])
            ),
            Route(.post, "guests/act", ["count": 1]),
            Route(
                .post,
                "guests/book",
                place.merging(stay).merging([
                    "rooms": [["rate_plan_id": .string(hotel.plan), "adults": 2]], "guest": ["mail": 5],
                    "habits": ["card": "gold"], "lie": "no_rooms", "force": true,
                ])
            ),
            Route(.post, "guests/change", ["booking_id": "x", "arrival": "2027-03-05", "rooms": [[:]]]),
            Route(.post, "guests/cancel", ["booking_id": "x", "fee": "10.00"]),
            Route(.delete, "faults/x", [:]), Route(.get, "grid", [:]), Route(.get, "grid?property=x", [:]),
            Route(.get, "grid?property=\(hotel.property)&from=x", [:]), Route(.get, "tasks/x", [:]),
            Route(.get, "revisions/x", [:]), Route(.get, "report?property=\(hotel.property)&year=1", [:]),
            Route(.get, "report?property=x", [:]), Route(.get, "shelf?ota=x&adults=0&rooms=51", [:]),
        ]
    }
}

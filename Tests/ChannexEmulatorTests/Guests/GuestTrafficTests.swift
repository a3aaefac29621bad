import ChannexEmulator
import Testing

@Suite("Guests who come by themselves")
struct GuestTrafficTests {
    @Test("guests of one seed do the same, guests of another do not")
    func seeds() async throws {
        let story: @Sendable (Int) async throws -> [UInt8] = { seed in
            let heard = Heard()
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.open(20, days: 400)
                _ = try await account.put("/admin/guests", ["seed": JSON(seed)])
                _ = try await account.post("/admin/guests/act", ["count": 60])
                await heard.note(try await account.get("/booking_revisions?pagination[limit]=100").bytes)
            }
            return await heard.bytes
        }
        let first = try await story(1)
        #expect(first.count > 20_000)
        #expect(try await story(1) == first)
        #expect(try await story(2) != first)
    }

    @Test("they come at their own instants as the clock goes on, and as often as they are asked to")
    func clock() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(50, days: 400)
            let settings: JSON = ["running": true, "seed": 5, "per_day": 48, "modify_share": 0, "cancel_share": 0]
            let started = try await account.put("/admin/guests", settings)
            #expect(started.body["running"] == true && started.body["next_act"]?.text != nil)
            account.time.advance(by: .seconds(86_400))
            let counts = try await account.get("/admin/guests").body["counts"]
            let booked = try #require(counts?["booked"]?.integer)
            #expect((24...96).contains(booked))
            let revisions = try await account.get("/booking_revisions?pagination[limit]=100").data.elements ?? []
            let instants = revisions.compactMap { $0["attributes"]?["inserted_at"]?.text }
            #expect(instants.count == booked && Set(instants.map { $0.prefix(13) }).count > 12)
            #expect(instants == instants.sorted(by: >))
            _ = try await account.put("/admin/guests", ["running": false])
            account.time.advance(by: .seconds(86_400))
            let stopped = try await account.get("/admin/guests").body
            #expect(stopped["counts"] == counts && stopped["next_act"] == .null)
        }
    }

    @Test("they come while the clock is moved by hand, and stay away while it is frozen")
    func movedClock() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(50, days: 400)
            _ = try await account.put("/admin/guests", ["running": true, "per_day": 48])
            let moved = try await account.put("/admin/clock", ["freeze": true])
            #expect(moved.status == 200, "\(moved.body)")
            account.time.advance(by: .seconds(86_400))
            #expect(try await account.get("/admin/guests").body["counts"]?["booked"] == 0)
            _ = try await account.put("/admin/clock", ["advance": "1d"])
            let booked = try await account.get("/admin/guests").body["counts"]?["booked"]?.integer
            #expect(try #require(booked) > 10)
        }
    }

    @Test("the shares decide what they do")
    func shares() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(50, days: 400)
            let act: (JSON, Int) async throws -> [String] = { settings, count in
                _ = try await account.put("/admin/guests", settings.setting("lead_days", [10, 60]))
                let acts = try await account.post("/admin/guests/act", ["count": JSON(count)]).body["acts"]?.elements
                return acts?.compactMap { $0["kind"]?.text } ?? []
            }
            let first = try await act(["modify_share": 0, "cancel_share": 0], 9)
            let booked = first.count { $0 == "booked" }
            // Three friends find no room for three.
            #expect(booked > 0 && Set(first).isSubset(of: ["booked", "turned_away"]))
            #expect(
                try await act(["modify_share": 100, "cancel_share": 0], 6) == Array(repeating: "changed", count: 6)
            )
            let cancelled = try await act(["modify_share": 0, "cancel_share": 100], booked)
            #expect(cancelled == Array(repeating: "cancelled", count: booked))
            // Nothing is left that could be cancelled.
            #expect(try await act(["cancel_share": 100], 1).first != "cancelled")
        }
    }

    @Test("they book no room that the shelf does not have", arguments: 1...5)
    func neverOversold(seed: Int) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(2, days: 100)
            _ = try await hotel.restrictions(["date": .string(account.day(20)), "stop_sell": true])
            let settings: JSON = [
                "seed": JSON(seed), "lead_days": [0, 90], "nights": [1, 9], "modify_share": 0, "cancel_share": 0,
            ]
            _ = try await account.put("/admin/guests", settings)
            let acts = try await account.post("/admin/guests/act", ["count": 300])
            #expect(try #require(acts.body["counts"]?["turned_away"]?.integer) > 0)
            var taken: [String: Int] = [:]
            for page in 1...4 {
                let list = try await account.get("/booking_revisions?pagination[limit]=100&pagination[page]=\(page)")
                for revision in list.data.elements ?? [] {
                    let rooms = revision["attributes"]?["rooms"]?.elements ?? []
                    for day in rooms.flatMap({ $0["days"]?.members?.map(\.key) ?? [] }) { taken[day, default: 0] += 1 }
                }
            }
            #expect(taken.values.max() == 2, "seed \(seed)")
            #expect(taken[account.day(20)] == nil, "seed \(seed)")
        }
    }

    @Test("they can be sent to one property and to some agencies")
    func narrowed() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            try await hotel.open(20, days: 400)
            try await other.open(20, days: 400)
            let settings: JSON = ["property": .string(other.property), "otas": ["ABB"], "cancel_share": 0]
            _ = try await account.put("/admin/guests", settings)
            _ = try await account.post("/admin/guests/act", ["count": 20])
            let names = try await account.get("/booking_revisions?pagination[limit]=100").data.elements?
                .compactMap { $0["attributes"] }
            #expect(names?.isEmpty == false)
            #expect(names?.allSatisfy { $0["ota_name"] == "Airbnb" } == true)
            #expect(names?.allSatisfy { $0["property_id"]?.text == other.property } == true)
        }
    }

    @Test(
        "settings that make no sense are refused",
        arguments: [
            (["per_day": -1], "per_day"), (["lead_days": [5, 1]], "lead_days"), (["nights": [0, 3]], "nights"),
            (["nights": 3], "nights"), (["modify_share": 60, "cancel_share": 50], "cancel_share"),
            (["property": "nowhere"], "property"), (["otas": ["XYZ"]], "otas"), (["seed": -1], "seed"),
            (["running": "yes"], "running"),
        ] as [(JSON, String)]
    )
    func senseless(settings: JSON, field: String) async throws {
        try await Account.with { account in
            let before = try await account.get("/admin/guests").body
            let answer = try await account.put("/admin/guests", settings)
            #expect(answer.status == 422 && answer.details.members?.map(\.key) == [field])
            #expect(try await account.get("/admin/guests").body == before)
        }
    }
}

/// What a test heard, from wherever it ran.
private actor Heard {
    private(set) var bytes: [UInt8] = []

    func note(_ bytes: [UInt8]) { self.bytes = bytes }
}

import ChannexEmulator
import Testing

@Suite("The emulator's own routes")
struct AdminTests {
    @Test("they need no key, count calls by endpoint and property, and keep the latest")
    func state() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(
                ["date": "2027-03-05", "availability": 3],
                ["date": "2020-01-01", "availability": 3]
            )
            _ = try await account.get("/bookings", key: nil)
            let state = try await account.get("/admin/state", key: nil)
            #expect(state.status == 200 && state.body["properties"] == 1 && state.body["rate_plans"] == 1)
            #expect(state.body["counts"]?["POST /api/v1/availability"]?[hotel.property] == 1)
            let log = try #require(state.body["log"]?.elements)
            #expect(log.map { $0["status"] } == [201, 201, 201, 200, 401])
            #expect(log[3]["accepted"] == 1 && log[3]["rejected"] == 1 && log[3]["path"] == "/api/v1/availability")
        }
    }

    @Test("a call that is turned away counts for its property, and its body is kept")
    func turnedAway() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            for _ in 1...11 { _ = try await hotel.availability(["date": "2027-03-05", "availability": 3]) }
            let state = try await account.get("/admin/state").body
            #expect(state["counts"]?["POST /api/v1/availability"]?[hotel.property] == 11)
            let last = try #require(try await account.get("/admin/calls").body["calls"]?.elements?.last)
            #expect(last["status"] == 429 && last["body"]?.text?.contains("availability") == true)
        }
    }

    @Test("ARI calls are kept with their exact bodies, and can be read on from a number")
    func calls() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let text = "{ \"values\": [ {\"property_id\":\"\(hotel.property)\", \"rate\": 1.50} ] }"
            _ = try await account.post("/restrictions", text: text)
            let first = try #require(try await account.get("/admin/calls").body["calls"]?.elements)
            #expect(first.map { $0["body"] } == [.string(text)])
            #expect(first[0]["warnings"]?.elements?.count == 1 && first[0]["task_id"] == .null)
            _ = try await hotel.restrictions(["date": "2027-03-05", "rate": 100])
            let number = try #require(first[0]["number"]?.integer)
            let later = try #require(try await account.get("/admin/calls?after=\(number)").body["calls"]?.elements)
            #expect(later.count == 1 && later[0]["task_id"]?.text != nil)
            #expect(later[0]["properties"] == [.string(hotel.property)])
            _ = try await account.post("/admin/reset-calls")
            let last = try #require(later[0]["number"]?.integer)
            #expect(try await account.get("/admin/calls").body == ["calls": [], "last": JSON(last)])
        }
    }

    @Test("a burst of bookings stays fast: the feed does not look at the history")
    func burst() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            for number in 0..<600 { _ = try await hotel.book("B\(number)") }
            var drained = 0
            while true {
                let page = try await hotel.feed("pagination[limit]=100")
                if page.isEmpty { break }
                for id in page { _ = try await account.post("/booking_revisions/\(id)/ack") }
                drained += page.count
            }
            #expect(drained == 600)
            #expect(try await account.get("/admin/state?limit=0").body["unacknowledged"] == 0)
        }
    }
}

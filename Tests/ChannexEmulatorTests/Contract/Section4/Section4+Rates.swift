import ChannexEmulator
import HTTPTypes
import Testing

extension Hotel {
    /// Uses up the ten calls that a lane has in a minute; answers their statuses.
    fileprivate func exhaust(_ call: () async throws -> Answer) async throws -> [Int] {
        var statuses: [Int] = []
        for _ in 1...10 { statuses.append(try await call().status) }
        return statuses
    }

    fileprivate func sendAvailability() async throws -> Answer {
        try await availability(["date": .string(account.day(30)), "availability": 4])
    }

    fileprivate func sendRate() async throws -> Answer {
        try await restrictions(["date": .string(account.day(30)), "rate": 14_500])
    }
}

extension Fact {
    /// How many calls are processed (contract §4.1–4.2); staging enforces none of it.
    static let rates4: [Fact] = [
        Fact("4.1", .doc, "The eleventh call to restrictions within a minute is turned away", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.exhaust(hotel.sendRate) == Array(repeating: 200, count: 10))
            #expect(try await hotel.sendRate().status == 429)
        },
        Fact("4.1", .doc, "The eleventh call to availability within a minute is turned away", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.exhaust(hotel.sendAvailability) == Array(repeating: 200, count: 10))
            #expect(try await hotel.sendAvailability().status == 429)
        },
        Fact("4.1", .doc, "Availability and restrictions have ten calls a minute each", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendAvailability)
            #expect(try await hotel.exhaust(hotel.sendRate) == Array(repeating: 200, count: 10))
        },
        Fact("4.1", .doc, "Each property has its own ten calls a minute", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            #expect(try await other.sendRate().status == 200)
        },
        Fact("4.1", .infer, "A call about several properties counts for each of them", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            let both = [hotel, other].map { hotel -> JSON in
                [
                    "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan),
                    "date": .string(account.day(30)), "rate": 14_500,
                ]
            }
            _ = try await hotel.exhaust { try await account.post("/restrictions", ["values": .array(both)]) }
            #expect(try await hotel.sendRate().status == 429)
            #expect(try await other.sendRate().status == 429)
        },
        Fact("4.1", .doc, "A call that is turned away is answered http_too_many_requests", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            let body: JSON = ["errors": ["code": "http_too_many_requests", "title": "Too Many Requests"]]
            #expect(try await hotel.sendRate().body == body)
        },
        Fact("4.1", .infer, "A call that is turned away is not told when to come again", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            let name = try #require(HTTPField.Name("retry-after"))
            #expect(try await hotel.sendRate().headers[name] == nil)
        },
        Fact("4.1", .doc, "A call that is turned away is neither processed nor queued", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 20_000])
            account.time.advance(by: .seconds(120))
            #expect(try await hotel.night(account.day(30))["rate"] == "145.00")
        },
        Fact("4.1", .doc, "A minute after ten calls there are ten more", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            account.time.advance(by: .seconds(60))
            #expect(try await hotel.exhaust(hotel.sendRate) == Array(repeating: 200, count: 10))
        },
        Fact("4.1", .infer, "The minute slides: a call comes free a minute after it was made", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            _ = try await hotel.sendRate()
            account.time.advance(by: .seconds(30))
            for _ in 1...9 { _ = try await hotel.sendRate() }
            account.time.advance(by: .seconds(30))
            #expect(try await hotel.sendRate().status == 200)
            #expect(try await hotel.sendRate().status == 429)
        },
        Fact("4.1", .infer, "The minute may be that of the clock: all calls come free when it is over", at: .emulator) {
            $0.rateWindow = .fixed
            $0.rateLimitHeaders = true
        } check: { account in
            let hotel = try await Hotel(account)
            account.time.advance(by: .seconds(50))
            let state = try #require(HTTPField.Name("ratelimit"))
            #expect(try await hotel.sendRate().headers[state] == "\"restrictions\";r=9;t=10")
            for _ in 1...9 { _ = try await hotel.sendRate() }
            account.time.advance(by: .seconds(9))
            #expect(try await hotel.sendRate().status == 429)
            account.time.advance(by: .seconds(1))
            #expect(try await hotel.exhaust(hotel.sendRate) == Array(repeating: 200, count: 10))
        },
        Fact("4.1", .infer, "A call that is turned away may be told when to come again", at: .emulator) {
            $0.retryAfterHeader = true
        } check: { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            account.time.advance(by: .seconds(39))
            let name = try #require(HTTPField.Name("retry-after"))
            #expect(try await hotel.sendRate().headers[name] == "21")
            #expect(try await hotel.sendAvailability().headers[name] == nil)
        },
        Fact("4.1", .infer, "Calls that are turned away do not count against the next minute", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            _ = try await hotel.exhaust(hotel.sendRate)
            account.time.advance(by: .seconds(59))
            #expect(try await hotel.sendRate().status == 429)
            account.time.advance(by: .seconds(1))
            #expect(try await hotel.sendRate().status == 200)
        },
        Fact("4.1", .doc, "Reading has no limit", at: .emulator) { account in
            let hotel = try await Hotel(account)
            for _ in 1...30 { #expect(try await hotel.left(account.day(30)) == 0) }
        },
        Fact("4.2", .live, "Staging takes 27 calls in eight seconds", at: .emulator) {
            $0.enforceRateLimit = false
        } check: { account in
            let hotel = try await Hotel(account)
            for _ in 1...27 { #expect(try await hotel.sendRate().status == 200) }
        },
        Fact("4.2", .infer, "How many calls a minute has may be changed", at: .emulator) {
            $0.callsPerMinute = 3
        } check: { account in
            let hotel = try await Hotel(account)
            for _ in 1...3 { #expect(try await hotel.sendRate().status == 200) }
            #expect(try await hotel.sendRate().status == 429)
        },
        Fact("4.2", .live, "Headers may tell the limit and what is left of it", at: .emulator) {
            $0.rateLimitHeaders = true
        } check: { account in
            let hotel = try await Hotel(account)
            let policy = try #require(HTTPField.Name("ratelimit-policy"))
            let state = try #require(HTTPField.Name("ratelimit"))
            let first = try await hotel.sendAvailability()
            #expect(first.headers[policy] == "\"availability\";q=10;w=60")
            #expect(first.headers[state] == "\"availability\";r=9;t=60")
            account.time.advance(by: .seconds(39))
            #expect(try await hotel.sendAvailability().headers[state] == "\"availability\";r=8;t=21")
            #expect(try await hotel.sendRate().headers[state] == "\"restrictions\";r=9;t=60")
        },
        Fact("4.2", .live, "Headers about limits may be missing", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let state = try #require(HTTPField.Name("ratelimit"))
            #expect(try await hotel.sendAvailability().headers[state] == nil)
        },
    ]
}

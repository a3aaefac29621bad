import HTTPTypes
import HotelTesting
import HotelValues
import PMS
import PMSWire
import Testing

@Suite("The calendar over HTTP")
struct CalendarTests {
    @Test("availability, mean rate and nights of a category")
    func availability() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking())
            let ari: ARIAnswer = try await caller.get(
                "/api/v1/channex/ari?date_from=2026-12-04&date_to=2026-12-08"
            ).value()
            #expect(ari.roomTypes.map(\.code) == ["ov", "std", "fam"])
            let ocean = ari.roomTypes[0]
            #expect((ocean.total, ocean.available) == (2, 1))
            #expect(ocean.rate?.text == "500.00")
            #expect(ocean.currency?.code == "BRL")
            #expect(ocean.days?.map(\.available) == [2, 1, 1, 1, 2])
            #expect(ocean.days?.first?.night == day("2026-12-04"))
            let flexible = try #require(ocean.plans?.first)
            #expect(flexible.code == "ov-flex")
            #expect(flexible.days.first?.amounts?["1"]??.text == "400.00")
            #expect(ari.roomTypes[2].rate == nil)
            #expect(ari.roomTypes[2].plans?.first?.days.first?.amount == nil)
        }
    }

    @Test("without dates it is thirty days from the hotel's today")
    func defaults() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let ari: ARIAnswer = try await caller.get("/api/v1/channex/ari").value()
            #expect(ari.from == HotelUnderTest.today)
            #expect(ari.to == day("2026-12-31"))
            let later: ARIAnswer = try await caller.get("/api/v1/channex/ari?date_from=2027-01-01").value()
            #expect(later.to == day("2027-01-31"))
        }
    }

    @Test("an edit of rates changes what it names, says so, and is read back")
    func rates() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let edited: RateEditsAnswer = try await caller.send(
                .put,
                "/api/v1/tarifas",
                """
                {"alteracoes":[{"plano":"fam-flex","data_de":"2026-12-04","data_ate":"2026-12-10",
                 "dias_semana":["sex","Sáb"],"valor":333,"estadia_minima":2,"fechado_chegada":true}]}
                """
            ).value()
            #expect((edited.nights, edited.changedNights) == (2, 2))
            #expect(edited.calls == ExpectedCalls(availability: 0, restrictions: 1))
            #expect(edited.changes.first?.fields == [.rate, .minStayArrival, .minStayThrough, .closedToArrival])
            let rates: RatesAnswer = try await caller.get(
                "/api/v1/tarifas/fam?date_from=2026-12-04&date_to=2026-12-06"
            ).value()
            #expect(rates.plans.map(\.code) == ["fam-flex"])
            #expect(rates.plans[0].roomType == "fam")
            #expect(rates.plans[0].days.map(\.amount?.text) == ["333.00", "333.00", nil])
            var rules = NightRules.none
            rules.minStayArrival = 2
            rules.minStayThrough = 2
            rules.closedToArrival = true
            #expect(rates.plans[0].days.map(\.rules) == [rules, rules, nil])
            let all: RatesAnswer = try await caller.get("/api/v1/tarifas").value()
            #expect(all.plans.count == 4)
        }
    }

    @Test("an unchanged calendar is not sent again, a changed one is")
    func entityTag() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let path = "/api/v1/channex/ari?date_from=2026-12-01&date_to=2026-12-31"
            let first = try await caller.get(path)
            let tag = try #require(first.headers[.eTag])
            let same = try await caller.get(path, headers: [.ifNoneMatch: tag])
            #expect(same.status == 304)
            #expect(same.bytes.isEmpty)
            #expect(same.headers[.eTag] == tag)
            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking())
            let changed = try await caller.get(path, headers: [.ifNoneMatch: tag])
            #expect(changed.status == 200)
            #expect(changed.headers[.eTag] != tag)
        }
    }

    @Test("many readers and a writer never see an answer older than the last change")
    func freshness() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...40 {
                    group.addTask {
                        if number.isMultiple(of: 4) {
                            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking(roomType: "std"))
                        }
                        let version = try await hotel.hotel.lastChange()
                        let ari: ARIAnswer = try await caller.get("/api/v1/channex/ari").value()
                        #expect(try #require(ari.version) >= version)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}

@Suite("The change log over HTTP")
struct ChangeTests {
    @Test("changes are listed after a place, and nothing moves the place but a change")
    func list() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let start = try await hotel.hotel.lastChange()
            let none: ChangesAnswer = try await caller.get("/api/v1/channex/changes?after=\(start)").value()
            #expect(none == ChangesAnswer(changes: [], last: start))
            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking())
            let some: ChangesAnswer = try await caller.get("/api/v1/channex/changes?after=\(start)").value()
            let change = try #require(some.changes.first)
            #expect(some.changes.count == 1)
            #expect((change.kind, change.target) == (.roomType, "ov"))
            #expect((change.from, change.to) == (day("2026-12-05"), day("2026-12-07")))
            #expect(change.fields == [.availability])
            #expect(change.author == "channel:BookingCom")
            #expect(some.last == change.sequence)
            let ahead: ChangesAnswer = try await caller.get("/api/v1/channex/changes?after=9999&wait=30").value()
            #expect(ahead == ChangesAnswer(changes: [], last: some.last))
        }
    }

    @Test("a long poll answers at the first change")
    func longPollWithChange() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let start = try await hotel.hotel.lastChange()
            async let polled = caller.get("/api/v1/channex/changes?after=\(start)&wait=30")
            await hotel.clock.waitForSleepers(1)
            _ = try await caller.post("/api/v1/channex/booking", ChannelStory.booking())
            let answer = try await polled
            #expect(try answer.value(ChangesAnswer.self).changes.map(\.target) == ["ov"])
        }
    }

    @Test("a long poll without a change answers when its time is up")
    func longPollWithout() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let start = try await hotel.hotel.lastChange()
            async let polled = caller.get("/api/v1/channex/changes?after=\(start)&wait=20")
            await hotel.clock.waitForSleepers(1)
            hotel.clock.advance(by: .seconds(20))
            let answer = try await polled
            #expect(try answer.value(ChangesAnswer.self) == ChangesAnswer(changes: [], last: start))
        }
    }
}

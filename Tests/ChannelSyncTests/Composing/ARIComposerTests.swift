import ChannelSync
import ChannexWire
import HotelValues
import Testing

@Suite("Messages of availability, rates and restrictions")
struct ARIComposerTests {
    private let composer = ARIComposer(
        mapping: SampleHotel.mapping,
        window: SampleHotel.today...SampleHotel.today.advanced(by: 499)
    )

    private func cells(
        _ target: String,
        _ first: String,
        _ last: String,
        _ fields: CellFields
    ) -> DirtyCells {
        DirtyCells(
            id: "\(target) \(first)",
            target: target,
            nights: SampleHotel.nights(first, last),
            fields: fields,
            cause: "test"
        )
    }

    private func value(
        _ plan: String,
        _ first: String,
        _ last: String,
        _ change: (inout RestrictionValue) -> Void
    ) -> RestrictionValue {
        var value = RestrictionValue(
            property: SampleHotel.property,
            ratePlan: ChannexRatePlan.ID("x\(plan)"),
            nights: SampleHotel.nights(first, last)
        )
        change(&value)
        return value
    }

    /// One edit: the nights of a plan, what is set there, and so the fields.
    private struct Edit {
        var plan: String
        var first: String
        var last: String
        var fields: CellFields
        var set: (inout NightTerms) -> Void
    }

    private func message(_ edits: [Edit]) -> [RestrictionValue] {
        var calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2027-06-30"))
        for edit in edits { calendar.change(edit.plan, SampleHotel.nights(edit.first, edit.last), edit.set) }
        let dirty = edits.map { cells($0.plan, $0.first, $0.last, $0.fields) }
        return composer.restrictions(of: dirty, in: calendar)
    }

    @Test("certification test 2: one night, one rate, is one value of a rate alone")
    func singleRate() {
        let message = message([
            Edit(plan: "twin-bar", first: "2026-11-22", last: "2026-11-22", fields: .rate) {
                $0.rates[2] = SampleHotel.money(33_300)
            }
        ])
        #expect(
            message == [
                value("twin-bar", "2026-11-22", "2026-11-22") { $0.rate = SampleHotel.money(33_300) }
            ]
        )
    }

    @Test("certification test 3: single nights of several plans are three values")
    func severalRates() {
        func edit(_ plan: String, _ night: String, _ rate: Int64) -> Edit {
            Edit(plan: plan, first: night, last: night, fields: .rate) { $0.rates[2] = SampleHotel.money(rate) }
        }
        let message = message([
            edit("twin-bar", "2026-11-21", 33_300), edit("double-bar", "2026-11-25", 44_400),
            edit("double-bb", "2026-11-29", 45_623),
        ])
        #expect(
            message == [
                value("double-bar", "2026-11-25", "2026-11-25") { $0.rate = SampleHotel.money(44_400) },
                value("double-bb", "2026-11-29", "2026-11-29") { $0.rate = SampleHotel.money(45_623) },
                value("twin-bar", "2026-11-21", "2026-11-21") { $0.rate = SampleHotel.money(33_300) },
            ]
        )
    }

    @Test("certification test 4: ranges of several plans are three ranges")
    func rateRanges() {
        func edit(_ plan: String, _ first: String, _ last: String, _ rate: Int64) -> Edit {
            Edit(plan: plan, first: first, last: last, fields: .rate) { $0.rates[2] = SampleHotel.money(rate) }
        }
        let message = message([
            edit("twin-bar", "2026-11-01", "2026-11-10", 24_100),
            edit("double-bar", "2026-11-10", "2026-11-16", 31_266),
            edit("double-bb", "2026-11-01", "2026-11-20", 11_100),
        ])
        #expect(
            message == [
                value("double-bar", "2026-11-10", "2026-11-16") { $0.rate = SampleHotel.money(31_266) },
                value("double-bb", "2026-11-01", "2026-11-20") { $0.rate = SampleHotel.money(11_100) },
                value("twin-bar", "2026-11-01", "2026-11-10") { $0.rate = SampleHotel.money(24_100) },
            ]
        )
    }

    @Test("certification test 5: a minimum stay is sent in both kinds and with nothing else")
    func minimumStay() {
        let message = message([
            Edit(
                plan: "twin-bar",
                first: "2026-11-23",
                last: "2026-11-23",
                fields: [.minStayArrival, .minStayThrough]
            ) {
                $0.minStayArrival = 3
                $0.minStayThrough = 3
            }
        ])
        #expect(
            message == [
                value("twin-bar", "2026-11-23", "2026-11-23") {
                    $0.minStayArrival = 3
                    $0.minStayThrough = 3
                }
            ]
        )
    }

    @Test("certification test 6: a closed night is stop_sell and nothing else")
    func stopSell() {
        let message = message([
            Edit(plan: "double-bb", first: "2026-11-20", last: "2026-11-20", fields: .stopSell) { $0.stopSell = true }
        ])
        #expect(message == [value("double-bb", "2026-11-20", "2026-11-20") { $0.stopSell = true }])
    }

    @Test("certification tests 7 and 8: every field that was set is sent, also one that has its neutral value")
    func severalRestrictions() {
        let message = message([
            Edit(
                plan: "twin-bar",
                first: "2026-11-01",
                last: "2026-11-10",
                fields: [.closedToArrival, .closedToDeparture, .maxStay, .minStayArrival, .minStayThrough]
            ) {
                $0.closedToArrival = true
                $0.maxStay = 4
            },
            Edit(
                plan: "double-bar",
                first: "2026-12-01",
                last: "2027-05-01",
                fields: [.rate, .minStayArrival, .minStayThrough]
            ) {
                $0.rates[2] = SampleHotel.money(34_200)
                $0.minStayArrival = 3
                $0.minStayThrough = 3
            },
        ])
        #expect(
            message == [
                value("double-bar", "2026-12-01", "2027-05-01") {
                    $0.rate = SampleHotel.money(34_200)
                    $0.minStayArrival = 3
                    $0.minStayThrough = 3
                },
                value("twin-bar", "2026-11-01", "2026-11-10") {
                    $0.closedToArrival = true
                    $0.closedToDeparture = false
                    $0.maxStay = 4
                    $0.minStayArrival = 1
                    $0.minStayThrough = 1
                },
            ]
        )
    }

    @Test("certification tests 9 and 10: rooms left are said in merged ranges")
    func availability() {
        var calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-30"), rooms: 3)
        calendar.availability["double"]?[24] = 0
        let message = composer.availability(
            of: [
                cells("twin", "2026-11-10", "2026-11-12", .availability),
                cells("twin", "2026-11-13", "2026-11-16", .availability),
                cells("double", "2026-11-25", "2026-11-25", .availability),
            ],
            in: calendar
        )
        #expect(
            message == [
                AvailabilityValue(
                    property: SampleHotel.property,
                    roomType: ChannexRoomType.ID("xdouble"),
                    nights: SampleHotel.nights("2026-11-25", "2026-11-25"),
                    availability: 0
                ),
                AvailabilityValue(
                    property: SampleHotel.property,
                    roomType: ChannexRoomType.ID("xtwin"),
                    nights: SampleHotel.nights("2026-11-10", "2026-11-16"),
                    availability: 3
                ),
            ]
        )
    }

    @Test("nights that are past, or beyond Channex's calendar, are left out")
    func window() {
        let wide = [cells("twin", "2026-10-20", "2030-01-01", .availability)]
        let calendar = HouseCalendar.even(composer.nightsToRead(for: wide) ?? SampleHotel.today...SampleHotel.today)
        let values = composer.availability(of: wide, in: calendar)
        #expect(values.map(\.nights) == [SampleHotel.today...SampleHotel.today.advanced(by: 499)])
        #expect(composer.nightsToRead(for: [cells("twin", "2026-10-20", "2026-10-31", .availability)]) == nil)
    }

    @Test("what is mapped to nothing is left out, and so is what the PMS has no value for")
    func unmapped() {
        let calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-05"))
        #expect(
            composer.availability(of: [cells("suite", "2026-11-01", "2026-11-05", .availability)], in: calendar) == []
        )
        #expect(composer.restrictions(of: [cells("suite-bar", "2026-11-01", "2026-11-05", .rate)], in: calendar) == [])
        let beyond = composer.availability(of: [cells("twin", "2026-11-04", "2026-11-09", .availability)], in: calendar)
        #expect(beyond.map(\.nights) == [SampleHotel.nights("2026-11-04", "2026-11-05")])
    }

    @Test("a PMS that says too little, or less than nothing, does no harm")
    func shortCalendar() {
        let calendar = HouseCalendar(
            nights: SampleHotel.nights("2026-11-01", "2026-11-05"),
            availability: ["twin": [2, -1]],
            terms: [:]
        )
        let values = composer.availability(of: [cells("twin", "2026-11-01", "2026-11-05", .availability)], in: calendar)
        #expect(values.map(\.availability) == [2, 0])
    }

    @Test("a price that nobody has set says nothing, the restrictions beside it do")
    func unpriced() {
        var calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-05"))
        calendar.change("twin-bar", calendar.nights) { $0.rates = [:] }
        #expect(composer.restrictions(of: [cells("twin-bar", "2026-11-01", "2026-11-05", .rate)], in: calendar) == [])
        let both = composer.restrictions(
            of: [cells("twin-bar", "2026-11-01", "2026-11-05", [.rate, .stopSell])],
            in: calendar
        )
        #expect(both == [value("twin-bar", "2026-11-01", "2026-11-05") { $0.stopSell = false }])
    }

    @Test("rows of one plan are said as one, night by night their fields together")
    func merging() {
        let calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-05"))
        let message = composer.restrictions(
            of: [
                cells("twin-bar", "2026-11-01", "2026-11-03", .rate),
                cells("twin-bar", "2026-11-01", "2026-11-03", .stopSell),
            ],
            in: calendar
        )
        #expect(
            message == [
                value("twin-bar", "2026-11-01", "2026-11-03") {
                    $0.rate = SampleHotel.money(10_000)
                    $0.stopSell = false
                }
            ]
        )
    }

    @Test("a change of Fridays and Saturdays concerns no other night")
    func weekdays() {
        var dirty = cells("twin-bar", "2026-11-02", "2026-11-29", .rate)
        dirty.weekdays = [.friday, .saturday]
        let calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-30"))
        let message = composer.restrictions(of: [dirty], in: calendar)
        #expect(message.map(\.days) == [[.friday, .saturday]])
        #expect(message.map(\.nights) == [SampleHotel.nights("2026-11-06", "2026-11-28")])
    }

    @Test("a plan priced by the person is sent the rates of what Channex sells, and of nothing else")
    func perPerson() {
        var mapping = SampleHotel.mapping
        mapping.ratePlans["twin-bar"]?.options = [
            1: ChannexRatePlan.ID("xtwin-bar-1"), 2: ChannexRatePlan.ID("xtwin-bar"),
        ]
        let composer = ARIComposer(mapping: mapping, window: SampleHotel.nights("2026-11-01", "2026-11-30"))
        var calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-05"))
        let rates = [1: SampleHotel.money(8_000), 2: SampleHotel.money(10_000)]
        calendar.change("twin-bar", calendar.nights) { $0.rates = rates.merging([3: SampleHotel.money(12_000)]) { $1 } }
        let message = composer.restrictions(of: [cells("twin-bar", "2026-11-01", "2026-11-05", .rate)], in: calendar)
        #expect(message == [value("twin-bar", "2026-11-01", "2026-11-05") { $0.rates = rates }])
    }

    @Test("a plan of one price takes that of its number of adults, else the dearest: never one too cheap")
    func onePrice() {
        var calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-05"))
        let prices = [1: SampleHotel.money(8_000), 2: SampleHotel.money(10_000), 3: SampleHotel.money(12_000)]
        calendar.change("twin-bar", calendar.nights) { $0.rates = prices }
        calendar.change("twin-bb", calendar.nights) { $0.rates = prices.filter { $0.key != 2 } }
        let rates = ["twin-bar", "twin-bb"].flatMap { plan in
            composer.restrictions(of: [cells(plan, "2026-11-01", "2026-11-05", .rate)], in: calendar).map(\.rate)
        }
        #expect(rates == [SampleHotel.money(10_000), SampleHotel.money(12_000)])
    }

    @Test("what would be too large for one message is cut between plans, and each row is in one of the messages")
    func largeMessages() {
        let nights = SampleHotel.nights("2026-11-01", "2026-11-30")
        var calendar = HouseCalendar.even(nights)
        for (index, night) in nights.enumerated() {
            for plan in SampleHotel.ratePlans {
                calendar.change(plan.code, night...night) { $0.rates[2] = SampleHotel.money(Int64(10_000 + index)) }
            }
        }
        let dirty = SampleHotel.ratePlans.map { cells($0.code, "2026-11-01", "2026-11-30", .rate) }
        let whole = composer.messages(of: dirty, in: .restrictions, calendar)
        #expect(whole.map(\.count) == [120])
        #expect(whole.map { Set($0.cells) } == [Set(dirty)])

        let limit = whole[0].body.count / 2
        let small = ARIComposer(mapping: SampleHotel.mapping, window: nights, byteLimit: limit)
        let parts = small.messages(of: dirty, in: .restrictions, calendar)
        #expect(parts.count == 3)
        #expect(parts.allSatisfy { $0.body.count < limit && $0.count == 30 * $0.cells.count })
        #expect(parts.flatMap(\.cells).map(\.target) == dirty.map(\.target).sorted())
        #expect(small.restrictions(of: dirty, in: calendar) == composer.restrictions(of: dirty, in: calendar))
    }

    @Test("rows of which nothing can be said are in a message all the same, if need be in one without values")
    func silentRows() {
        let calendar = HouseCalendar.even(SampleHotel.nights("2026-11-01", "2026-11-05"))
        let past = cells("twin-bar", "2026-10-01", "2026-10-05", .rate)
        let strange = cells("suite-bar", "2026-11-01", "2026-11-05", .rate)
        let sayable = cells("double-bar", "2026-11-01", "2026-11-05", .rate)
        let none = composer.messages(of: [past, strange], in: .restrictions, calendar)
        #expect(none.map(\.count) == [0])
        #expect(none.map { Set($0.cells) } == [[past, strange]])
        let some = composer.messages(of: [past, strange, sayable], in: .restrictions, calendar)
        #expect(some.map(\.count) == [1])
        #expect(some.map { Set($0.cells) } == [[past, strange, sayable]])
        #expect(composer.messages(of: [], in: .restrictions, calendar) == [])
    }
}

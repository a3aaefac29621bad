import HotelCore
import HotelValues
import Testing

@Suite("Rate edits")
struct RateEditTests {
    private let plan = RatePlan.ID("ov-flex")
    private let old = Restrictions(
        minStayArrival: 2,
        minStayThrough: 3,
        maxStay: 14,
        closedToArrival: true,
        closedToDeparture: true,
        stopSell: true
    )

    private func edit(_ change: (inout RateEdit) -> Void = { _ in }) -> RateEdit {
        var edit = RateEdit(ratePlan: plan, nights: day(0)...day(10))
        change(&edit)
        return edit
    }

    @Test("an edit that sets nothing changes nothing")
    func empty() {
        #expect(edit().fields == [])
        #expect(edit().applied(to: old) == old)
    }

    @Test("each field is set alone")
    func singleFields() throws {
        let price = try reais(33_300)
        let cases: [(CalendarFields, RateEdit, WritableKeyPath<Restrictions, Int>?, Int)] = [
            (.rate, edit { $0.amount = price }, nil, 0),
            (.minStayArrival, edit { $0.minStayArrival = 5 }, \.minStayArrival, 5),
            (.minStayThrough, edit { $0.minStayThrough = 1 }, \.minStayThrough, 1),
            (.maxStay, edit { $0.maxStay = 0 }, \.maxStay, 0),
        ]
        for (fields, edit, path, value) in cases {
            var expected = old
            if let path { expected[keyPath: path] = value }
            #expect(edit.fields == fields)
            #expect(edit.applied(to: old) == expected)
        }
        let switches: [(CalendarFields, WritableKeyPath<RateEdit, Bool?>, WritableKeyPath<Restrictions, Bool>)] = [
            (.closedToArrival, \.closedToArrival, \.closedToArrival),
            (.closedToDeparture, \.closedToDeparture, \.closedToDeparture), (.stopSell, \.stopSell, \.stopSell),
        ]
        for (fields, set, path) in switches {
            for (value, before) in [(false, old), (true, Restrictions.none)] {
                var expected = before
                expected[keyPath: path] = value
                let edit = edit { $0[keyPath: set] = value }
                #expect(edit.fields == fields)
                #expect(edit.applied(to: before) == expected)
            }
        }
    }

    @Test("all fields together are those of a rate plan, in bits of their own")
    func allFields() throws {
        let price = try reais(100)
        let all = edit {
            $0.amount = price
            $0.minStayArrival = 1
            $0.minStayThrough = 1
            $0.maxStay = 0
            $0.closedToArrival = false
            $0.closedToDeparture = false
            $0.stopSell = false
        }
        #expect(all.fields == .ofRatePlan)
        #expect(all.applied(to: old) == .none)
        #expect(CalendarFields.ofRatePlan.rawValue == 0b1111_1110)
        #expect(!CalendarFields.ofRatePlan.contains(.availability))
    }

    @Test("an occupancy alone sets nothing")
    func occupancy() {
        #expect(edit { $0.occupancy = 1 }.fields == [])
    }

    @Test("covers its first and last night, and none beside them")
    func nights() {
        let covered = (-2...12).filter { edit().covers(day($0)) }
        #expect(covered == Array(0...10))
    }

    @Test(
        "covers the chosen days of the week only",
        arguments: [
            ([Weekday.monday], [0, 7]), ([.friday, .saturday], [4, 5]), ([.sunday], [6]), ([], []),
            (Set(Weekday.allCases), Array(0...10)),
        ] as [(Set<Weekday>, [Int])]
    )
    func weekdays(weekdays: Set<Weekday>, expected: [Int]) {
        // 2027-03-01 is a Monday.
        let edit = RateEdit(ratePlan: plan, nights: day(0)...day(10), weekdays: weekdays)
        #expect((-7...17).filter { edit.covers(day($0)) } == expected)
    }
}

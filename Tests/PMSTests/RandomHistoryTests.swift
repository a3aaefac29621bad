import Database
import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Histories at random")
struct RandomHistoryTests {
    @Test("keep every rule of the house at every step", arguments: 1...20 as ClosedRange<UInt64>)
    func rules(seed: UInt64) async throws {
        var history = try await RandomHistory(seed: seed)
        let nights = day(-2)...day(45)
        var before = try await history.test.hotel.calendar(nights)
        var trace = try await history.test.trace()
        for step in 1...200 {
            let verb = try await history.step()
            let broken = try await HouseRules.broken(in: history.test, nights)
            let after = try await history.test.hotel.calendar(nights)
            let changes = try await history.test.hotel.changes(after: before.version)
            let unsaid = CalendarDifference.unsaid(before, after, changes, from: history.test.today)
            let next = try await history.test.trace()
            try #require(broken.isEmpty && unsaid.isEmpty, "seed \(seed), step \(step), \(verb): \(broken) \(unsaid)")
            #expect(next.state == trace.state || next.audits > trace.audits, "no audit of \(verb)")
            (before, trace) = (after, next)
        }
    }

    @Test("leave nobody without a room who could have one", arguments: 1...10 as ClosedRange<UInt64>)
    func nobodyWaits(seed: UInt64) async throws {
        var history = try await RandomHistory(seed: seed, isMovable: true)
        for step in 1...100 {
            let verb = try await history.step()
            let rules = try await history.test.database.read { try HouseRules($0) }
            try #require(rules.needlesslyWaiting() == [], "seed \(seed), step \(step), \(verb)")
        }
    }
}

extension HotelUnderTest {
    /// What is to be told apart of the hotel's state, and how much was audited.
    ///
    /// A hash of the whole database would say more, and take most of the test's time.
    fileprivate func trace() async throws -> (state: String, audits: Int) {
        let state = try await database.read { transaction in
            let texts = try [
                "SELECT changeSequence || ' ' || reservationNumber FROM property",
                "SELECT group_concat(id || name || coalesce(email, '')) FROM guest",
                "SELECT group_concat(id || status || guest || updatedAt) FROM reservation",
                "SELECT group_concat(id || arrival || departure || coalesce(room, '')) FROM roomStay",
                "SELECT group_concat(id) FROM roomClosure",
            ].map { try transaction.row($0)?.get(0) as String? ?? "" }
            return texts.joined(separator: ";")
        }
        return (state, try await count("auditLog"))
    }
}

/// What differs between two calendars.
enum CalendarDifference {
    /// The cells from that day on that differ and that no change names.
    static func unsaid(
        _ old: HotelCalendar,
        _ new: HotelCalendar,
        _ changes: [CalendarChange],
        from today: Day
    ) -> [String] {
        var unsaid: [String] = []
        for (before, after) in zip(old.roomTypes, new.roomTypes) {
            for (index, night) in old.nights.enumerated()
            where night >= today
                && (before.available[index] != after.available[index] || before.offers[index] != after.offers[index])
            {
                let isSaid = changes.contains {
                    $0.target == .roomType(after.roomType.id) && $0.nights.contains(night)
                        && $0.fields.contains(.availability) && $0.weekdays.contains(night.weekday)
                }
                if !isSaid { unsaid.append("\(after.roomType.id) \(night)") }
            }
        }
        for (before, after) in zip(old.ratePlans, new.ratePlans) {
            for (index, night) in old.nights.enumerated() where night >= today {
                var fields: CalendarFields = before.prices[index] == after.prices[index] ? [] : .rate
                if before.restrictions[index] != after.restrictions[index] { fields.insert(.stopSell) }
                guard !fields.isEmpty else { continue }
                let isSaid = changes.contains {
                    $0.target == .ratePlan(after.ratePlan.id) && $0.nights.contains(night)
                        && $0.weekdays.contains(night.weekday) && fields.isSubset(of: $0.fields)
                }
                if !isSaid { unsaid.append("\(after.ratePlan.id) \(night)") }
            }
        }
        return unsaid
    }
}

import HotelCore
import HotelTesting
import HotelValues
import Testing

@Suite("Availability")
struct AvailabilityTests {
    @Test(
        "what is left is never below zero",
        arguments: [(5, 0, 0, 5), (5, 3, 1, 1), (5, 5, 0, 0), (5, 4, 2, 0), (0, 0, 1, 0), (2, 9, 9, 0)]
    )
    func left(rooms: Int, taken: Int, waiting: Int, left: Int) {
        #expect(Availability.left(rooms: rooms, taken: taken, waiting: waiting) == left)
    }

    @Test(
        "days that follow one another become one range",
        arguments: [
            ([], []), ([3], [3...3]), ([3, 4, 5], [3...5]), ([1, 3, 4, 9], [1...1, 3...4, 9...9]),
        ] as [([Int], [ClosedRange<Int>])]
    )
    func runs(days: [Int], expected: [ClosedRange<Int>]) {
        let ranges = DayRuns.ranges(of: days.map(day))
        #expect(ranges == expected.map { day($0.lowerBound)...day($0.upperBound) })
    }
}

@Suite("Effect of a change on availability")
struct AvailabilityEffectTests {
    private func room(_ type: String?, _ arrival: Int, _ departure: Int, in room: String? = nil) throws -> RoomStay {
        let stay = try stay(arrival, departure)
        return RoomStay(
            id: RoomStay.ID("\(type ?? "?") \(stay)"),
            roomType: type.map { RoomType.ID($0) },
            ratePlan: nil,
            stay: stay,
            occupancy: Occupancy(adults: 2),
            nightlyAmounts: try stay.nights.map { _ in try reais(100) },
            room: room.map { Room.ID($0) }
        )
    }

    private func reservation(_ rooms: RoomStay..., status: Reservation.Status = .confirmed) throws -> Reservation {
        Reservation(
            id: Reservation.ID("r"),
            number: 1,
            status: status,
            guest: Guest.ID("g"),
            source: .direct,
            currency: try #require(Currency("BRL")),
            roomStays: rooms
        )
    }

    private func effect(_ type: String, _ nights: ClosedRange<Int>) -> AvailabilityEffect {
        AvailabilityEffect(roomType: RoomType.ID(type), nights: day(nights.lowerBound)...day(nights.upperBound))
    }

    @Test("a reservation made or cancelled alters all its nights")
    func created() throws {
        let new = try reservation(room("ov", 1, 4))
        #expect(AvailabilityEffect.between(nil, new) == [effect("ov", 1...3)])
        #expect(AvailabilityEffect.between(new, nil) == [effect("ov", 1...3)])
        #expect(AvailabilityEffect.between(nil, nil) == [])
        for status in [Reservation.Status.cancelled, .noShow] {
            let gone = try reservation(room("ov", 1, 4), status: status)
            #expect(AvailabilityEffect.between(new, gone) == [effect("ov", 1...3)])
            #expect(AvailabilityEffect.between(gone, new) == [effect("ov", 1...3)])
            #expect(AvailabilityEffect.between(nil, gone) == [])
        }
    }

    @Test(
        "arrival and departure of the guest alter nothing",
        arguments: [Reservation.Status.checkedIn, .checkedOut, .pending]
    )
    func statusOnly(status: Reservation.Status) throws {
        let old = try reservation(room("ov", 1, 4))
        let new = try reservation(room("ov", 1, 4), status: status)
        #expect(AvailabilityEffect.between(old, new) == [])
    }

    @Test("a move within the type alters nothing")
    func movedWithinType() throws {
        let old = try reservation(room("ov", 1, 4, in: "501"))
        let new = try reservation(room("ov", 1, 4, in: "502"))
        #expect(AvailabilityEffect.between(old, new) == [])
    }

    @Test("other dates alter exactly the freed and the taken nights")
    func datesChanged() throws {
        let old = try reservation(room("ov", 1, 4))
        #expect(
            AvailabilityEffect.between(old, try reservation(room("ov", 2, 6))) == [
                effect("ov", 1...1), effect("ov", 4...5),
            ]
        )
        #expect(AvailabilityEffect.between(old, try reservation(room("ov", 4, 6))) == [effect("ov", 1...5)])
        #expect(AvailabilityEffect.between(old, try reservation(room("ov", 1, 3))) == [effect("ov", 3...3)])
        #expect(
            AvailabilityEffect.between(old, try reservation(room("ov", 8, 9))) == [
                effect("ov", 1...3), effect("ov", 8...8),
            ]
        )
    }

    @Test("another type alters the nights of both")
    func typeChanged() throws {
        let old = try reservation(room("ov", 1, 4))
        let new = try reservation(room("lvu", 1, 4))
        #expect(AvailabilityEffect.between(old, new) == [effect("lvu", 1...3), effect("ov", 1...3)])
    }

    @Test("nights that one stay gives up and another takes cancel out")
    func swapped() throws {
        let old = try reservation(room("ov", 1, 4), room("lvu", 1, 4))
        let new = try reservation(room("lvu", 1, 4), room("ov", 1, 5))
        #expect(AvailabilityEffect.between(old, new) == [effect("ov", 4...4)])
    }

    @Test("a room of an unknown type alters nothing until it is mapped")
    func unmapped() throws {
        let old = try reservation(room(nil, 1, 4))
        #expect(AvailabilityEffect.between(nil, old) == [])
        #expect(AvailabilityEffect.between(old, try reservation(room("ov", 1, 4))) == [effect("ov", 1...3)])
    }

    @Test("covers exactly the nights whose count differs", arguments: 1...10 as ClosedRange<UInt64>)
    func property(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let old = Reservation.random(using: &generator)
            var new = Reservation.random(using: &generator)
            // Some stays are common to both.
            new.roomStays += old.roomStays.filter { _ in generator.oneIn(2) }
            let effects = AvailabilityEffect.between(old, new)
            let covered = effects.flatMap { effect in effect.nights.map { Cell(type: effect.roomType, night: $0) } }
            #expect(Set(covered).count == covered.count)
            #expect(Set(covered) == Cell.differing(old, new))
            #expect(effects == AvailabilityEffect.between(new, old))
            #expect(AvailabilityEffect.between(old, old).isEmpty)
        }
    }
}

/// A night of a room type.
private struct Cell: Hashable {
    let type: RoomType.ID
    let night: Day

    static func differing(_ old: Reservation, _ new: Reservation) -> Set<Cell> {
        let (before, after) = (counts(old), counts(new))
        return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    }

    private static func counts(_ reservation: Reservation) -> [Cell: Int] {
        guard ![.cancelled, .noShow].contains(reservation.status) else { return [:] }
        let cells = reservation.roomStays.flatMap { roomStay in
            roomStay.stay.nights.compactMap { night in roomStay.roomType.map { Cell(type: $0, night: night) } }
        }
        return Dictionary(grouping: cells) { $0 }.mapValues(\.count)
    }
}

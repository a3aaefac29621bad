import HotelCore
import HotelTesting
import HotelValues
import PMS

/// What people do at a hotel within some minutes, drawn from a seed.
struct EditScript: Sendable {
    /// One action of a person, or of a guest.
    enum Edit: Hashable, Sendable {
        case setRates([RateEdit])
        case reserve(RoomType.ID, Stay)
        /// Cancels one of the reservations so far.
        case cancel(Int)
        case closeRoom(Room.ID, ClosedRange<Day>)
        /// Reopens one of the rooms closed so far.
        case reopenRoom(Int)
    }

    /// The actions and how long after the beginning each of them is done, in order.
    private(set) var edits: [(after: Duration, edit: Edit)] = []

    /// How long after the beginning the last action is done.
    var length: Duration { edits.last?.after ?? .zero }

    /// So many actions at a hotel whose calendar has these nights.
    ///
    /// Now one follows the other within a moment, now after a minute.
    init(seed: UInt64, count: ClosedRange<Int> = 4...14, nights: ClosedRange<Day>) {
        var generator = SplitMix64(seed: seed)
        var instant = Duration.milliseconds(Int.random(in: 0...3_000, using: &generator))
        for _ in 0..<Int.random(in: count, using: &generator) {
            edits.append((instant, Edit.random(in: nights, using: &generator)))
            instant += EditScript.pause(using: &generator)
        }
    }

    private static func pause(using generator: inout SplitMix64) -> Duration {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<5: .milliseconds(Int.random(in: 1...600, using: &generator))
        case 5..<9: .milliseconds(Int.random(in: 600...9_000, using: &generator))
        default: .seconds(Int.random(in: 20...80, using: &generator))
        }
    }
}

extension EditScript.Edit {
    fileprivate static func random(in nights: ClosedRange<Day>, using generator: inout SplitMix64) -> Self {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0..<7:
            let count = generator.oneIn(3) ? Int.random(in: 2...5, using: &generator) : 1
            return .setRates((0..<count).map { _ in RateEdit.random(in: nights, using: &generator) })
        case 7, 8:
            let type = SampleHouse.roomTypes.randomElement(using: &generator)?.id ?? RoomType.ID("std")
            return .reserve(type, .random(in: nights, using: &generator))
        case 9: return .cancel(Int.random(in: 0..<10, using: &generator))
        case 10:
            let room = SampleHouse.rooms.randomElement(using: &generator)?.id ?? Room.ID("101")
            return .closeRoom(room, range(in: nights, most: 20, using: &generator))
        default: return .reopenRoom(Int.random(in: 0..<10, using: &generator))
        }
    }

    fileprivate static func range(
        in nights: ClosedRange<Day>,
        most: Int,
        using generator: inout SplitMix64
    ) -> ClosedRange<Day> {
        let first = Int.random(in: 0..<nights.count, using: &generator)
        let last = min(nights.count - 1, first + Int.random(in: 0..<most, using: &generator))
        return nights.lowerBound.advanced(by: first)...nights.lowerBound.advanced(by: last)
    }
}

extension Stay {
    fileprivate static func random(in nights: ClosedRange<Day>, using generator: inout SplitMix64) -> Stay {
        let range = EditScript.Edit.range(in: nights, most: 6, using: &generator)
        guard let stay = Stay(arrival: range.lowerBound, departure: range.upperBound.advanced(by: 1)) else {
            preconditionFailure("a range of nights is a stay")
        }
        return stay
    }
}

extension RateEdit {
    fileprivate static func random(in nights: ClosedRange<Day>, using generator: inout SplitMix64) -> RateEdit {
        let plan = SampleHouse.ratePlans.randomElement(using: &generator)?.id ?? RatePlan.ID("std-flex")
        let length = [1, 7, 40, 100].randomElement(using: &generator) ?? 1
        var edit = RateEdit(
            ratePlan: plan,
            nights: EditScript.Edit.range(in: nights, most: length, using: &generator)
        )
        if generator.oneIn(3) {
            edit.weekdays = Set(
                Weekday.allCases.shuffled(using: &generator).prefix(.random(in: 1...3, using: &generator))
            )
        }
        if generator.oneIn(4), plan.rawValue == "std-flex" { edit.occupancy = 1 }
        while edit.fields.isEmpty {
            if generator.oneIn(2) {
                edit.amount = SampleHouse.money(Int64.random(in: 90...110, using: &generator) * 100)
            }
            if generator.oneIn(4) { edit.minStayArrival = .random(in: 1...3, using: &generator) }
            if generator.oneIn(4) { edit.minStayThrough = .random(in: 1...3, using: &generator) }
            if generator.oneIn(5) { edit.maxStay = [0, 7, 14].randomElement(using: &generator) }
            if generator.oneIn(5) { edit.closedToArrival = generator.oneIn(2) }
            if generator.oneIn(5) { edit.closedToDeparture = generator.oneIn(2) }
            if generator.oneIn(5) { edit.stopSell = generator.oneIn(2) }
        }
        return edit
    }
}

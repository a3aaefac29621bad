import HotelTesting
import HotelValues
import PMSWire

/// Draws stays of one to three nights over the hotel's next nights, each room type as often as it has rooms.
struct StaySource {
    /// What somebody books.
    struct Draw {
        /// Its number, from 0.
        let number: Int
        let ratePlan: RatePlanAnswer
        let stay: Stay
    }

    /// The last night is this far ahead, within what the hotel has priced.
    private static let horizon = 490

    private let plans: [RatePlanAnswer]
    private let today: Day
    private var generator: SplitMix64
    private var count = 0

    /// Stays in that house; equal seeds draw equal stays.
    init(_ house: HotelAnswer, seed: UInt64) {
        let first = Dictionary(house.ratePlans.map { ($0.roomType, $0) }) { first, _ in first }
        plans = house.roomTypes.flatMap { type in
            first[type.code].map { [RatePlanAnswer](repeating: $0, count: type.roomCount) } ?? []
        }
        today = house.today
        generator = SplitMix64(seed: seed)
    }

    /// The next one; nil for a house that sells nothing.
    mutating func next() -> Draw? {
        let arrival = today.advanced(by: .random(in: 1...StaySource.horizon, using: &generator))
        let nights = Int.random(in: 1...3, using: &generator)
        guard let plan = plans.randomElement(using: &generator),
            let stay = Stay(arrival: arrival, departure: arrival.advanced(by: nights))
        else { return nil }
        defer { count += 1 }
        return Draw(number: count, ratePlan: plan, stay: stay)
    }

    /// So many of them.
    mutating func draws(_ count: Int) -> [Draw] { (0..<count).compactMap { _ in next() } }
}

import HotelCore
import HotelTesting
import HotelValues
import Testing

@Suite("Room assignment")
struct RoomAssignmentTests {
    private typealias Candidate = RoomAssignment.Candidate

    private func candidate(_ room: String, _ taken: Range<Int>...) -> Candidate {
        Candidate(room: Room.ID(room), taken: taken.map { day($0.lowerBound)..<day($0.upperBound) })
    }

    private func room(_ arrival: Int, _ departure: Int, among candidates: [Candidate]) throws -> String? {
        RoomAssignment.room(for: try stay(arrival, departure), among: candidates)?.rawValue
    }

    @Test("there is none among none, nor where every room is taken on some night")
    func none() throws {
        #expect(try room(5, 8, among: []) == nil)
        let full = [candidate("1", 0..<6), candidate("2", 7..<9), candidate("3", 6..<7), candidate("4", 0..<20)]
        #expect(try room(5, 8, among: full) == nil)
    }

    @Test("a guest may arrive on the day another leaves")
    func changeover() throws {
        #expect(try room(5, 8, among: [candidate("1", 0..<5, 8..<9)]) == "1")
    }

    @Test("the tightest gap is taken, the first room among equals")
    func tightest() throws {
        let empty = candidate("empty")
        let open = candidate("open", 0..<5)
        let loose = candidate("loose", 0..<3, 9..<12)
        let snug = candidate("snug", 0..<5, 9..<12)
        let exact = candidate("exact", 8..<12, 0..<5)
        #expect(try room(5, 8, among: [empty, open, loose, snug, exact]) == "exact")
        #expect(try room(5, 8, among: [empty, open, loose, snug]) == "snug")
        #expect(try room(5, 8, among: [empty, open, loose]) == "loose")
        #expect(try room(5, 8, among: [empty, open]) == "open")
        #expect(try room(5, 8, among: [candidate("b"), candidate("a")]) == "b")
        #expect(try room(5, 8, among: [candidate("b", 2..<4), candidate("a", 9..<10)]) == "b")
    }

    @Test("an empty closure closes nothing")
    func emptyRange() throws {
        #expect(try room(5, 8, among: [candidate("1", 6..<6)]) == "1")
    }

    @Test("agrees with counting free nights one by one", arguments: 1...10 as ClosedRange<UInt64>)
    func bruteForce(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let candidates = (0..<Int.random(in: 0...5, using: &generator)).map { index in
                Candidate(
                    room: Room.ID("\(index)"),
                    taken: (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        Stay.random(within: day(0)..<day(30), using: &generator).nights
                    }
                )
            }
            let stay = Stay.random(within: day(0)..<day(30), using: &generator)
            let wastes = candidates.map { freeNightsBeside(stay, in: $0) }
            let least = wastes.compactMap(\.self).min()
            let expected = least.flatMap { least in zip(candidates, wastes).first { $1 == least }?.0.room }
            #expect(RoomAssignment.room(for: stay, among: candidates) == expected)
        }
    }

    /// Walks away from the stay on both sides to the next taken night, as far as anything can be.
    private func freeNightsBeside(_ stay: Stay, in candidate: Candidate) -> Int? {
        let isTaken = { (night: Day) in candidate.taken.contains { $0.contains(night) } }
        guard !stay.nights.contains(where: isTaken) else { return nil }
        let before = (1...1_000).first { isTaken(stay.arrival.advanced(by: -$0)) }.map { $0 - 1 } ?? 1_000
        let after = (0..<1_000).first { isTaken(stay.departure.advanced(by: $0)) } ?? 1_000
        return before + after
    }
}

import HotelCore
import HotelTesting
import HotelValues
import Testing

@Suite("Rearrangement of rooms")
struct RearrangementTests {
    private typealias Candidate = RoomAssignment.Candidate
    private typealias Sleeper = RoomAssignment.Sleeper

    private func sleeper(
        _ id: String,
        _ arrival: Int,
        _ departure: Int,
        in room: String?,
        isMovable: Bool = true
    ) throws -> Sleeper {
        Sleeper(
            id: RoomStay.ID(id),
            stay: try stay(arrival, departure),
            room: room.map { Room.ID($0) },
            isMovable: isMovable
        )
    }

    /// The plan by the texts of the ids.
    private func plan(_ sleepers: [Sleeper], _ candidates: [Candidate]) -> [String: String]? {
        let moves = RoomAssignment.rearrangement(of: sleepers, among: candidates)
        return moves.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key.rawValue, $0.value.rawValue) }) }
    }

    private func rooms(_ count: Int) -> [Candidate] { (1...count).map { Candidate(room: Room.ID("\($0)"), taken: []) } }

    @Test("one guest moves so that another finds a room")
    func oneMove() throws {
        let sleepers = [
            try sleeper("early", 0, 3, in: "1"), try sleeper("late", 3, 6, in: "2"), try sleeper("new", 0, 6, in: nil),
        ]
        let moves = try #require(RoomAssignment.rearrangement(of: sleepers, among: rooms(2)))
        try expectValid(moves, sleepers, rooms(2))
        #expect(moves.count == 2)
    }

    @Test("nobody moves when those who wait fit beside them")
    func nobodyMoves() throws {
        // The one who waits arrives first, and would fit best into the room of a later guest.
        let sleepers = [
            try sleeper("new", 0, 4, in: nil), try sleeper("a", 3, 6, in: "1"), try sleeper("b", 6, 9, in: "2"),
        ]
        #expect(plan(sleepers, rooms(2)) == ["new": "2"])
    }

    @Test("whoever cannot move stays, and makes a plan impossible when in the way")
    func immovable() throws {
        let fixed = [
            try sleeper("early", 0, 3, in: "1", isMovable: false),
            try sleeper("late", 3, 6, in: "2", isMovable: false),
        ]
        let new = try sleeper("new", 0, 6, in: nil)
        #expect(plan(fixed + [new], rooms(2)) == nil)
        #expect(plan(fixed + [new], rooms(3)) == ["new": "3"])
    }

    @Test("an oversold night has no plan")
    func oversold() throws {
        let sleepers = try (0..<3).map { try sleeper("\($0)", $0, 4, in: nil) }
        #expect(plan(sleepers, rooms(2)) == nil)
        #expect(plan(sleepers, []) == nil)
        #expect(plan([], []) == [:])
    }

    @Test("a stay without a room gets one, even where nobody may move it")
    func roomlessIsPlaced() throws {
        let new = try sleeper("new", 0, 2, in: nil, isMovable: false)
        #expect(plan([new], rooms(1)) == ["new": "1"])
    }

    @Test("a closed room is left")
    func closure() throws {
        let closed = [
            Candidate(room: Room.ID("1"), taken: [day(1)..<day(2)]), Candidate(room: Room.ID("2"), taken: []),
        ]
        let sleepers = [try sleeper("a", 0, 3, in: "1")]
        #expect(plan(sleepers, closed) == ["a": "2"])
    }

    @Test("a guest moves beside a closure, so that a longer stay gets the open room")
    func tightestAroundClosure() throws {
        let closed = [
            Candidate(room: Room.ID("1"), taken: [day(3)..<day(9)]), Candidate(room: Room.ID("2"), taken: []),
        ]
        let sleepers = [try sleeper("short", 0, 3, in: "2"), try sleeper("new", 0, 6, in: nil)]
        #expect(plan(sleepers, closed) == ["short": "1", "new": "2"])
    }

    @Test("is always found when all may move and no night is oversold", arguments: 1...20 as ClosedRange<UInt64>)
    func complete(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let count = Int.random(in: 1...6, using: &generator)
            var sleepers = RoomAssignment.sleepers(rooms: count, nights: day(0)..<day(25), using: &generator)
            // Some are in a room, whether or not that can last.
            for index in sleepers.indices where generator.oneIn(2) {
                sleepers[index].room = Room.ID("\(Int.random(in: 1...count, using: &generator))")
            }
            sleepers.shuffle(using: &generator)
            let moves = try #require(RoomAssignment.rearrangement(of: sleepers, among: rooms(count)))
            try expectValid(moves, sleepers, rooms(count))
        }
    }

    @Test("moves nobody when everybody has a room", arguments: 1...20 as ClosedRange<UInt64>)
    func nothingToDo(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 1...6, using: &generator)
        var sleepers = RoomAssignment.sleepers(rooms: count, nights: day(0)..<day(25), using: &generator)
        let plan = try #require(RoomAssignment.rearrangement(of: sleepers, among: rooms(count)))
        for index in sleepers.indices {
            sleepers[index].room = plan[sleepers[index].id]
            sleepers[index].isMovable = generator.oneIn(2)
        }
        #expect(RoomAssignment.rearrangement(of: sleepers, among: rooms(count)) == [:])
    }

    @Test("a plan around what cannot move is a valid one", arguments: 1...20 as ClosedRange<UInt64>)
    func valid(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var found = 0
        for _ in 0..<40 {
            let count = Int.random(in: 2...5, using: &generator)
            var sleepers = RoomAssignment.sleepers(rooms: count, nights: day(0)..<day(25), using: &generator)
            var candidates = rooms(count)
            let plan = try #require(RoomAssignment.rearrangement(of: sleepers, among: candidates))
            // Some stay fixed where they are; others lose their room; one is replaced by a closure.
            for index in sleepers.indices {
                sleepers[index].isMovable = !generator.oneIn(5)
                let losesRoom = sleepers[index].isMovable && generator.oneIn(3)
                sleepers[index].room = losesRoom ? nil : plan[sleepers[index].id]
            }
            if let closed = sleepers.popLast(), let room = candidates.firstIndex(where: { $0.room == plan[closed.id] })
            {
                candidates[room].taken = [closed.stay.nights]
            }
            guard let moves = RoomAssignment.rearrangement(of: sleepers, among: candidates) else { continue }
            found += 1
            try expectValid(moves, sleepers, candidates)
        }
        #expect(found > 0)
    }

    /// Everybody has one of the rooms, alone, and only those who may be moved were.
    private func expectValid(
        _ moves: [RoomStay.ID: Room.ID],
        _ sleepers: [Sleeper],
        _ candidates: [Candidate]
    ) throws {
        var taken: [Room.ID: Set<Day>] = [:]
        for candidate in candidates { taken[candidate.room] = Set(candidate.taken.flatMap { $0 }) }
        for sleeper in sleepers {
            let move = moves[sleeper.id]
            if move != nil { #expect(sleeper.isMovable && move != sleeper.room) }
            let room = try #require(move ?? sleeper.room)
            for night in sleeper.stay.nights {
                #expect(try #require(taken[room]).contains(night) == false, "\(room) is taken twice on \(night)")
                taken[room]?.insert(night)
            }
        }
    }
}

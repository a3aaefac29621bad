public import HotelValues

/// Which room a stay gets.
public enum RoomAssignment {
    /// A room and the nights on which it is taken, as half-open ranges in any order.
    public struct Candidate: Hashable, Sendable {
        /// The room.
        public var room: Room.ID
        /// Taken by other stays or closed.
        public var taken: [Range<Day>]

        /// A room with these nights taken.
        public init(room: Room.ID, taken: [Range<Day>]) {
            self.room = room
            self.taken = taken
        }
    }

    /// The room, free for the whole stay, in which the stay leaves the least free nights beside it; nil when none is.
    ///
    /// The tightest gap keeps long gaps whole for long stays. An open side, before the first or after the last stay,
    /// counts as a long gap. Among equals, the first candidate wins.
    public static func room(for stay: Stay, among candidates: [Candidate]) -> Room.ID? {
        var best: (room: Room.ID, waste: Int)?
        for candidate in candidates {
            guard let waste = waste(of: stay, in: candidate.taken) else { continue }
            if best.map({ waste < $0.waste }) ?? true { best = (candidate.room, waste) }
        }
        return best?.room
    }

    /// Free nights left on both sides; nil when the stay does not fit.
    private static func waste(of stay: Stay, in taken: [Range<Day>]) -> Int? {
        var before = openSide
        var after = openSide
        for range in taken where !range.isEmpty {
            if range.overlaps(stay.nights) { return nil }
            if range.upperBound <= stay.arrival {
                before = min(before, range.upperBound.distance(to: stay.arrival))
            } else {
                after = min(after, stay.departure.distance(to: range.lowerBound))
            }
        }
        return before + after
    }

    /// Longer than any gap between two stays that the calendar shows.
    private static let openSide = 1_000
}

extension RoomAssignment {
    /// A stay that is in a room, or waits for one.
    public struct Sleeper: Hashable, Sendable {
        /// Which stay.
        public var id: RoomStay.ID
        /// Its nights.
        public var stay: Stay
        /// Where it is now.
        public var room: Room.ID?
        /// Whether it may be moved: not when its guest is in the room, nor when a person chose the room.
        public var isMovable: Bool

        /// A stay with these facts.
        public init(id: RoomStay.ID, stay: Stay, room: Room.ID?, isMovable: Bool) {
            self.id = id
            self.stay = stay
            self.room = room
            self.isMovable = isMovable
        }
    }

    /// New rooms for some of the sleepers, such that every one of them has a room; nil when that cannot be found.
    ///
    /// `candidates` hold only what is no sleeper's (closures). Dealt out in three ways, the gentlest first:
    /// 1. first those who have a room, each into their own, then those who wait, into what is free;
    /// 2. all by arrival, each into the room they have if that is still free then: this succeeds whenever no night is
    ///    oversold and nothing is immovable or closed;
    /// 3. all by arrival, each into the tightest gap, which may fit around what cannot move.
    ///
    /// Around immovable stays and closures it may miss a plan that exists. Whoever has no room may be put into any.
    public static func rearrangement(of sleepers: [Sleeper], among candidates: [Candidate]) -> [RoomStay.ID: Room.ID]? {
        let fixed = sleepers.filter { !$0.isMovable && $0.room != nil }
        let byArrival = sleepers.filter { $0.isMovable || $0.room == nil }
            .sorted { ($0.stay.arrival, $0.stay.departure, $0.id) < ($1.stay.arrival, $1.stay.departure, $1.id) }
        let waitingLast = byArrival.filter { $0.room != nil } + byArrival.filter { $0.room == nil }
        let rooms = candidates.map { candidate in
            let taken = fixed.filter { $0.room == candidate.room }.map(\.stay.nights)
            return Candidate(room: candidate.room, taken: candidate.taken + taken)
        }
        return deal(waitingLast, among: rooms, keepingRooms: true)
            ?? deal(byArrival, among: rooms, keepingRooms: true)
            ?? deal(byArrival, among: rooms, keepingRooms: false)
    }

    /// Puts one after the other into a room; nil when one of them finds none.
    private static func deal(
        _ sleepers: [Sleeper],
        among candidates: [Candidate],
        keepingRooms: Bool
    ) -> [RoomStay.ID: Room.ID]? {
        var rooms = candidates
        var moves: [RoomStay.ID: Room.ID] = [:]
        for sleeper in sleepers {
            let own = keepingRooms ? rooms.filter { $0.room == sleeper.room } : []
            guard let room = room(for: sleeper.stay, among: own) ?? room(for: sleeper.stay, among: rooms),
                let index = rooms.firstIndex(where: { $0.room == room })
            else { return nil }
            rooms[index].taken.append(sleeper.stay.nights)
            if room != sleeper.room { moves[sleeper.id] = room }
        }
        return moves
    }
}

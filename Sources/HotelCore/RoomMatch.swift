import HotelValues

/// Which room of a booking's new revision is which room of its last one.
///
/// Channels seldom give rooms a stable key (contract §6.10), so rooms are paired by the key where both have one of the
/// channel's own, and else by how much they are alike, the most alike first and among equals in the booking's order.
enum RoomMatch {
    /// For each new room the index of its old one, each used at most once; nil for a room that was added.
    static func pairs(old: [BookedRoom], new: [BookedRoom]) -> [Int?] {
        var pairs = [Int?](repeating: nil, count: new.count)
        var taken = Set<Int>()
        for candidate in candidates(old: old, new: new)
        where pairs[candidate.new] == nil && !taken.contains(candidate.old) {
            pairs[candidate.new] = candidate.old
            taken.insert(candidate.old)
        }
        return pairs
    }

    private typealias Candidate = (likeness: Int, old: Int, new: Int)

    private static func candidates(old: [BookedRoom], new: [BookedRoom]) -> [Candidate] {
        let all = new.indices.flatMap { newIndex in
            old.indices.compactMap { oldIndex in
                likeness(old[oldIndex], new[newIndex]).map { Candidate(likeness: $0, old: oldIndex, new: newIndex) }
            }
        }
        return all.sorted { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    }

    /// How sure it is that the two are one room, by what a guest seldom changes; nil when they are two for certain.
    ///
    /// Nothing is as like a room as itself unchanged: the points of two rooms never exceed those of either with itself,
    /// so an unchanged room is found again whatever else is in the booking.
    ///
    /// | the same | points |
    /// |---|---|
    /// | key of the channel | 100 |
    /// | room type | 16 |
    /// | name of who sleeps there | 12, or 1 when neither has one |
    /// | nights | 8 |
    /// | rate plan, occupancy, prices | 1 each |
    private static func likeness(_ old: BookedRoom, _ new: BookedRoom) -> Int? {
        var points = 0
        if let oldKey = old.key, let newKey = new.key, !RoomKey.isOwn(oldKey) {
            guard oldKey == newKey else { return nil }
            points += 100
        }
        if old.roomType == new.roomType { points += 16 }
        if old.guestName == new.guestName { points += new.guestName == nil ? 1 : 12 }
        if old.stay == new.stay { points += 8 }
        if old.ratePlan == new.ratePlan { points += 1 }
        if old.occupancy == new.occupancy { points += 1 }
        if old.nightlyAmounts == new.nightlyAmounts { points += 1 }
        return points
    }
}

/// What rooms of a channel's booking are told apart by over its revisions.
///
/// A key is the channel's own where it has one (contract §6.7), else one that we give. The two are told apart by a
/// prefix that no channel uses, because different keys of the channel mean different rooms, and a key of ours means
/// nothing to the channel.
enum RoomKey {
    /// The key that we give to a room.
    static func own(_ id: RoomStay.ID) -> String { prefix + id.rawValue }

    /// Whether it is one that we gave.
    static func isOwn(_ key: String) -> Bool { key.hasPrefix(prefix) }

    private static let prefix = "own:"
}

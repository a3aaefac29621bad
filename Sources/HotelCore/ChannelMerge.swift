public import HotelValues

/// What a modification by a channel makes of a reservation: a three-way merge.
///
/// What the channel changed since its last revision is applied; what the hotel changed meanwhile (another room, a
/// better type, a price, a room of its own) stays. Where both changed the same thing differently, the channel's value
/// is taken, because the guest has it in writing, and the conflict is shown to a person.
///
/// A stay whose type changed loses its room. One whose nights changed keeps it; whether the room is free on the new
/// nights is for the caller to see.
public struct ChannelMerge {
    /// The rooms after the merge; those in which nothing changed are equal to before.
    public private(set) var roomStays: [RoomStay] = []
    /// Fields that hotel and channel changed differently.
    public private(set) var conflicts: [Reservation.Attention] = []
    /// The incoming snapshot with a key for each of its rooms: what the next revision is compared with.
    public private(set) var base: BookingSnapshot

    /// Merges `incoming` into `current`, given the channel's last snapshot, whose rooms all have keys.
    public init(
        current: [RoomStay],
        base old: BookingSnapshot,
        incoming: BookingSnapshot,
        makeID: () -> RoomStay.ID
    ) {
        self.base = incoming.withDistinctKeys()
        let matches = RoomMatch.pairs(old: old.rooms, new: base.rooms)
        let oldKeys = Set(old.rooms.compactMap(\.key))
        var merged: [RoomStay] = current.filter { $0.channelKey.map { !oldKeys.contains($0) } ?? true }
        for (index, room) in base.rooms.enumerated() {
            let before = matches[index].map { old.rooms[$0] }
            let mine = before.flatMap { before in current.first { $0.channelKey == before.key } }
            let id = mine?.id ?? makeID()
            let key = room.key ?? before?.key ?? RoomKey.own(id)
            base.rooms[index].key = key
            guard var roomStay = merge(mine: mine, before: before, theirs: room, id: id) else { continue }
            roomStay.channelKey = key
            merged.append(roomStay)
        }
        self.roomStays = ChannelMerge.inOrder(of: current, merged)
    }

    /// The rooms of a booking that the hotel did not know: all as the channel says.
    public init(first incoming: BookingSnapshot, makeID: () -> RoomStay.ID) {
        var nothing = incoming
        nothing.rooms = []
        self.init(current: [], base: nothing, incoming: incoming, makeID: makeID)
    }

    /// The room after the merge; nil when the hotel took it out of the reservation and the channel did not touch it.
    private mutating func merge(
        mine: RoomStay?,
        before: BookedRoom?,
        theirs: BookedRoom,
        id: RoomStay.ID
    ) -> RoomStay? {
        guard let before else { return theirs.makeRoomStay(id: id) }
        if let mine { return merge(mine: mine, before: before, theirs: theirs) }
        guard !theirs.isEqualButForKey(to: before) else { return nil }
        conflicts.append(
            .conflict(field: "room", hotel: ConflictText.nothing, channel: ConflictText.of(theirs.roomType))
        )
        return theirs.makeRoomStay(id: id)
    }

    private mutating func merge(mine: RoomStay, before: BookedRoom, theirs: BookedRoom) -> RoomStay {
        var result = mine
        result.roomType = pick("room type", mine.roomType, before.roomType, theirs.roomType, ConflictText.of)
        result.ratePlan = pick("rate plan", mine.ratePlan, before.ratePlan, theirs.ratePlan, ConflictText.of)
        result.occupancy = pick("occupancy", mine.occupancy, before.occupancy, theirs.occupancy, ConflictText.of)
        result.guestName = pick("guest", mine.guestName, before.guestName, theirs.guestName, ConflictText.of)
        let nights = pick(
            "nights",
            PricedNights(mine.stay, mine.nightlyAmounts),
            PricedNights(before.stay, before.nightlyAmounts),
            PricedNights(theirs.stay, theirs.nightlyAmounts),
            ConflictText.of
        )
        result.stay = nights.stay
        result.nightlyAmounts = nights.amounts
        if result.roomType != mine.roomType {
            result.room = nil
            result.isPinned = false
        }
        return result
    }

    /// The value after the merge of one field; notes a conflict.
    private mutating func pick<Value: Equatable>(
        _ field: String,
        _ mine: Value,
        _ before: Value,
        _ theirs: Value,
        _ text: (Value) -> String
    ) -> Value {
        guard theirs != before else { return mine }
        if mine != before, mine != theirs {
            conflicts.append(.conflict(field: field, hotel: text(mine), channel: text(theirs)))
        }
        return theirs
    }

    /// Rooms that were there before keep their places, so that "the second room" stays the second.
    private static func inOrder(of current: [RoomStay], _ merged: [RoomStay]) -> [RoomStay] {
        let places = Dictionary(uniqueKeysWithValues: current.enumerated().map { ($1.id, $0) })
        return merged.enumerated()
            .sorted { left, right in
                (places[left.element.id] ?? current.count + left.offset)
                    < (places[right.element.id] ?? current.count + right.offset)
            }
            .map(\.element)
    }
}

/// How values are written in a conflict.
private enum ConflictText {
    static let nothing = "–"

    static func of(_ value: some CustomStringConvertible) -> String { value.description }

    static func of(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? nothing }
}

/// Nights with their prices: they change together.
private struct PricedNights: Equatable, CustomStringConvertible {
    let stay: Stay
    let amounts: [Money]

    init(_ stay: Stay, _ amounts: [Money]) {
        self.stay = stay
        self.amounts = amounts
    }

    var description: String { "\(stay) \(amounts.map(\.decimalText).joined(separator: " "))" }
}

extension BookingSnapshot {
    /// The snapshot without keys that tell nothing apart: of rooms that share one, only the first keeps it, and one
    /// that looks like a key of ours is not the channel's.
    fileprivate func withDistinctKeys() -> BookingSnapshot {
        var seen = Set<String>()
        var result = self
        for (index, room) in rooms.enumerated() {
            guard let key = room.key, RoomKey.isOwn(key) || !seen.insert(key).inserted else { continue }
            result.rooms[index].key = nil
        }
        return result
    }
}

extension BookedRoom {
    /// The room as the hotel holds it when nobody has touched it yet.
    ///
    /// Its `channelKey` is the channel's key, or else one made of `id`, marked as ours.
    public func makeRoomStay(id: RoomStay.ID) -> RoomStay {
        RoomStay(
            id: id,
            roomType: roomType,
            ratePlan: ratePlan,
            stay: stay,
            occupancy: occupancy,
            nightlyAmounts: nightlyAmounts,
            guestName: guestName,
            channelKey: key ?? RoomKey.own(id)
        )
    }

    fileprivate func isEqualButForKey(to other: BookedRoom) -> Bool {
        var copy = self
        copy.key = other.key
        return copy == other
    }
}

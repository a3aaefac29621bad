import HotelCore
import HotelValues
import Testing

/// A reservation and the booking behind it, as a hotel keeps both; ids are numbers from 1.
struct Link {
    var roomStays: [RoomStay]
    private(set) var base: BookingSnapshot
    private(set) var conflicts: [Reservation.Attention] = []
    private var nextID: Int

    /// What the hotel holds after the booking's first revision.
    init(first: BookingSnapshot) {
        var lastID = 0
        let merge = ChannelMerge(first: first) {
            lastID += 1
            return RoomStay.ID("\(lastID)")
        }
        (roomStays, base, nextID) = (merge.roomStays, merge.base, lastID + 1)
    }

    /// A booking of these rooms.
    init(_ rooms: [BookedRoom]) throws {
        let real = try #require(Currency("BRL"))
        self.init(first: BookingSnapshot(guest: GuestDetails(name: "Ana"), currency: real, rooms: rooms))
    }

    /// Merges the next revision.
    mutating func receive(_ incoming: BookingSnapshot) {
        var lastID = nextID - 1
        let merge = ChannelMerge(current: roomStays, base: base, incoming: incoming) {
            lastID += 1
            return RoomStay.ID("\(lastID)")
        }
        (roomStays, base, conflicts, nextID) = (merge.roomStays, merge.base, merge.conflicts, lastID + 1)
    }

    /// Merges a revision that holds these rooms.
    mutating func receive(_ rooms: [BookedRoom]) {
        var incoming = base
        incoming.rooms = rooms
        receive(incoming)
    }
}

public import HotelValues

/// What is left to sell of a room type.
public enum Availability {
    /// Rooms left on a night: those of the type, less those taken (occupied or closed), less the stays that were sold
    /// and wait for a room; never below zero, whatever was oversold.
    public static func left(rooms: Int, taken: Int, waiting: Int) -> Int {
        max(0, rooms - taken - waiting)
    }
}

/// Nights of a room type whose availability a change may have altered.
public struct AvailabilityEffect: Hashable, Sendable {
    /// The room type.
    public var roomType: RoomType.ID
    /// First and last night.
    public var nights: ClosedRange<Day>

    /// These nights of that room type.
    public init(roomType: RoomType.ID, nights: ClosedRange<Day>) {
        self.roomType = roomType
        self.nights = nights
    }

    /// What differs between two states of a reservation: the nights held in one and not in the other, by room type,
    /// neighbouring nights as one range, in the order of type and night.
    ///
    /// A room moved within its type alters nothing; nights kept by one stay and released by another cancel out. A stay
    /// counts for its `roomType`, to which its room, if it has one, must belong.
    public static func between(_ old: Reservation?, _ new: Reservation?) -> [AvailabilityEffect] {
        var difference: [RoomType.ID: [Day: Int]] = [:]
        count(old, -1, into: &difference)
        count(new, 1, into: &difference)
        return difference.keys.sorted().flatMap { type in
            let days = difference[type, default: [:]].filter { $0.value != 0 }.keys.sorted()
            return DayRuns.ranges(of: days).map { AvailabilityEffect(roomType: type, nights: $0) }
        }
    }

    private static func count(_ reservation: Reservation?, _ sign: Int, into held: inout [RoomType.ID: [Day: Int]]) {
        guard let reservation, reservation.status.holdsRooms else { return }
        for roomStay in reservation.roomStays {
            guard let type = roomStay.roomType else { continue }
            for night in roomStay.stay.nights { held[type, default: [:]][night, default: 0] += sign }
        }
    }
}

/// Days that follow one another, as ranges.
public enum DayRuns {
    /// The fewest ranges that cover exactly these days, which must ascend.
    public static func ranges(of days: [Day]) -> [ClosedRange<Day>] {
        var ranges: [ClosedRange<Day>] = []
        for day in days {
            if let last = ranges.last, last.upperBound.advanced(by: 1) == day {
                ranges[ranges.count - 1] = last.lowerBound...day
            } else {
                ranges.append(day...day)
            }
        }
        return ranges
    }
}

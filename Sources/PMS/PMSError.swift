public import HotelCore
public import HotelValues

/// Why a verb did nothing: what the caller can do about it is in the case.
public enum PMSError: Error, Hashable, Sendable {
    /// Something named does not exist; what it is, and the name.
    case unknown(Subject, String)
    /// The request cannot be right.
    case invalid(Flaw)
    /// The request is right by itself but not with the state of the hotel.
    case conflict(Obstacle)

    /// Kinds of things that have names.
    public enum Subject: String, Sendable {
        case property, roomType, ratePlan, room, roomClosure, guest, reservation, roomStay, apiKey
    }

    /// What is wrong with a request.
    public enum Flaw: Hashable, Sendable {
        /// A text that must say something is empty; which.
        case empty(String)
        /// A text is longer than so many bytes; which.
        case tooLong(String, limit: Int)
        /// A reservation needs at least one room.
        case noRooms
        /// More rooms than one reservation may have.
        case tooManyRooms(limit: Int)
        /// A stay has more nights than so many.
        case stayTooLong(limit: Int)
        /// A range has more nights than so many.
        case rangeTooLong(limit: Int)
        /// A night lies before the hotel's today.
        case past(Day)
        /// More people than the type sleeps.
        case tooManyPeople(RoomType.ID, capacity: Occupancy)
        /// Nobody sleeps there.
        case nobody
        /// The plan sells another type.
        case otherRoomType(RatePlan.ID, RoomType.ID)
        /// The room is of another type.
        case roomOfOtherType(Room.ID, RoomType.ID)
        /// The plan has no price on that night.
        case unpriced(RatePlan.ID, Day)
        /// As many prices as nights are needed.
        case priceCount(nights: Int, prices: Int)
        /// A price must be positive, and small enough for a bank.
        case amountOutOfRange
        /// The plan has no price for so many adults.
        case unsoldOccupancy(RatePlan.ID, Int)
        /// An edit that sets nothing.
        case nothingToChange
        /// A number of nights out of its range; which field.
        case nightsOutOfRange(String)
        /// A number of rooms or people out of its range; which field, and the most it may be.
        case countOutOfRange(String, limit: Int)
        /// A night lies farther ahead than the calendar reaches, which is to the other one.
        case tooFar(Day, last: Day)
        /// The plan's prices follow from another plan's, and are changed there.
        case derivedPrice(RatePlan.ID, parent: RatePlan.ID)
        /// Rules of sale that the plan takes over from another plan, where they are changed.
        case inheritedRules(RatePlan.ID, parent: RatePlan.ID)
        /// On that night of the plan a stay would have to be longer than it may be.
        case impossibleStay(RatePlan.ID, Day, minStay: Int, maxStay: Int)
        /// Something that is not sold any more.
        case retired(Subject, String)
        /// A plan cannot follow from one that follows from another itself, nor from itself.
        case derivationChain(RatePlan.ID, parent: RatePlan.ID)
        /// A share or a rounding of a derived plan out of its range.
        case derivationOutOfRange(RatePlan.ID)
        /// A code that programs cannot use; which field.
        case wrongCode(String)
        /// An unknown time zone, country or currency; the text.
        case unknownName(String)
    }

    /// What stands in the way.
    public enum Obstacle: Hashable, Sendable {
        /// No room of the type is free for all those nights.
        case soldOut(RoomType.ID, Stay)
        /// The room is taken or closed on that night.
        case roomTaken(Room.ID, Day)
        /// The status does not allow the verb.
        case status(Reservation.Status, verb: String)
        /// A stay without a room cannot be checked in.
        case noRoom(RoomStay.ID)
        /// The guest is not expected yet, or any more.
        case notToday(arrival: Day, today: Day)
        /// The same request key came with another request.
        case requestKeyReused(String)
        /// The thing exists already.
        case exists(Subject, String)
        /// The thing is used by others and cannot go.
        case inUse(Subject, String)
    }
}

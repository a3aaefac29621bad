public import HotelValues

/// One line of a bulk edit of what is offered: on these nights of this type, what is named gets the value.
public struct OfferEdit: Hashable, Sendable {
    /// The type whose offer changes.
    public var roomType: RoomType.ID
    /// First and last night, both included.
    public var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week; nil is all seven.
    public var weekdays: Set<Weekday>?
    /// See `ChannelOffer.heldBack`.
    public var heldBack: Int?
    /// See `ChannelOffer.cap`.
    public var cap: Cap?
    /// See `ChannelOffer.buffer`.
    public var buffer: Int?

    /// What becomes of a cap.
    public enum Cap: Hashable, Sendable {
        /// At most so many rooms are offered.
        case atMost(Int)
        /// There is no cap any more.
        case lifted
    }

    /// An edit that names a type and its nights, and so far sets nothing.
    public init(roomType: RoomType.ID, nights: ClosedRange<Day>, weekdays: Set<Weekday>? = nil) {
        self.roomType = roomType
        self.nights = nights
        self.weekdays = weekdays
    }

    /// What a number of rooms may be.
    public static let counts = 0...1_000

    /// Whether it sets nothing.
    public var isEmpty: Bool { heldBack == nil && cap == nil && buffer == nil }

    /// Whether it concerns that night.
    public func covers(_ night: Day) -> Bool {
        nights.contains(night) && (weekdays?.contains(night.weekday) ?? true)
    }

    /// The offer after the edit.
    public func applied(to old: ChannelOffer) -> ChannelOffer {
        var new = old
        new.heldBack = heldBack ?? old.heldBack
        new.buffer = buffer ?? old.buffer
        switch cap {
        case nil: break
        case .lifted: new.cap = nil
        case .atMost(let rooms): new.cap = rooms
        }
        return new
    }
}

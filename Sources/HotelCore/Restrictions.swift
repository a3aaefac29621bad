/// The rules of sale of a rate plan on one night.
public struct Restrictions: Hashable, Sendable {
    /// Least nights of a stay that arrives on this night; at least 1.
    public var minStayArrival: Int
    /// Least nights of a stay that covers this night; at least 1.
    public var minStayThrough: Int
    /// Most nights of a stay that arrives on this night; 0 is no limit.
    public var maxStay: Int
    /// No arrival on this day.
    public var closedToArrival: Bool
    /// No departure on this day.
    public var closedToDeparture: Bool
    /// Not on sale on this night.
    public var stopSell: Bool

    /// Restrictions that forbid nothing, but for what is given.
    public init(
        minStayArrival: Int = 1,
        minStayThrough: Int = 1,
        maxStay: Int = 0,
        closedToArrival: Bool = false,
        closedToDeparture: Bool = false,
        stopSell: Bool = false
    ) {
        self.minStayArrival = minStayArrival
        self.minStayThrough = minStayThrough
        self.maxStay = maxStay
        self.closedToArrival = closedToArrival
        self.closedToDeparture = closedToDeparture
        self.stopSell = stopSell
    }

    /// Forbids nothing: the values a cleared restriction has, and what a new calendar begins with.
    public static let none = Restrictions()

    /// The least nights a stay must have, where that is more than it may have: nobody could book such a night.
    ///
    /// Nil where the two agree, and on a night that is not on sale anyway.
    public var impossibleMinStay: Int? {
        let least = max(minStayArrival, minStayThrough)
        return !stopSell && maxStay > 0 && least > maxStay ? least : nil
    }
}

/// A rule of sale that a stay would break.
public enum RestrictionBreach: Hashable, Sendable {
    /// Fewer nights than a stay that arrives on that day must have; how many.
    case minStayArrival(Int)
    /// Fewer nights than a stay over one of its nights must have; how many.
    case minStayThrough(Int)
    /// More nights than a stay that arrives on that day may have; how many.
    case maxStay(Int)
    /// No arrival on its first day.
    case closedToArrival
    /// No departure on its last day.
    case closedToDeparture
    /// One of its nights is not on sale.
    case stopSell
}

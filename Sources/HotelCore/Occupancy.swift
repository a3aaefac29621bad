/// Who sleeps in a room.
public struct Occupancy: Hashable, Sendable, Codable {
    /// Grown-ups; rates are quoted by their number.
    public var adults: Int
    /// Children.
    public var children: Int
    /// Infants, who need no bed of their own.
    public var infants: Int

    /// That many people.
    public init(adults: Int, children: Int = 0, infants: Int = 0) {
        self.adults = adults
        self.children = children
        self.infants = infants
    }

    /// Whether all of them find a place where so many fit.
    ///
    /// The smaller may take a larger one's place, never the other way round: a child sleeps in an adult's bed, an
    /// infant in a child's.
    public func fits(in capacity: Occupancy) -> Bool {
        adults <= capacity.adults
            && adults + children <= capacity.adults + capacity.children
            && adults + children + infants <= capacity.adults + capacity.children + capacity.infants
    }
}

extension Occupancy: CustomStringConvertible {
    /// Adults, children and infants in this order, such as `2+1+0`.
    public var description: String { "\(adults)+\(children)+\(infants)" }
}

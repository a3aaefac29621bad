/// What is to be changed of a room type (contract §2.3); what is nil stays.
public struct RoomTypeChange: Encodable, Hashable, Sendable {
    /// Its name.
    public var title: String?
    /// How many rooms of it there are.
    public var roomCount: Int?
    /// How many adults fit; fewer than plans are sold for is refused.
    public var adults: Int?
    /// How many children fit.
    public var children: Int?
    /// How many infants fit.
    public var infants: Int?
    /// The number of guests a price is quoted for.
    public var defaultOccupancy: Int?

    private enum CodingKeys: String, CodingKey {
        case title
        case roomCount = "count_of_rooms"
        case adults = "occ_adults"
        case children = "occ_children"
        case infants = "occ_infants"
        case defaultOccupancy = "default_occupancy"
    }

    /// A change of nothing.
    public init() {}
}

public import HotelValues

/// How many rooms of a type are left to sell, on each of some nights (contract §3.3).
public struct AvailabilityValue: Hashable, Sendable {
    /// The property.
    public var property: ChannexProperty.ID
    /// The room type.
    public var roomType: ChannexRoomType.ID
    /// The nights, both ends included.
    public var nights: ClosedRange<Day>
    /// Rooms left on each night; 0 or more.
    public var availability: Int

    /// That many rooms on each of the nights.
    public init(
        property: ChannexProperty.ID,
        roomType: ChannexRoomType.ID,
        nights: ClosedRange<Day>,
        availability: Int
    ) {
        self.property = property
        self.roomType = roomType
        self.nights = nights
        self.availability = availability
    }
}

extension AvailabilityValue: ARIValue {
    func write(into writer: inout JSONWriter) {
        writer.object { members in
            members.key("property_id")
            members.text(property.rawValue)
            members.key("room_type_id")
            members.text(roomType.rawValue)
            members.write(nights)
            members.key("availability")
            members.integer(availability)
        }
    }
}

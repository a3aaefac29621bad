/// The people who sleep in one room.
struct Party: Codable, Hashable, Sendable {
    var adults: Int
    var children = 0
    var infants = 0
    /// The children's ages, which are told when there are children (contract §6.7).
    var ages: [Int] = []

    /// As it stands in a room and in a booking.
    var json: JSON {
        [
            "adults": JSON(adults), "children": JSON(children), "infants": JSON(infants),
            "ages": .array(ages.map { JSON($0) }),
        ]
    }

    /// Those of both together.
    static func + (left: Party, right: Party) -> Party {
        Party(
            adults: left.adults + right.adults,
            children: left.children + right.children,
            infants: left.infants + right.infants,
            ages: left.ages + right.ages
        )
    }
}

import HotelValues

/// Which nights changed and in what, gathered while changes are applied to properties that somebody asks about.
struct ARIJournal: Sendable {
    /// A night of a room type, or of the option at that place of a rate plan.
    struct Night: Hashable {
        let property: String
        let target: String
        var option = 0
        let day: Day
    }

    /// The properties of which it is kept.
    let properties: [String]
    /// How many rooms a room type had left before.
    private(set) var rooms: [Night: Int] = [:]
    /// What changed of a rate plan.
    private(set) var plans: [Night: RestrictionSet] = [:]

    /// A journal of those properties, empty as yet.
    init(of properties: [String]) {
        self.properties = properties
    }

    /// Notes a change of a room type's availability.
    mutating func note(_ day: Day, roomType: String, of property: String, before count: Int) {
        guard properties.contains(property) else { return }
        let night = Night(property: property, target: roomType, day: day)
        if rooms[night] == nil { rooms[night] = count }
    }

    /// Notes a change of a rate plan's option.
    mutating func note(
        _ day: Day,
        plan: String,
        option: Int = 0,
        of property: String,
        _ restrictions: RestrictionSet
    ) {
        guard properties.contains(property) else { return }
        let night = Night(property: property, target: plan, option: option, day: day)
        plans[night, default: []].formUnion(restrictions)
    }
}

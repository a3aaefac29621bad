import HotelValues

/// Since when properties have no channel, and which warnings of their removal were given.
struct PropertyRemovals: Codable, Sendable {
    /// How long a property without a channel is kept (contract §9.2).
    static let grace = Duration.seconds(90 * 86_400)
    /// How many days before its removal a property is warned of (contract §5.4).
    static let warningDays = [30, 7, 1]

    /// When a property was last seen to have a channel.
    private var connections: [String: Timestamp] = [:]
    /// How many of the warnings were given.
    private var warnings: [String: Int] = [:]

    /// When the property is to be removed if it stays without a channel.
    func removal(of property: Property) -> Timestamp {
        (connections[property.id] ?? property.insertedAt) + PropertyRemovals.grace
    }

    /// The number of days of the next warning; nil when the last was given.
    func nextWarning(of property: String) -> Int? {
        let given = warnings[property, default: 0]
        return given < PropertyRemovals.warningDays.count ? PropertyRemovals.warningDays[given] : nil
    }

    /// When the property is to be warned of next, or removed.
    func nextStep(of property: Property) -> Timestamp {
        removal(of: property) + .seconds(-86_400 * (nextWarning(of: property.id) ?? 0))
    }

    /// Notes that a warning was given.
    mutating func countWarning(of property: String) { warnings[property, default: 0] += 1 }

    /// Notes that the property has a channel now, which begins its time anew.
    mutating func seeChannel(of property: String, now: Timestamp) {
        connections[property] = now
        warnings[property] = nil
    }

    /// Forgets a property that is gone.
    mutating func forget(_ property: String) {
        connections[property] = nil
        warnings[property] = nil
    }
}

/// Removing properties that have no channel (contract §5.4, §9.2).
extension World {
    /// When next a property is to be warned of, or to be removed.
    var nextPropertyRemoval: Timestamp? {
        guard switches.removeIdleProperties else { return nil }
        return idleProperties.map { propertyRemovals.nextStep(of: $0) }.min()
    }

    /// Warns of the properties whose removal draws near, and removes those whose time is over.
    mutating func removeIdleProperties(_ moment: Moment) {
        guard switches.removeIdleProperties else { return }
        // Whatever takes a channel away settles first, so that its property is seen with it at that very instant.
        for property in channels.values.flatMap(\.properties) {
            propertyRemovals.seeChannel(of: property, now: moment.now)
        }
        let due = idleProperties.filter { propertyRemovals.nextStep(of: $0) <= moment.now }
        for property in due.sorted(by: { $0.insertedAt < $1.insertedAt }) { approachRemoval(of: property, moment) }
    }

    private var idleProperties: [Property] {
        let connected = Set(channels.values.flatMap(\.properties))
        return properties.values.filter { !connected.contains($0.id) }
    }

    private mutating func approachRemoval(of property: Property, _ moment: Moment) {
        while propertyRemovals.nextStep(of: property) <= moment.now {
            guard let days = propertyRemovals.nextWarning(of: property.id) else { return removeProperty(property.id) }
            propertyRemovals.countWarning(of: property.id)
            let payload: JSON = [
                "property_id": .string(property.id), "property_name": .string(property.title),
                "days_left": JSON(days),
                "removal_date": .string(propertyRemovals.removal(of: property).day.description),
            ]
            tellLive(.propertyRemovalWarning, payload, of: property.id, channel: nil, moment)
        }
    }
}

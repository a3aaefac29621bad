import HotelValues

/// A connection between properties and an agency (contract §7.1).
struct Channel: Codable, Sendable {
    let id: String
    let ota: OTA
    let insertedAt: Timestamp
    var updatedAt: Timestamp
    private(set) var title: String
    private(set) var group: String?
    /// The properties it serves, at least one.
    private(set) var properties: [String]
    private(set) var settings: JSON
    private(set) var mappings: [ChannelMapping]
    /// Whether it passes anything on; a channel begins inactive, whatever its creator says.
    private(set) var isActive = false
    /// When it is deleted: a month after it was deactivated (contract §9.2, §15).
    private(set) var removal: ChannelRemoval?

    /// A channel as it was drafted, inactive.
    init(_ draft: ChannelDraft, id: String, insertedAt: Timestamp) {
        self.id = id
        self.insertedAt = insertedAt
        updatedAt = insertedAt
        ota = draft.ota
        title = draft.title
        group = draft.group
        properties = draft.properties
        settings = draft.settings
        mappings = draft.mappings
    }

    /// The agency's short code, such as `BDC`.
    var code: String { ota.rawValue }

    /// The first of its properties: the one that its events are told about.
    var property: String { properties.first ?? "" }

    /// Takes over what a draft of a change says.
    mutating func write(_ draft: ChannelDraft, at instant: Timestamp) {
        title = draft.title
        group = draft.group
        properties = draft.properties
        settings = draft.settings
        mappings = draft.mappings
        updatedAt = instant
    }

    mutating func activate(at instant: Timestamp) {
        isActive = true
        removal = nil
        updatedAt = instant
    }

    /// Stops it, which also sets the day of its deletion.
    mutating func deactivate(now: Timestamp, at instant: Timestamp) {
        isActive = false
        removal = ChannelRemoval(due: now + ChannelRemoval.grace)
        updatedAt = instant
    }

    /// Notes that the next of the warnings about its deletion was given.
    mutating func countWarning() { removal?.warnings += 1 }

    /// Takes out the mappings that a plan or a room type, which is about to go, has.
    mutating func removeMappings(where isGone: (ChannelMapping) -> Bool) { mappings.removeAll(where: isGone) }

    /// Lets a property go; false where it was the last one.
    mutating func leave(_ property: String) -> Bool {
        properties.removeAll { $0 == property }
        mappings.removeAll { $0.property == property }
        return !properties.isEmpty
    }
}

/// One room and rate of an agency that a rate plan, or one occupancy of it, is sold as.
struct ChannelMapping: Codable, Sendable {
    let id: String
    let property: String
    let roomType: String
    /// The rate plan, whatever id the mapping was made with.
    let ratePlan: String
    /// The id that the mapping was made with: the plan's, or that of one of its occupancy options (contract §2.4.2).
    let option: String
    /// For how many adults the option is.
    let occupancy: Int
    /// The agency's codes and what else the adapter's `rate_params` name.
    var settings: JSON
}

/// When a channel that was deactivated is deleted, and how many of the warnings before that were given.
struct ChannelRemoval: Codable, Sendable {
    /// How long a deactivated channel is kept (contract §15).
    static let grace: Duration = .seconds(30 * 86_400)
    /// How many days before the deletion it is warned of (contract §5.4).
    static let warningDays = [7, 1]

    let due: Timestamp
    var warnings = 0

    /// When something is to be done next: a warning, or the deletion.
    var next: Timestamp {
        guard warnings < ChannelRemoval.warningDays.count else { return due }
        return due + .seconds(-86_400 * ChannelRemoval.warningDays[warnings])
    }
}

extension Channel {
    /// The entity as it is read.
    func entity(currency: Currency?) -> JSON {
        let attributes: JSON = [
            "id": .string(id), "title": .string(title), "channel": .string(ota.adapter.code),
            "currency": JSON(currency?.code), "is_active": .bool(isActive), "group_id": JSON(group),
            "settings": settings, "properties": .array(properties.map(JSON.string)),
            "rate_plans": .array(mappings.map(\.json)), "actions": .array(ota.adapter.actions.map(JSON.string)),
            "inserted_at": .string(insertedAt.naiveText), "updated_at": .string(updatedAt.naiveText),
        ]
        let owners = properties.map { JSON.object([JSON.Member("type", "property"), JSON.Member("id", .string($0))]) }
        let relationships: JSON = ["group": .reference("group", group), "properties": ["data": .array(owners)]]
        return .entity("channel", id: id, attributes, relationships: relationships)
    }
}

extension ChannelMapping {
    /// The mapping as the channel shows it.
    var json: JSON {
        [
            "id": .string(id), "rate_plan_id": .string(option), "room_type_id": .string(roomType),
            "settings": settings,
        ]
    }
}

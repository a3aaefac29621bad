/// What others ask about channels.
extension World {
    /// The channel by which an agency sells a property: an active one before one that is not, else the oldest.
    func channel(_ ota: OTA, of property: String) -> Channel? {
        let found = channels.values.filter { $0.ota == ota && $0.properties.contains(property) }
        return found.min { left, right in
            left.isActive == right.isActive ? left.insertedAt < right.insertedAt : left.isActive
        }
    }

    /// The channels that serve a property, oldest first.
    func channels(of property: String) -> [Channel] {
        channels.values.filter { $0.properties.contains(property) }.sorted { $0.insertedAt < $1.insertedAt }
    }

    /// Whether a channel sells a rate plan.
    func isMapped(ratePlan id: String) -> Bool {
        channels.values.contains { channel in channel.mappings.contains { $0.ratePlan == id } }
    }

    /// Whether a channel sells a room type.
    func isMapped(roomType id: String) -> Bool {
        channels.values.contains { channel in channel.mappings.contains { $0.roomType == id } }
    }

    /// For the most adults that a channel sells a room type; nil where none does.
    func mappedOccupancy(ofRoomType id: String) -> Int? {
        channels.values.flatMap(\.mappings).filter { $0.roomType == id }.map(\.occupancy).max()
    }

    /// Takes a rate plan out of every channel, as deleting it by force does (contract §2.4).
    mutating func unmap(ratePlan id: String) {
        for key in channels.keys { channels[key]?.removeMappings { $0.ratePlan == id } }
    }

    /// Takes a room type out of every channel, as deleting it by force does (contract §2.3).
    mutating func unmap(roomType id: String) {
        for key in channels.keys { channels[key]?.removeMappings { $0.roomType == id } }
    }

    /// Takes a property out of its channels, as deleting it by force does; one that has no other goes with it
    /// (contract §2.1).
    mutating func disconnect(property id: String) {
        for channel in channels(of: id) where channels[channel.id]?.leave(id) == false {
            removeChannel(channel.id)
        }
    }
}

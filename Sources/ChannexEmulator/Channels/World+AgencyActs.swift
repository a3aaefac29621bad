/// What an agency does to a channel of its own accord, as somebody at `/admin` makes it do.
extension World {
    /// Lets an agency cut the connection or a listing, or have trouble with what is pushed to it (contract §5.4).
    mutating func agencyActs(onChannel id: String, _ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        let channel = try channel(id)
        switch body["event"]?.text.flatMap(EventName.init) {
        case .disconnectChannel?, .disconnectedChannel?: disconnect(channel, moment)
        case .disconnectListing: try disconnectListing(body, of: channel, moment)
        case .syncError?, .syncWarning?, .rateError?: tellTrouble(body, with: channel, moment)
        default: throw .invalid(Faults("event", FaultText.invalid))
        }
        return Reply.success.noting(properties: channel.properties)
    }

    /// Tells of a cut connection under the name that is decided on (contract §11 row 10).
    private mutating func disconnect(_ channel: Channel, _ moment: Moment) {
        let event: EventName = switches.formerDisconnectEvent ? .disconnectedChannel : .disconnectChannel
        guard switches.stopDisconnectedChannels else { return tell(event, of: channel, moment) }
        deactivate(channel, telling: event, moment)
    }

    private mutating func disconnectListing(_ body: JSON, of channel: Channel, _ moment: Moment) throws(Refusal) {
        guard let listing = body["listing_id"]?.word,
            let mapping = channel.mappings.first(where: { $0.settings["listing_id"]?.word == listing })
        else { throw .invalid(Faults("listing_id", FaultText.missing)) }
        if switches.unmapGoneListings { channels[channel.id]?.removeMappings { $0.id == mapping.id } }
        let payload: JSON = [
            "channel_id": .string(channel.id), "channel_name": .string(channel.title),
            "listing_id": .string(listing), "property_id": .string(mapping.property),
        ]
        tellLive(.disconnectListing, payload, of: mapping.property, channel: channel.id, moment)
    }

    private mutating func tellTrouble(_ body: JSON, with channel: Channel, _ moment: Moment) {
        guard let event = body["event"]?.text.flatMap(EventName.init) else { return }
        for property in channel.properties {
            let payload: JSON = [
                "channel": .string(channel.ota.adapter.code), "channel_event_id": .string(moment.makeID()),
                "channel_id": .string(channel.id), "channel_name": .string(channel.title),
                "error_type": body["error_type"] ?? "general_error", "property_name": JSON(properties[property]?.title),
            ]
            _ = record(event, payload, of: property, channel: channel.id, moment)
            // Webhooks are not told the id that it has in the live feed (contract §5.6).
            tell(event, payload, property: property, moment)
        }
    }
}

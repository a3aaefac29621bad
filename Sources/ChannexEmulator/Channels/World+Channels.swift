import HTTPTypes

/// Channels over HTTP (contract §7.1).
extension World {
    func listChannels(_ call: Call) throws(Refusal) -> Reply {
        let items = channels.values.map { channel in
            Listing.Item(
                id: channel.id,
                properties: channel.properties,
                insertedAt: channel.insertedAt,
                entity: entity(of: channel)
            )
        }
        return try Listing.reply(items, call.query)
    }

    func channel(_ call: Call) throws(Refusal) -> Reply { reply(try channel(call.id)) }

    mutating func createChannel(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let body = try call.entity("channel")
        let draft = try ChannelDraft(body, world: self, moment)
        let channel = Channel(draft, id: moment.makeID(), insertedAt: stamp(moment))
        channels[channel.id] = channel
        tell(.newChannel, of: channel, moment)
        return reply(channel, status: statusOfCreation)
    }

    mutating func updateChannel(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var channel = try channel(call.id)
        let body = try call.entity("channel")
        let draft = try ChannelDraft(body, changing: channel, world: self, moment)
        channel.write(draft, at: stamp(moment))
        channels[channel.id] = channel
        tell(.updatedChannel, of: channel, moment)
        if switches.channelChangeActivates, let isActive = body["is_active"]?.boolean {
            if isActive {
                try activate(channel, moment)
            } else {
                deactivate(channel, telling: .deactivateChannel, moment)
            }
        }
        return reply(try self.channel(call.id))
    }

    /// Deletes a channel that is not active (contract §7.1).
    mutating func deleteChannel(_ call: Call) throws(Refusal) -> Reply {
        let channel = try channel(call.id)
        guard !channel.isActive else {
            throw .invalid(Faults("channel", "is active, please deactivate it before deletion"))
        }
        removeChannel(channel.id)
        return Reply.success.noting(properties: channel.properties)
    }

    /// Maps one listing to one room and plan (contract §7.4): the body is an element of `rate_plans`.
    mutating func mapChannel(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var channel = try channel(call.id)
        guard let mapping = call.body?["mapping"] ?? call.body, mapping.members != nil else { throw .badRequest([]) }
        let draft = try ChannelDraft(["rate_plans": [mapping]], changing: channel, world: self, moment)
        channel.write(draft, at: stamp(moment))
        channels[channel.id] = channel
        tell(.updatedChannel, of: channel, moment)
        return reply(channel, status: statusOfCreation)
    }

    /// With what a new channel and a new mapping are answered (contract §7.1).
    private var statusOfCreation: HTTPResponse.Status { switches.channelAnswersCreated ? .created : .ok }

    /// The channel with that id, or 404.
    func channel(_ id: String) throws(Refusal) -> Channel {
        guard let channel = channels[id] else { throw .notFound }
        return channel
    }

    /// A channel as an answer.
    func reply(_ channel: Channel, status: HTTPResponse.Status = .ok) -> Reply {
        Reply.entity(entity(of: channel), status: status).noting(properties: channel.properties)
    }

    private func entity(of channel: Channel) -> JSON {
        channel.entity(currency: properties[channel.property]?.currency)
    }

    /// Tells of a channel, of each of its properties to those who watch that one; only some of these payloads are
    /// documented, and the others are taken to look like them (contract §5.6).
    mutating func tell(_ event: EventName, of channel: Channel, _ moment: Moment) {
        let payload: JSON = [
            "title": .string(channel.title), "channel_id": .string(channel.id), "ota_name": .string(channel.ota.name),
        ]
        for property in channel.properties { tell(event, payload, property: property, moment) }
    }
}

import HotelValues

/// How a channel begins to pass things on, stops, and is deleted in the end (contract §7.1, §9.2, §15).
extension World {
    /// What keeps a channel from being activated; empty when nothing does.
    func checkReadiness(_ call: Call) throws(Refusal) -> Reply {
        let channel = try channel(call.id)
        let blockers = blockers(of: channel).map { $0.json(switches) }
        return Reply(["data": .array(blockers), "meta": ["total": JSON(blockers.count)]])
            .noting(properties: channel.properties)
    }

    mutating func activateChannel(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        try activate(try channel(call.id), moment)
        return reply(try channel(call.id))
    }

    /// Lets a channel begin, if nothing keeps it from that; what was booked before comes in with it.
    mutating func activate(_ channel: Channel, _ moment: Moment) throws(Refusal) {
        if switches.refuseUnreadyChannels {
            var faults = Faults()
            for blocker in blockers(of: channel) { faults.add(blocker.relation, blocker.word(switches)) }
            try faults.check()
        }
        guard !channel.isActive else { return }
        var channel = channel
        channel.activate(at: stamp(moment))
        channels[channel.id] = channel
        tell(.activateChannel, of: channel, moment)
        importBookings(of: channel, onlyUnlinked: true, moment)
    }

    mutating func deactivateChannel(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let channel = try channel(call.id)
        deactivate(channel, telling: .deactivateChannel, moment)
        return reply(try self.channel(call.id))
    }

    /// Stops a channel that is active: its owner asked for it, or the agency cut the connection.
    mutating func deactivate(_ channel: Channel, telling event: EventName, _ moment: Moment) {
        guard channel.isActive else { return }
        var channel = channel
        channel.deactivate(now: moment.now, at: stamp(moment))
        channels[channel.id] = channel
        tell(event, of: channel, moment)
    }

    /// When next a deactivated channel is to be warned of, or to be deleted.
    var nextChannelRemoval: Timestamp? { channels.values.compactMap { $0.removal?.next }.min() }

    /// Warns of the channels whose deletion draws near, and deletes those whose month is over.
    mutating func removeChannels(_ moment: Moment) {
        guard let next = nextChannelRemoval, next <= moment.now else { return }
        for channel in channels.values.sorted(by: { $0.insertedAt < $1.insertedAt }) {
            while let removal = channels[channel.id]?.removal, removal.next <= moment.now {
                guard removal.warnings < ChannelRemoval.warningDays.count else {
                    removeChannel(channel.id)
                    break
                }
                channels[channel.id]?.countWarning()
                warn(of: channel, removal, daysLeft: ChannelRemoval.warningDays[removal.warnings], moment)
            }
        }
    }

    /// Deletes a channel: its threads go, its bookings stay without it (contract §9.2).
    mutating func removeChannel(_ id: String) {
        channels[id] = nil
        messages.removeThreads(ofChannel: id)
        bookings.forgetChannel(id)
    }

    private mutating func warn(of channel: Channel, _ removal: ChannelRemoval, daysLeft: Int, _ moment: Moment) {
        for property in channel.properties {
            let payload: JSON = [
                "property_id": .string(property), "channel_id": .string(channel.id),
                "channel_name": .string(channel.title), "channel": .string(channel.ota.adapter.code),
                "days_left": JSON(daysLeft), "removal_date": .string(removal.due.day.description),
            ]
            tellLive(.channelRemovalWarning, payload, of: property, channel: channel.id, moment)
        }
    }

    private func blockers(of channel: Channel) -> [ReadinessBlocker] {
        var blockers: [ReadinessBlocker] = []
        if channel.mappings.isEmpty {
            blockers.append(ReadinessBlocker(entity: "channel", relation: "rate_plans", problem: .isEmpty))
        }
        for property in channel.properties.compactMap({ properties[$0] }) where switches.channelNeedsContacts {
            blockers += property.missingContacts.map { name in
                ReadinessBlocker(entity: "property", relation: name, problem: .isBlank)
            }
        }
        let hotel = OTAHotel(channel.ota, channel.settings)
        let plans = channel.mappings.compactMap { ratePlans[$0.ratePlan] }
        if let currency = hotel.currency, plans.contains(where: { $0.currency.code != currency }) {
            blockers.append(ReadinessBlocker(entity: "rate_plan", relation: "currency", problem: .currencyMismatch))
        }
        return blockers
    }
}

/// One thing that keeps a channel from being activated; Channex's own words for them are not documented.
private struct ReadinessBlocker {
    let entity: String
    let relation: String
    let problem: Problem

    /// What is wrong.
    enum Problem: String {
        case isEmpty = "is_empty"
        case isBlank = "is_blank"
        case currencyMismatch = "currency_mismatch"

        /// The framework's message for it.
        var message: String { self == .currencyMismatch ? FaultText.invalid : FaultText.blank }
    }

    /// What is wrong, as a code or as a message.
    func word(_ switches: Switches) -> String { switches.readinessMessages ? problem.message : problem.rawValue }

    func json(_ switches: Switches) -> JSON {
        ["entity": .string(entity), "relation": .string(relation), "error_code": .string(word(switches))]
    }
}

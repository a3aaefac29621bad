import HotelValues

/// Something that happened at a property, as its live feed shows it (contract §7.4).
struct LiveFeedEvent: Codable, Sendable {
    let id: String
    let event: EventName
    let property: String
    let channel: String?
    let insertedAt: Timestamp
    /// What webhooks are told of it.
    var payload: JSON
    /// What a guest asks for, where it waits for an answer.
    var request: GuestRequest?

    /// The event as it is read; one that can be answered says whether it was.
    func entity(group: String) -> JSON {
        let attributes: JSON = [
            "id": .string(id), "event": .string(event.rawValue), "property_id": .string(property),
            "channel_id": JSON(channel), "payload": payload, "inserted_at": .string(insertedAt.naiveText),
        ]
        let relationships: JSON = [
            "property": .reference("property", property), "channel": .reference("channel", channel),
            "group": .reference("group", group),
        ]
        return .entity("live_feed_event", id: id, attributes, relationships: relationships)
    }
}

/// The latest events, oldest first; what is older than a month is forgotten (contract §9.2).
struct LiveFeed: Codable, Sendable {
    /// How many are kept.
    static let limit = 10_000
    private static let retention: Duration = .seconds(-30 * 86_400)

    private var events: [LiveFeedEvent] = []
    /// Reservation requests that were accepted and wait for Airbnb's confirmation, in the order of their answers.
    var confirmations: [Confirmation] = []

    /// When Airbnb confirms which request.
    struct Confirmation: Codable, Sendable {
        let due: Timestamp
        let event: String
    }

    /// Those that are not too old.
    func events(_ now: Timestamp) -> ArraySlice<LiveFeedEvent> {
        let opening = now + LiveFeed.retention
        return events.drop { $0.insertedAt < opening }
    }

    func event(_ id: String) -> LiveFeedEvent? { events.last { $0.id == id } }

    mutating func add(_ event: LiveFeedEvent) {
        events.append(event)
        // In batches, so that the cost of moving the rest is shared.
        guard events.count >= LiveFeed.limit + LiveFeed.limit / 10 else { return }
        events.removeFirst(events.count - LiveFeed.limit)
    }

    /// Forgets the events of a property that is gone.
    mutating func removeEvents(ofProperty id: String) { events.removeAll { $0.property == id } }

    /// Puts an event into the place of the one with its id.
    mutating func replace(_ event: LiveFeedEvent) {
        guard let index = events.lastIndex(where: { $0.id == event.id }) else { return }
        events[index] = event
    }
}

/// The live feed over HTTP.
extension World {
    /// Events, newest first.
    func listLiveFeed(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let items = liveFeed.events(moment.now).map { event in
            Listing.Item(
                id: event.id,
                property: event.property,
                insertedAt: event.insertedAt,
                entity: event.entity(group: baseGroup(of: event.property))
            )
        }
        return try Listing.reply(items, call.query, orderedBy: "inserted_at", ascending: false)
    }

    func liveFeedEvent(_ call: Call) throws(Refusal) -> Reply { reply(try liveFeedEvent(call.id)) }

    /// The event with that id, or 404.
    func liveFeedEvent(_ id: String) throws(Refusal) -> LiveFeedEvent {
        guard let event = liveFeed.event(id) else { throw .notFound }
        return event
    }

    /// An event as an answer.
    func reply(_ event: LiveFeedEvent) -> Reply {
        Reply.entity(event.entity(group: baseGroup(of: event.property))).noting(properties: [event.property])
    }

    /// Puts an event into the live feed and tells webhooks of it; answers its id.
    @discardableResult
    mutating func tellLive(
        _ event: EventName,
        _ payload: JSON,
        of property: String,
        channel: String?,
        request: GuestRequest? = nil,
        _ moment: Moment
    ) -> String {
        let recorded = record(event, payload, of: property, channel: channel, request: request, moment)
        tell(event, recorded.payload, property: property, moment)
        return recorded.id
    }

    /// Puts an event into the live feed; its payload names it.
    mutating func record(
        _ event: EventName,
        _ payload: JSON,
        of property: String,
        channel: String?,
        request: GuestRequest? = nil,
        _ moment: Moment
    ) -> LiveFeedEvent {
        let id = moment.makeID()
        let recorded = LiveFeedEvent(
            id: id,
            event: event,
            property: property,
            channel: channel,
            insertedAt: stamp(moment),
            payload: payload.setting("live_feed_event_id", .string(id)),
            request: request
        )
        liveFeed.add(recorded)
        return recorded
    }
}

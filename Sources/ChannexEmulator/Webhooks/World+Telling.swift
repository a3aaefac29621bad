import HotelValues

/// Telling webhooks what happened, and choosing those that are told (contract §5.3–5.5).
extension World {
    /// Queues an event of a property for each webhook that asks for it.
    ///
    /// `revision` is the booking revision that it is about, `user` the author of a change of ARI. For `ari` there is
    /// `tellARI`, which knows the masks' filters.
    mutating func tell(
        _ event: EventName,
        _ payload: JSON,
        property: String,
        revision: String? = nil,
        user: String? = nil,
        _ moment: Moment
    ) {
        let told = WebhookEvent(name: event, property: property, revision: revision, user: user)
        for webhook in webhooks(askingFor: event, of: property) { queue(told, payload, for: webhook, moment) }
    }

    /// Tells of nights that changed, each webhook of those that its filter lets through.
    ///
    /// The nights are asked for only where a webhook wants to hear of them, because a full sync has thousands.
    mutating func tellARI(
        property: String,
        user: String? = nil,
        _ moment: Moment,
        nights: () -> [ChangedNight]
    ) {
        let asking = webhooks(askingFor: .ari, of: property)
        guard !asking.isEmpty else { return }
        let event = WebhookEvent(name: .ari, property: property, user: user)
        let changed = nights()
        for webhook in asking {
            let payload = changed.compactMap { $0.json(through: webhook.mask.ariFilters) }
            if !payload.isEmpty { queue(event, .array(payload), for: webhook, moment) }
        }
    }

    /// The active webhooks that ask for the event, oldest first; one of the property silences those of the account
    /// (contract §5.5).
    func webhooks(askingFor event: EventName, of property: String) -> [Webhook] {
        guard switches.webhooksEnabled else { return [] }
        let asking = webhooks.values.filter { $0.isActive && $0.mask.contains(event) }
        let own = asking.filter { $0.property == property }
        let chosen = own.isEmpty ? asking.filter { $0.property == nil } : own
        return chosen.sorted { $0.insertedAt < $1.insertedAt }
    }

    private mutating func queue(_ event: WebhookEvent, _ payload: JSON, for webhook: Webhook, _ moment: Moment) {
        let body = event.envelope(webhook.sendsData ? payload : nil, at: moment.now)
        for due in deliveryTimes(of: event.name, property: event.property, moment) {
            deliveries.add(event, for: webhook, body: body, now: moment.now, due: due)
        }
    }
}

/// A night of a room type or a rate plan whose availability, rates or restrictions changed (contract §5.6, `ari`).
struct ChangedNight: Sendable {
    let date: Day
    let roomType: String
    /// The plan, or the option of the plan, that the night is seen through.
    let ratePlan: String?
    /// What changed, by the name of the restriction, such as `rate` or `availability`, with its value now.
    let values: [JSON.Member]
    /// What is told beside it whenever any of the values is, such as `booked`.
    var context: [JSON.Member] = []

    /// The night as the payload shows it to a mask with those filters; nil where none lets anything of it through.
    func json(through filters: [EventMask.ARIFilter]) -> JSON? {
        let passing = filters.filter { $0.admits(roomType: roomType, ratePlan: ratePlan) }
        let asked = values.filter { value in
            filters.isEmpty || passing.contains { $0.restrictions?.contains(value.key) ?? true }
        }
        guard !asked.isEmpty else { return nil }
        let place: JSON = [
            "date": .string(date.description), "room_type_id": .string(roomType), "rate_plan_id": JSON(ratePlan),
        ]
        return place.merging(.object(asked + context))
    }
}

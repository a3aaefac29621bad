import HotelValues

/// Something that webhooks are told of, without what it says.
struct WebhookEvent: Sendable {
    let name: EventName
    /// Nil for a test of a webhook of the account.
    let property: String?
    /// The booking revision that it is about.
    var revision: String?
    /// The author of a change of ARI.
    var user: String?

    /// The body of a delivery (contract §5.5); without a payload where none is asked for.
    func envelope(_ payload: JSON?, at now: Timestamp) -> [UInt8] {
        var body: JSON = ["event": .string(name.rawValue)]
        if let payload { body = body.setting("payload", payload) }
        return body.merging([
            "property_id": JSON(property), "user_id": JSON(user), "timestamp": .string(now.preciseText),
        ]).encoded
    }
}

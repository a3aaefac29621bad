import ChannexWire
public import HotelValues

/// What a webhook says, as far as it is believed: an event, a property, a revision.
///
/// Nothing else is read from it: no address, price or guest (what happened is read from the feed).
public struct WebhookMessage: Hashable, Sendable {
    private let hint: WebhookHint

    /// Reads any body; one that says nothing to us gives an empty message.
    public init(body: [UInt8]) {
        self.hint = WebhookHint(body: body)
    }

    /// The property it is about, by Channex's id.
    public var property: String? { hint.propertyID?.rawValue }

    /// Whether it says nothing to us, such as a test from Channex's page.
    public var isEmpty: Bool { hint.event == nil && hint.revisionID == nil }

    fileprivate var asHint: WebhookHint { hint }
}

extension LinkStore {
    /// Remembers that a webhook came.
    ///
    /// Durable when it returns: only then is the webhook answered.
    public func remember(_ message: WebhookMessage, id: String, at now: Timestamp) async throws {
        try await remember(message.asHint, id: id, at: now)
    }
}

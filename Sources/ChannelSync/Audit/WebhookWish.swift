import ChannexWire
import HotelValues

/// The webhook as it should be at Channex.
struct WebhookWish: Sendable {
    /// Where it calls.
    let callbackURL: String
    /// The one that was set up; nil before the first set-up.
    let id: String?
    /// The hash of the secret it was given; nil before the first set-up.
    let secretHash: String?
    /// The secret that it must be; nil where any will do whose hash is known.
    let secret: String?
    /// The hash by which a secret is recognised.
    let hash: @Sendable (String) -> String

    /// The events that wake the intake: the generic one and the specific ones, which arrive together (contract §5.3).
    static let events = [
        "booking", "booking_new", "booking_modification", "booking_cancellation", "booking_unmapped_room",
        "booking_unmapped_rate", "non_acked_booking",
    ]

    init(
        publicURL: String,
        id: String?,
        secretHash: String?,
        secret: String?,
        hash: @escaping @Sendable (String) -> String
    ) {
        callbackURL = publicURL.hasSuffix("/") ? "\(publicURL)webhook/channex" : "\(publicURL)/webhook/channex"
        self.id = id
        self.secretHash = secretHash
        self.secret = secret
        self.hash = hash
    }

    /// Ours among those webhooks: the one that was set up, else one that calls our address.
    func mine(among webhooks: [ChannexWebhook]) -> ChannexWebhook? {
        webhooks.first { $0.id.rawValue == id } ?? webhooks.first { $0.callbackURL == callbackURL }
    }

    /// What is wrong with the webhook.
    func flaws(of webhook: ChannexWebhook) -> [WebhookFlaw] {
        var flaws: [WebhookFlaw] = []
        if webhook.callbackURL != callbackURL { flaws.append(.address) }
        if !webhook.isActive { flaws.append(.inactive) }
        let mask = Set((webhook.eventMask ?? "").split(separator: ";").map(String.init))
        if mask != Set(WebhookWish.events) { flaws.append(.events) }
        if !hasRightSecret(webhook) { flaws.append(.secret) }
        if !webhook.sendsData { flaws.append(.data) }
        return flaws
    }

    private func hasRightSecret(_ webhook: ChannexWebhook) -> Bool {
        let sent = webhook.headers.first { $0.key.lowercased() == WebhookSecrets.header.lowercased() }?.value
        guard let sent, let secretHash, secret == nil || secret == sent else { return false }
        return hash(sent) == secretHash
    }
}

import ChannexClient
import ChannexWire
import HotelValues

extension ChannexSetup {
    /// The events that wake the intake: the generic one and the specific ones, which arrive together (contract §5.3).
    static let events = [
        "booking", "booking_new", "booking_modification", "booking_cancellation", "booking_unmapped_room",
        "booking_unmapped_rate", "non_acked_booking",
    ]

    func webhook(of property: ChannexProperty.ID, _ report: inout SetupReport) async throws {
        guard let publicURL = wishes.publicURL else {
            report.note(.kept, "webhook", "none", "no public address: the feed is polled")
            return
        }
        let callback = publicURL.hasSuffix("/") ? "\(publicURL)webhook/channex" : "\(publicURL)/webhook/channex"
        let stored = try await link.store.webhook()
        let there = try await link.channex.webhooks(of: property)
        let mine = there.first { $0.id.rawValue == stored?.id } ?? there.first { $0.callbackURL == callback }
        if let mine, isRight(mine, callback, stored?.secretHash) {
            report.note(.kept, "webhook", callback, mine.id.rawValue)
            return
        }
        let secret = wishes.webhookSecret ?? secrets.make()
        let definition = WebhookDefinition(
            property: property,
            callbackURL: callback,
            eventMask: ChannexSetup.events.joined(separator: ";"),
            headers: [WebhookSecrets.header: secret],
            sendsData: true
        )
        // The hash is stored first: a webhook that arrives with the new secret must never be turned away.
        try await link.store.save(webhook: mine?.id.rawValue ?? "", secretHash: secrets.hash(secret))
        let saved =
            if let mine {
                try await link.channex.update(mine.id, to: definition)
            } else {
                try await link.channex.create(definition)
            }
        try await link.store.save(webhook: saved.id.rawValue, secretHash: secrets.hash(secret))
        report.note(mine == nil ? .created : .repaired, "webhook", callback, saved.id.rawValue)
    }

    private func isRight(_ webhook: ChannexWebhook, _ callback: String, _ storedHash: String?) -> Bool {
        guard webhook.callbackURL == callback, webhook.isActive, webhook.sendsData else { return false }
        let mask = Set((webhook.eventMask ?? "").split(separator: ";").map(String.init))
        guard mask == Set(ChannexSetup.events) else { return false }
        let sent = webhook.headers.first { $0.key.lowercased() == WebhookSecrets.header.lowercased() }?.value
        guard let sent, let storedHash else { return false }
        if let wanted = wishes.webhookSecret, wanted != sent { return false }
        return secrets.hash(sent) == storedHash
    }
}

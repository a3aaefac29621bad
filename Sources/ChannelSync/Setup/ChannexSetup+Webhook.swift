import ChannexClient
import ChannexWire
import HotelValues

extension ChannexSetup {
    func webhook(of property: ChannexProperty.ID, _ report: inout SetupReport) async throws {
        guard let publicURL = wishes.publicURL else {
            report.note(.kept, "webhook", "none", "no public address: the feed is polled")
            return
        }
        let stored = try await link.store.webhook()
        let wish = WebhookWish(
            publicURL: publicURL,
            id: stored?.id,
            secretHash: stored?.secretHash,
            secret: wishes.webhookSecret,
            hash: secrets.hash
        )
        let mine = wish.mine(among: try await link.channex.webhooks(of: property))
        if let mine, wish.flaws(of: mine).isEmpty {
            report.note(.kept, "webhook", wish.callbackURL, mine.id.rawValue)
            return
        }
        let secret = wishes.webhookSecret ?? secrets.make()
        let definition = WebhookDefinition(
            property: property,
            callbackURL: wish.callbackURL,
            eventMask: WebhookWish.events.joined(separator: ";"),
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
        report.note(mine == nil ? .created : .repaired, "webhook", wish.callbackURL, saved.id.rawValue)
    }
}

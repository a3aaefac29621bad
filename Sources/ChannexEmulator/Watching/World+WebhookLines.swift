/// Webhooks, as the console lists them.
extension World {
    /// The registered webhooks, oldest first, and whether any is delivered to at all.
    func webhookLines() -> JSON {
        let sorted = webhooks.values.sorted { $0.insertedAt < $1.insertedAt }
        let lines = sorted.map { webhook in
            JSON.object([
                JSON.Member("id", .string(webhook.id)), JSON.Member("callback_url", .string(webhook.callbackURL)),
                JSON.Member("event_mask", webhook.fields["event_mask"] ?? .null),
                JSON.Member("is_active", .bool(webhook.isActive)),
                JSON.Member("property_id", JSON(webhook.property)),
                JSON.Member("property", JSON(webhook.property.flatMap { properties[$0]?.title })),
            ])
        }
        return ["webhooks": .array(lines), "enabled": .bool(switches.webhooksEnabled)]
    }
}

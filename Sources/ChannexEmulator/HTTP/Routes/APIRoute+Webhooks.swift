extension APIRoute {
    /// Webhooks (contract §5).
    static let webhooks: [APIRoute] = [
        .get("webhooks") { world, call, _ throws(Refusal) in try world.listWebhooks(call) },
        .post("webhooks") { world, call, moment throws(Refusal) in try world.createWebhook(call, moment) },
        .get("webhooks/:id") { world, call, _ throws(Refusal) in try world.webhook(call) },
        .put("webhooks/:id") { world, call, _ throws(Refusal) in try world.updateWebhook(call) },
        .delete("webhooks/:id") { world, call, _ throws(Refusal) in try world.deleteWebhook(call) },
    ]
}

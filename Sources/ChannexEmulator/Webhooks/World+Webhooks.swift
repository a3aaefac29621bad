import HTTPTypes

/// Webhooks over HTTP (contract §5.1).
extension World {
    func listWebhooks(_ call: Call) throws(Refusal) -> Reply {
        let items = webhooks.values.map { webhook in
            Listing.Item(
                id: webhook.id,
                property: webhook.property,
                insertedAt: webhook.insertedAt,
                entity: webhook.entity
            )
        }
        return try Listing.reply(items, call.query, orderedBy: "inserted_at")
    }

    mutating func createWebhook(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let webhook = try draftWebhook(call, moment)
        webhooks[webhook.id] = webhook
        return .entity(webhook.entity, status: .created).noting(properties: [webhook.property].compactMap(\.self))
    }

    /// A webhook as the body asks for it, kept nowhere.
    mutating func draftWebhook(_ call: Call, _ moment: Moment) throws(Refusal) -> Webhook {
        let fields = try call.entity("webhook")
        return try Webhook(id: moment.makeID(), insertedAt: stamp(moment), fields: fields, world: self)
    }

    func webhook(_ call: Call) throws(Refusal) -> Reply {
        guard let webhook = webhooks[call.id] else { throw .notFound }
        return .entity(webhook.entity).noting(properties: [webhook.property].compactMap(\.self))
    }

    mutating func updateWebhook(_ call: Call) throws(Refusal) -> Reply {
        let present = try changeableWebhook(call)
        let webhook = try present.writing(try call.entity("webhook"), world: self)
        webhooks[webhook.id] = webhook
        return .entity(webhook.entity).noting(properties: [webhook.property].compactMap(\.self))
    }

    /// The webhook that the call names; one that is protected may be refused (contract §5.2).
    private func changeableWebhook(_ call: Call) throws(Refusal) -> Webhook {
        guard let webhook = webhooks[call.id] else { throw .notFound }
        if switches.guardProtectedWebhooks, webhook.fields["protected"] == true { throw .forbidden }
        return webhook
    }

    mutating func deleteWebhook(_ call: Call) throws(Refusal) -> Reply {
        let webhook = try changeableWebhook(call)
        webhooks[webhook.id] = nil
        return Reply.success.noting(properties: [webhook.property].compactMap(\.self))
    }
}

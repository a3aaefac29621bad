public import ChannexWire
public import HotelValues
import NIOHTTP1

extension ChannexClient {
    /// All properties the key can see.
    public func properties() async throws(ChannexFailure) -> [ChannexProperty] {
        try await list(.get("properties"), of: ChannexProperty.self)
    }

    /// One property.
    public func property(_ id: ChannexProperty.ID) async throws(ChannexFailure) -> ChannexProperty {
        try await read(.get("properties", id.rawValue), as: Document<ChannexProperty>.self).data
    }

    /// Creates a property.
    public func create(_ property: NewProperty) async throws(ChannexFailure) -> ChannexProperty {
        try await write(.POST, ["properties"], Wrapped(property))
    }

    /// Changes those settings which are not nil.
    public func update(
        _ settings: PropertySettings,
        of property: ChannexProperty.ID
    ) async throws(ChannexFailure) -> ChannexProperty {
        try await write(.PUT, ["properties", property.rawValue], Wrapped(settings))
    }

    /// All room types of a property.
    public func roomTypes(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexRoomType] {
        try await list(.get("room_types").filter("[property_id]", property.rawValue), of: ChannexRoomType.self)
    }

    /// Creates a room type.
    public func create(_ roomType: NewRoomType) async throws(ChannexFailure) -> ChannexRoomType {
        try await write(.POST, ["room_types"], Wrapped(roomType))
    }

    /// Changes what the change names of a room type.
    public func update(
        _ id: ChannexRoomType.ID,
        to change: RoomTypeChange
    ) async throws(ChannexFailure) -> ChannexRoomType {
        try await write(.PUT, ["room_types", id.rawValue], Wrapped("room_type", change))
    }

    /// All rate plans of a property.
    public func ratePlans(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexRatePlan] {
        try await list(.get("rate_plans").filter("[property_id]", property.rawValue), of: ChannexRatePlan.self)
    }

    /// Creates a rate plan, whose prices are thereby published.
    public func create(_ ratePlan: NewRatePlan) async throws(ChannexFailure) -> ChannexRatePlan {
        try await write(.POST, ["rate_plans"], Wrapped(ratePlan))
    }

    /// All connections of a property to agencies.
    public func channels(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexChannel] {
        try await list(.get("channels").filter("[property_id]", property.rawValue), of: ChannexChannel.self)
    }

    /// Gives a rate plan another title, unique within its room type.
    public func rename(_ id: ChannexRatePlan.ID, to title: String) async throws(ChannexFailure) -> ChannexRatePlan {
        try await write(.PUT, ["rate_plans", id.rawValue], Wrapped("rate_plan", ["title": title]))
    }

    /// All webhooks that concern a property, those of the whole account included.
    ///
    /// No filter of this list is documented, so all are read.
    public func webhooks(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexWebhook] {
        try await list(.get("webhooks"), of: ChannexWebhook.self)
            .filter { $0.property == property || $0.property == nil || $0.isGlobal }
    }

    /// Creates a webhook.
    public func create(_ webhook: WebhookDefinition) async throws(ChannexFailure) -> ChannexWebhook {
        try await write(.POST, ["webhooks"], Wrapped(webhook))
    }

    /// Makes a webhook what the definition says.
    public func update(
        _ id: ChannexWebhook.ID,
        to webhook: WebhookDefinition
    ) async throws(ChannexFailure) -> ChannexWebhook {
        try await write(.PUT, ["webhooks", id.rawValue], Wrapped(webhook))
    }

    /// Deletes a webhook.
    public func deleteWebhook(_ id: ChannexWebhook.ID) async throws(ChannexFailure) {
        _ = try await send(ChannexCall(method: .DELETE, path: ["webhooks", id.rawValue]))
    }

    /// Installs an application, such as `booking_crs`, on a property.
    public func install(_ application: ApplicationInstallation) async throws(ChannexFailure) {
        _ = try await send(try encoded(.POST, ["applications", "install"], Wrapped(application)))
    }
}

extension ChannexClient {
    /// More pages than this are no list of a hotel's.
    private static let mostPages = 100

    /// All entities of a list, page by page.
    private func list<Entity: Decodable & Sendable>(
        _ call: ChannexCall,
        of type: Entity.Type
    ) async throws(ChannexFailure) -> [Entity] {
        var entities: [Entity] = []
        for page in 1...ChannexClient.mostPages {
            let document = try await read(call.page(page), as: Document<[Entity]>.self)
            entities += document.data
            let isLast =
                document.meta.total.map { entities.count >= $0 } ?? (document.data.count < ChannexCall.pageLimit)
            if isLast || document.data.isEmpty { return entities }
        }
        throw .unreadable(status: 200, reason: "a list of more than \(ChannexClient.mostPages) pages", body: "")
    }

    private func write<Entity: Decodable & Sendable>(
        _ method: HTTPMethod,
        _ path: [String],
        _ content: some Encodable
    ) async throws(ChannexFailure) -> Entity {
        try await read(try encoded(method, path, content), as: Document<Entity>.self).data
    }

    private func encoded(
        _ method: HTTPMethod,
        _ path: [String],
        _ content: some Encodable
    ) throws(ChannexFailure) -> ChannexCall {
        do {
            return try ChannexCall.sending(method, path, content)
        } catch {
            // None of our requests has a member that JSON cannot express; nothing is sent if one ever should.
            throw .unreachable(reason: "the request cannot be written as JSON")
        }
    }
}

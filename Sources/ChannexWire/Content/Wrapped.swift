/// A request body: the entity under its own name, such as `{"room_type": {…}}` (contract §1.3).
public struct Wrapped<Content: Encodable & Sendable>: Encodable, Sendable {
    private let name: String
    private let content: Content

    /// That entity under that name.
    public init(_ name: String, _ content: Content) {
        self.name = name
        self.content = content
    }

    /// Writes the one member.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(content, forKey: Name(stringValue: name))
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }
    }
}

extension Wrapped where Content == NewProperty {
    /// The body that creates a property.
    public init(_ property: NewProperty) { self.init("property", property) }
}

extension Wrapped where Content == [String: PropertySettings] {
    /// The body that changes those settings of a property which are not nil.
    public init(_ settings: PropertySettings) { self.init("property", ["settings": settings]) }
}

extension Wrapped where Content == NewRoomType {
    /// The body that creates a room type.
    public init(_ roomType: NewRoomType) { self.init("room_type", roomType) }
}

extension Wrapped where Content == NewRatePlan {
    /// The body that creates a rate plan.
    public init(_ ratePlan: NewRatePlan) { self.init("rate_plan", ratePlan) }
}

extension Wrapped where Content == WebhookDefinition {
    /// The body that creates or changes a webhook.
    public init(_ webhook: WebhookDefinition) { self.init("webhook", webhook) }
}

extension Wrapped where Content == ApplicationInstallation {
    /// The body that installs an application.
    public init(_ installation: ApplicationInstallation) { self.init("application_installation", installation) }
}

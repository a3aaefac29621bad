public import HotelValues

/// A webhook as Channex holds it (contract §5).
public struct ChannexWebhook: Hashable, Sendable {
    /// The identity of a webhook at Channex.
    public typealias ID = Identifier<ChannexWebhook>

    /// Its id.
    public var id: ID
    /// The property it is for; nil for one of the whole account.
    public var property: ChannexProperty.ID?
    /// Where it calls.
    public var callbackURL: String?
    /// The events it reports, separated by `;`, or `*`.
    public var eventMask: String?
    /// The headers it sends; our secret is among them.
    public var headers: [String: String] = [:]
    /// Whether it is in force; Channex's default is no.
    public var isActive = false
    /// Whether it sends the payload; Channex's default is no.
    public var sendsData = false
    /// Whether it is for every property of the account.
    public var isGlobal = false

    /// A webhook of which nothing is known yet but its id.
    public init(id: ID) {
        self.id = id
    }
}

extension ChannexWebhook: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, headers
        case property = "property_id"
        case callbackURL = "callback_url"
        case eventMask = "event_mask"
        case isActive = "is_active"
        case sendsData = "send_data"
        case isGlobal = "is_global"
    }

    /// Reads one element of an answer; only the id is required.
    public init(from decoder: any Decoder) throws {
        var resource = try Resource<CodingKeys>(decoder, idKey: .id)
        self.init(id: ID(resource.id))
        property =
            resource.attributes.identifier(.property, of: ChannexProperty.self)
            ?? resource.related("property", ChannexProperty.self)
        callbackURL = resource.attributes.text(.callbackURL)
        eventMask = resource.attributes.text(.eventMask)
        headers = resource.attributes.dictionary(.headers, of: String.self)
        isActive = resource.attributes.flag(.isActive) ?? false
        sendsData = resource.attributes.flag(.sendsData) ?? false
        isGlobal = resource.attributes.flag(.isGlobal) ?? false
    }
}

extension ChannexWebhook: CustomStringConvertible {
    /// Its id, address and events, without the headers, which hold a secret.
    public var description: String { "webhook \(id) → \(callbackURL ?? "–") (\(eventMask ?? "–"))" }
}

/// A webhook to create, or what an existing one shall become (contract §5.2).
public struct WebhookDefinition: Hashable, Sendable, Encodable {
    /// The property it is for.
    public var property: ChannexProperty.ID
    /// An absolute address whose host resolves publicly.
    public var callbackURL: String
    /// The events it reports, separated by `;`, or `*`.
    public var eventMask: String
    /// The headers it sends; the place for a secret, as there is no signature.
    public var headers: [String: String]
    /// Whether it is in force.
    public var isActive: Bool
    /// Whether it sends the payload.
    public var sendsData: Bool

    private enum CodingKeys: String, CodingKey {
        case headers
        case property = "property_id"
        case callbackURL = "callback_url"
        case eventMask = "event_mask"
        case isActive = "is_active"
        case sendsData = "send_data"
    }

    /// A webhook in force that calls that address about those events.
    public init(
        property: ChannexProperty.ID,
        callbackURL: String,
        eventMask: String,
        headers: [String: String] = [:],
        isActive: Bool = true,
        sendsData: Bool = false
    ) {
        self.property = property
        self.callbackURL = callbackURL
        self.eventMask = eventMask
        self.headers = headers
        self.isActive = isActive
        self.sendsData = sendsData
    }
}

extension WebhookDefinition: CustomStringConvertible {
    /// Its address and events, without the headers, which hold a secret.
    public var description: String { "webhook → \(callbackURL) (\(eventMask))" }
}

import HotelValues

/// A header or a parameter that a webhook sends along; the case of its name is kept (contract §5.2).
package struct NamedText: Hashable, Codable, Sendable {
    /// The name.
    package let name: String
    /// The text.
    package let value: String
}

/// An address that is told of events (contract §5.2).
struct Webhook: Codable, Sendable {
    let id: String
    let insertedAt: Timestamp
    /// Nil for a webhook of the whole account.
    let property: String?
    private(set) var fields: JSON
    private(set) var callbackURL: String
    private(set) var mask: EventMask
    private(set) var headers: [NamedText]
    private(set) var parameters: [NamedText]
    private(set) var isActive: Bool
    private(set) var sendsData: Bool

    /// A webhook with those fields put over the defaults, inactive and without data unless they say otherwise.
    init(id: String, insertedAt: Timestamp, fields: JSON, world: World) throws(Refusal) {
        try self.init(id: id, insertedAt: insertedAt, fields, over: Webhook.defaults, world: world)
    }

    /// The same webhook with the fields put over the present ones.
    func writing(_ changes: JSON, world: World) throws(Refusal) -> Webhook {
        try Webhook(id: id, insertedAt: insertedAt, changes, over: fields, world: world)
    }

    private init(
        id: String,
        insertedAt: Timestamp,
        _ changes: JSON,
        over present: JSON,
        world: World
    ) throws(Refusal) {
        let known = (changes.members ?? []).filter { present[$0.key] != nil }
        let fields = present.merging(.object(known))
        var reader = FieldReader(fields)
        let isGlobal = reader.boolean("is_global")
        let property = isGlobal ? nil : reader.text("property_id", required: true)
        if let property, world.properties[property] == nil { reader.faults.add("property_id", FaultText.missing) }
        let url = reader.callbackURL(isPublic: world.switches.requirePublicCallbackHost)
        let mask = reader.mask()
        let headers = reader.pairs("headers")
        let parameters = reader.pairs("request_params")
        isActive = reader.boolean("is_active")
        sendsData = reader.boolean("send_data")
        reader.boolean("protected")
        try reader.faults.check()
        guard let url, let mask, let headers, let parameters else { throw .invalid(reader.faults) }
        self.id = id
        self.insertedAt = insertedAt
        self.property = property
        self.fields = fields.setting("property_id", JSON(property))
        self.mask = mask
        self.headers = headers
        self.parameters = parameters
        callbackURL = url
    }

    /// Switches it off, as Channex does to one that keeps failing (contract §5.5).
    mutating func disable() {
        isActive = false
        fields = fields.setting("is_active", false)
    }

    /// The address with the parameters appended to its query.
    var target: String {
        guard !parameters.isEmpty else { return callbackURL }
        let query = parameters.map { "\(Webhook.encode($0.name))=\(Webhook.encode($0.value))" }
        return callbackURL + (callbackURL.contains("?") ? "&" : "?") + query.joined(separator: "&")
    }

    /// The entity as it is read.
    var entity: JSON {
        let attributes = JSON.object([JSON.Member("id", .string(id))]).merging(fields)
            .merging(["is_signed": false, "signing_key_id": .null])
        let relationships: JSON = [
            "property": .reference("property", property), "billing_account": ["data": .null],
            "organization": ["data": .null],
        ]
        return .entity("webhook", id: id, attributes, relationships: relationships)
    }

    private static let defaults: JSON = [
        "property_id": .null, "callback_url": .null, "event_mask": .null, "request_params": [:], "headers": [:],
        "is_active": false, "send_data": false, "protected": false, "is_global": false,
    ]

    private static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let character = Character(Unicode.Scalar(byte))
            if byte < 128, character.isLetter || character.isNumber || "-._~".contains(character) {
                result.append(character)
            } else {
                result.append("%\(digits[Int(byte >> 4)])\(digits[Int(byte & 0xf)])")
            }
        }
    }
}

extension FieldReader {
    fileprivate mutating func callbackURL(isPublic: Bool) -> String? {
        guard let text = text("callback_url", required: true, limit: 2_000) else { return nil }
        let rest = ["https://", "http://"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) }
        let host = rest?.prefix { $0 != "/" && $0 != "?" && $0 != "#" } ?? ""
        guard !host.isEmpty, !text.contains(where: \.isWhitespace) else {
            return refuse("callback_url", FaultText.invalid)
        }
        if isPublic, !FieldReader.isPublic(host.prefix { $0 != ":" }) {
            return refuse("callback_url", FaultText.invalid)
        }
        return text
    }

    /// Whether others can reach the host, as far as its name tells.
    private static func isPublic(_ host: Substring) -> Bool {
        let isPrivate = ["127.", "10.", "192.168.", "169.254.", "["].contains { host.hasPrefix($0) }
        return host.contains(".") && !isPrivate && !host.hasSuffix(".local") && !host.hasSuffix(".localhost")
    }

    fileprivate mutating func mask() -> EventMask? {
        guard let text = text("event_mask", required: true, limit: 2_000) else { return nil }
        return EventMask(text) ?? refuse("event_mask", FaultText.invalid)
    }

    /// Names and texts; the case of the names is kept (contract §5.2).
    fileprivate mutating func pairs(_ name: String) -> [NamedText]? {
        guard let value = fields[name], !value.isNull else { return [] }
        guard let members = value.members else { return refuse(name, FaultText.invalid) }
        var pairs: [NamedText] = []
        for member in members {
            switch member.value {
            case .string(let text), .number(let text): pairs.append(NamedText(name: member.key, value: text))
            case .bool(let flag): pairs.append(NamedText(name: member.key, value: flag ? "true" : "false"))
            default: return refuse(name, FaultText.invalid)
            }
        }
        return pairs
    }
}

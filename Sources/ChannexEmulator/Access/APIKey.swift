import FoundationEssentials
import HotelValues

/// A key that was made beside the one that the emulator is started with (contract §1.2).
struct APIKey: Codable, Sendable {
    let id: String
    /// What callers send.
    let secret: String
    let insertedAt: Timestamp
    private(set) var title: String
    /// The properties that it opens; nil where it opens the whole account.
    private(set) var properties: [String]?
    /// A withdrawn key is disabled, not erased.
    private(set) var isActive: Bool

    /// A key as the body asks for it, with a secret of its own unless the body names one.
    init(_ body: JSON, world: World, insertedAt: Timestamp, _ moment: Moment) throws(Refusal) {
        id = moment.makeID()
        self.insertedAt = insertedAt
        var reader = FieldReader(body)
        secret = reader.text("key") ?? APIKey.secret(moment)
        let fields = reader.keyFields(world)
        if world.keys.isTaken(secret) { reader.faults.add("key", FaultText.exists) }
        try reader.faults.check()
        title = fields.title ?? "API key"
        properties = fields.properties
        isActive = fields.isActive
    }

    /// Takes over what the body says.
    mutating func write(_ body: JSON, world: World) throws(Refusal) {
        var reader = FieldReader(body)
        let fields = reader.keyFields(world)
        try reader.faults.check()
        title = fields.title ?? title
        if body["properties"] != nil { properties = fields.properties }
        if body["is_active"] != nil { isActive = fields.isActive }
    }

    mutating func disable() { isActive = false }

    /// What it opens.
    var access: Access { properties.map { .properties(Set($0)) } ?? .account }

    /// The key as it is listed; the secret is told only once, when the key is made.
    var summary: JSON {
        let properties = self.properties.map { JSON.array($0.map(JSON.string)) }
        return [
            "id": .string(id), "title": .string(title), "properties": properties ?? .null,
            "is_active": .bool(isActive), "inserted_at": .string(insertedAt.naiveText),
        ]
    }

    /// Text that looks like base64, which may hold `/` and `+`.
    private static func secret(_ moment: Moment) -> String {
        let digits = (moment.makeID() + moment.makeID()).filter { $0 != "-" }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { place -> UInt8 in
            UInt8(digits.dropFirst(place).prefix(2), radix: 16) ?? 0
        }
        return Data(bytes).base64EncodedString()
    }
}

/// The keys that were made beside the account's own.
struct KeyRing: Codable, Sendable {
    private(set) var keys: [APIKey] = []

    subscript(id: String) -> APIKey? {
        get { keys.first { $0.id == id } }
        set {
            guard let newValue else { return keys.removeAll { $0.id == id } }
            if let index = keys.firstIndex(where: { $0.id == id }) {
                keys[index] = newValue
            } else {
                keys.append(newValue)
            }
        }
    }

    /// What that text opens; nil where no key that is active has it.
    func access(of secret: String) -> Access? {
        keys.first { $0.secret == secret && $0.isActive }?.access
    }

    func isTaken(_ secret: String) -> Bool { keys.contains { $0.secret == secret } }
}

extension FieldReader {
    fileprivate mutating func keyFields(_ world: World) -> (title: String?, properties: [String]?, isActive: Bool) {
        let title = text("title")
        let isActive = boolean("is_active", default: true)
        guard let list = fields["properties"], !list.isNull else { return (title, nil, isActive) }
        let ids = (list.elements ?? []).compactMap(\.text)
        if list.elements?.count != ids.count {
            faults.add("properties", FaultText.invalid)
        } else if !ids.allSatisfy({ world.properties[$0] != nil }) {
            faults.add("properties", FaultText.missing)
        }
        return (title, ids, isActive)
    }
}

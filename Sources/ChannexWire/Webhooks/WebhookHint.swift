public import HotelValues

/// What a call of Channex's webhook says worth asking about: which event, which property, which revision.
///
/// It is a hint and no more. Nobody signs these bodies, so only ids in the form of a UUID and a plain event name are
/// taken from them, and everything else is asked of Channex (reliability §6.1). Any body gives a hint, if an empty one:
/// test calls carry other shapes, and must be answered with 200 all the same (contract §5.7).
public struct WebhookHint: Hashable, Sendable {
    /// The event's name, such as `booking_new`.
    public let event: String?
    /// The property it is about.
    public let propertyID: ChannexProperty.ID?
    /// The revision it is about; the event names it in one of two ways (contract §5.6).
    public let revisionID: BookingRevision.ID?

    /// Reads a body; what it does not have, or has in another form, is nil.
    public init(body: [UInt8]) {
        // A body that is no JSON gives an empty hint, as does a JSON body of another shape.
        let top = Fields(body, in: 0..<body.count)
        let message = top?.object("data").flatMap { $0.has("event") || $0.has("payload") ? $0 : nil } ?? top
        let payload = message?.object("payload") ?? message?.object("data")
        event = message?.name("event")
        propertyID = (message?.uuid("property_id") ?? payload?.uuid("property_id")).map { Identifier($0) }
        revisionID = (payload?.uuid("booking_revision_id") ?? payload?.uuid("revision_id")).map { Identifier($0) }
    }
}

/// The members of one object of the body.
private struct Fields {
    private let body: [UInt8]
    private let members: [JSONScanner.Member]

    init?(_ body: [UInt8], in range: Range<Int>) {
        // What cannot be scanned has no members to offer.
        guard let members = try? JSONScanner.members(of: body, in: range) else { return nil }
        self.body = body
        self.members = members
    }

    func has(_ key: String) -> Bool { members[key] != nil }

    func object(_ key: String) -> Fields? { members[key].flatMap { Fields(body, in: $0) } }

    func name(_ key: String) -> String? {
        guard let text = JSONText.string(in: body, at: members[key]) else { return nil }
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Fields.isPlain) else { return nil }
        return text
    }

    func uuid(_ key: String) -> String? {
        guard let text = JSONText.string(in: body, at: members[key])?.lowercased() else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map({ $0.count }) == [8, 4, 4, 4, 12] else { return nil }
        return parts.joined().allSatisfy(Fields.isHexadecimal) ? text : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (97...102).contains(byte) || (48...57).contains(byte)
    }
}

/// The envelope of an answer: `data`, which is one entity or a list of them, and `meta` (contract §1.3).
public struct Document<Content: Decodable & Sendable>: Decodable, Sendable {
    /// One entity, or a list of them.
    public let data: Content
    /// What the answer says about itself; empty when it said nothing.
    public let meta: Meta

    private enum CodingKeys: String, CodingKey {
        case data, meta
    }

    /// Reads `data`, which must be there, and `meta`, which need not.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        data = try container.decode(Content.self, forKey: .data)
        var tolerant = Tolerant(container)
        meta = tolerant.object(.meta, as: Meta.self) ?? Meta()
    }
}

/// What an answer says about itself (contract §1.6).
public struct Meta: Hashable, Sendable {
    /// How many entities there are on all pages together.
    public var total: Int?
    /// Which page this is; the first is 1.
    public var page: Int?
    /// How many entities a page has at most.
    public var limit: Int?
    /// `Success` after a deletion and some other actions.
    public var message: String?

    /// Says nothing.
    public init() {}
}

extension Meta: Decodable {
    private enum CodingKeys: String, CodingKey {
        case total, page, limit, message
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        total = members.integer(.total)
        page = members.integer(.page)
        limit = members.integer(.limit)
        message = members.text(.message)
    }
}

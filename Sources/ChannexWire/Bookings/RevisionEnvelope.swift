import FoundationEssentials
public import HotelValues

/// One element of a list of revisions, whether or not it could be read.
///
/// What could not be read is kept as well: its bytes go into quarantine, and its id, when it has one, is acknowledged,
/// so that it does not hold up the others.
public struct RevisionEnvelope: Hashable, Sendable {
    /// The id of the revision.
    public let id: BookingRevision.ID?
    /// The booking it is about.
    public let bookingID: ChannexBooking.ID?
    /// The property it is for.
    public let property: ChannexProperty.ID?
    /// When Channex stored it.
    public let insertedAt: Timestamp?
    /// The revision, or why there is none.
    public let content: Content
    /// Its JSON without card data, as UTF-8; empty when not even that could be made.
    public let raw: [UInt8]

    /// What an element turned out to be.
    public enum Content: Hashable, Sendable {
        case revision(BookingRevision)
        /// It could not be read, for that reason, which holds nothing of the guest's.
        case failure(reason: String)
    }

    /// The revision; nil when it could not be read.
    public var revision: BookingRevision? {
        if case .revision(let revision) = content { revision } else { nil }
    }

    /// Why it could not be read; nil when it could.
    public var failure: String? {
        if case .failure(let reason) = content { reason } else { nil }
    }

    /// Reads one element, such as the content of `data` where one revision was asked for.
    public init(json: [UInt8]) {
        self.init(json, in: 0..<json.count)
    }

    /// Reads the element in that part of the bytes, which need not be JSON beyond its brackets.
    package init(_ bytes: [UInt8], in range: Range<Int>) {
        let redacted: [UInt8]
        do {
            redacted = try CardRedaction.redact(bytes, in: range)
        } catch {
            // What cannot be followed cannot be cleaned, and what is not clean is not kept.
            redacted = []
            self.init(ids: RevisionIDs(bytes, in: range), content: .failure(reason: error.reason), raw: [])
            return
        }
        let content = Content(redacted)
        let ids = RevisionIDs(content) ?? RevisionIDs(redacted, in: 0..<redacted.count)
        self.init(ids: ids, content: content, raw: redacted)
    }

    private init(ids: RevisionIDs, content: Content, raw: [UInt8]) {
        let revision: BookingRevision? = if case .revision(let revision) = content { revision } else { nil }
        id = revision?.id ?? ids.id
        bookingID = revision?.bookingID ?? ids.bookingID
        property = ids.property
        insertedAt = ids.insertedAt
        self.content = content
        self.raw = raw
    }
}

extension RevisionEnvelope.Content {
    fileprivate init(_ json: [UInt8]) {
        do {
            self = .revision(try JSONDecoder().decode(BookingRevision.self, from: Data(json)))
        } catch let error as DecodingError {
            self = .failure(reason: error.reason)
        } catch {
            self = .failure(reason: "not a revision")
        }
    }
}

/// What is known of an element, also of one that cannot be decoded.
private struct RevisionIDs {
    var id: BookingRevision.ID?
    var bookingID: ChannexBooking.ID?
    var property: ChannexProperty.ID?
    var insertedAt: Timestamp?

    /// What a revision says of itself; nil where it does not say all, which the element's other members may.
    init?(_ content: RevisionEnvelope.Content) {
        guard case .revision(let revision) = content, let property = revision.property,
            let insertedAt = revision.insertedAt
        else { return nil }
        id = revision.id
        bookingID = revision.bookingID
        self.property = property
        self.insertedAt = insertedAt
    }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        // An element that is no object has no ids, and nothing can be read of one whose brackets are wrong.
        guard let outer = try? JSONScanner.members(of: bytes, in: range) else { return }
        let inner = outer["attributes"].flatMap { try? JSONScanner.members(of: bytes, in: $0) } ?? []
        func text(_ key: String) -> String? {
            let text = JSONText.string(in: bytes, at: inner[key]) ?? JSONText.string(in: bytes, at: outer[key])
            return text?.isEmpty == false ? text.map(CardRedaction.redact(text:)) : nil
        }
        id = text("id").map { Identifier($0) }
        bookingID = text("booking_id").map { Identifier($0) }
        property = text("property_id").map { Identifier($0) }
        insertedAt = text("inserted_at").flatMap { Timestamp($0) }
    }
}

extension DecodingError {
    /// What is wrong and where, without the value itself.
    package var reason: String {
        switch self {
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .valueNotFound(_, let context): "\(DecodingError.path(context)) is empty"
        case .typeMismatch(_, let context): "\(DecodingError.path(context)) has another type"
        case .dataCorrupted(let context): "\(DecodingError.path(context)) is malformed"
        @unknown default: "cannot be read"
        }
    }

    private static func path(_ context: Context) -> String {
        guard !context.codingPath.isEmpty else { return "the whole" }
        return context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
}

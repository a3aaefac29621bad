/// Why a request is refused, in the words of the wire: a title, and a sentence that says what to do.
///
/// This is the catalogue of all refusals of `/api/v1`; nothing else on the wire speaks to people.
public enum ProblemText: Error, Hashable, Sendable {
    /// The request itself cannot be read or is not let in.
    case request(RequestFlaw)
    /// Something that the path names does not exist; what it is, and its name.
    case absent(SubjectWord, String)
    /// Something that the body names does not exist; what it is, and its name.
    case unknown(SubjectWord, String)
    /// What the body asks for cannot be right.
    case flaw(BookingFlaw)
    /// What it asks for is right by itself, but not with the state of the hotel.
    case obstacle(Obstacle)

    /// The status of the answer.
    public var status: Int {
        switch self {
        case .request(let flaw): flaw.status
        case .absent: 404
        case .unknown: 422
        case .flaw: 422
        case .obstacle: 409
        }
    }

    /// The words.
    public var wording: Wording {
        switch self {
        case .request(let flaw): flaw.wording
        case .absent(let subject, let name), .unknown(let subject, let name): subject.wording(unknown: name)
        case .flaw(let flaw): flaw.wording
        case .obstacle(let obstacle): obstacle.wording
        }
    }
}

/// A refusal in words.
public struct Wording: Hashable, Sendable {
    /// The kind, for programs; the end of the body's `type`.
    public var kind: String
    /// The kind, for people.
    public var title: String
    /// What is wrong this time and what to do.
    public var detail: String
    /// The field that it is about.
    public var field: String?

    init(_ kind: String, _ title: String, _ detail: String, field: String? = nil) {
        self.kind = kind
        self.title = title
        self.detail = detail
        self.field = field
    }
}

/// The body of a refusal, as a client reads it (RFC 9457).
public struct ProblemAnswer: Decodable, Hashable, Sendable {
    /// The kind, at the end of a URN.
    public var type: String?
    /// The kind, for people.
    public var title: String?
    /// The status of the answer.
    public var status: Int?
    /// What is wrong this time and what to do.
    public var detail: String?
    /// The field that it is about.
    public var field: String?

    private enum CodingKeys: String, CodingKey {
        case type
        case title
        case status
        case detail
        case field = "campo"
    }
}

/// The body of an answer that reports an error (contract §1.4).
///
/// `{"errors": {"code": …, "title": …, "details": …}}`, with an object by field or a list of texts as details.
public struct APIError: Hashable, Sendable {
    /// The machine's word, such as `validation_error`.
    public let code: String?
    /// The human's words.
    public let title: String?
    /// The details as compact JSON text, for they have several shapes.
    public let details: String?

    /// Reads the `errors` of a body; nil when there are none, or when the body is no JSON.
    ///
    /// A list of errors is read by its first, and a bare text counts as the title.
    public init?(body: [UInt8]) {
        // A body that is no JSON reports no error of Channex: a proxy's page, for one.
        guard let members = try? JSONScanner.members(of: body), let range = members["errors"] else { return nil }
        self.init(body, at: range)
    }

    private init?(_ body: [UInt8], at range: Range<Int>) {
        if let title = JSONText.string(in: body, at: range) {
            self.init(code: nil, title: title, details: nil)
        } else if let elements = try? JSONScanner.elements(of: body, in: range) {
            guard let first = elements.first else { return nil }
            self.init(body, at: first)
        } else if let members = try? JSONScanner.members(of: body, in: range) {
            self.init(
                code: JSONText.string(in: body, at: members["code"]),
                title: JSONText.string(in: body, at: members["title"]),
                details: members["details"].map { String(decoding: body[$0], as: UTF8.self) }
            )
        } else {
            return nil
        }
    }

    private init(code: String?, title: String?, details: String?) {
        self.code = code
        self.title = title
        self.details = details
    }
}

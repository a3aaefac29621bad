import Hummingbird

/// A language of the console.
enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case portuguese = "pt-BR"

    /// The one that is wanted most by an `Accept-Language` header (RFC 9110 §12.5.4); English where it names neither.
    init(accepting header: String?) {
        let wishes = (header ?? "").split(separator: ",").compactMap(Language.wish).filter { $0.weight > 0 }
        let most = wishes.map(\.weight).max()
        // Of those that are wanted alike it is the one that was named first.
        self = wishes.first { $0.weight == most }?.language ?? .english
    }

    /// The language that a request asks to be answered in.
    init(_ request: Request) {
        self.init(accepting: request.headers[.acceptLanguage])
    }

    /// One element of the header: a tag such as `pt-BR`, of which the first part counts, and how much it is wanted.
    private static func wish(_ element: Substring) -> (language: Language, weight: Int)? {
        let parts = element.lowercased().filter { $0 != " " }.split(separator: ";")
        let tag = parts.first?.split(separator: "-").first
        guard let language = allCases.first(where: { $0.rawValue.prefix(2) == tag ?? "" }) else { return nil }
        // `q=0.75` has at most three digits after the point, and is one where it is missing.
        guard let quality = parts.dropFirst().first(where: { $0.hasPrefix("q=") })?.dropFirst(2) else {
            return (language, 1_000)
        }
        let digits = quality.filter { $0 != "." } + "000"
        return (language, Int(digits.prefix(4)) ?? 0)
    }
}

extension ConfigurationKey {
    /// What values a key may have.
    package enum Kind: Sendable {
        /// Where the database is.
        case database
        /// The code of a property.
        case hotel
        /// The name of a file.
        case path
        /// A name or number of a host.
        case host
        /// A port; 0 lets the system choose.
        case port
        /// The address of a web server.
        case webAddress
        /// An id such as Channex gives.
        case uuid
        /// A whole number in that range.
        case integer(ClosedRange<Int>)
        /// One of these words.
        case choice([String])
        /// A secret of so many printable characters, without spaces.
        case secret(ClosedRange<Int>)
    }
}

extension ConfigurationKey.Kind {
    /// What is allowed, as the end of a sentence that begins with "must be".
    package var allowed: String {
        switch self {
        case .database: "sqlite:PATH, sqlite::memory: or postgres://…"
        case .hotel: "1 to 32 characters: a–z and 0–9, joined by single hyphens"
        case .path: "the name of a file"
        case .host: "a host name or an address such as 127.0.0.1"
        case .port: "a port, from 0 to 65535; 0 lets the system choose"
        case .webAddress: "http:// or https:// and a host, without user, query or fragment"
        case .uuid: "an id such as 716305c4-561a-4561-a187-7f5b8aeb5920"
        case .integer(let range): "from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): words.joined(separator: " or ")
        case .secret(let length) where length.lowerBound > 1:
            "\(length.lowerBound) to \(length.upperBound) printable characters without spaces"
        case .secret(let length): "at most \(length.upperBound) printable characters without spaces"
        }
    }

    /// Whether a key of this kind may have that value.
    func allows(_ value: String) -> Bool {
        switch self {
        case .database: value.wholeMatch(of: /sqlite:.+|postgres(ql)?:\/\/.+/) != nil
        case .hotel: value.utf8.count <= 32 && value.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
        case .path: !value.isEmpty
        case .host: value.wholeMatch(of: /[A-Za-z0-9._:-]{1,255}/) != nil
        case .port: isNumber(value, in: 0...65_535)
        case .webAddress: WebAddress(value) != nil
        case .uuid: value.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
        case .integer(let range): isNumber(value, in: range)
        case .choice(let words): words.contains(value)
        case .secret(let length):
            length.contains(value.utf8.count) && value.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        }
    }

    private func isNumber(_ value: String, in range: ClosedRange<Int>) -> Bool {
        value.wholeMatch(of: /[0-9]{1,9}/) != nil && Int(value).map(range.contains) ?? false
    }

    /// The value as an error or a log may show it, on one line and without what could be a password.
    func shown(_ value: String) -> String {
        switch self {
        case .secret:
            return "(secret)"
        case .database, .webAddress:
            return String(reflecting: String(ConfigurationKey.Kind.withoutPasswords(value).prefix(200)))
        default:
            return String(reflecting: String(value.prefix(200)))
        }
    }

    private static func withoutPasswords(_ address: String) -> String {
        var shown = ""
        var rest = address[...]
        // The last one: a password may hold one as well.
        if let end = address.lastIndex(of: "@") {
            let start = address[..<end].firstRange(of: "//")?.upperBound ?? address.startIndex
            shown = address[..<start] + "…"
            rest = address[end...]
        }
        if let query = rest.firstIndex(where: { "?#".contains($0) }) { rest = rest[..<query] + "…" }
        return shown + rest
    }
}

/// The address of a web server.
struct WebAddress {
    /// The address without a slash at its end.
    let text: String
    let isEncrypted: Bool
    private let host: String

    /// Reads `http` or `https`, a host, perhaps a port and a path; nil for anything else.
    init?(_ text: String) {
        let form = /(https?):\/\/([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?((?:\/[!-~]*)?)/.ignoresCase()
        guard let found = text.wholeMatch(of: form), !text.contains(where: { "@?#\\".contains($0) }) else { return nil }
        if let port = found.3, !(1...65_535).contains(Int(port) ?? 0) { return nil }
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        self.text = text
        self.isEncrypted = found.1.lowercased() == "https"
        self.host = found.2.lowercased()
    }

    /// Whether it is on this machine, so that nobody listens in on the way.
    var isLocal: Bool { host == "localhost" || host.hasPrefix("127.") || host == "[::1]" }
}

/// Where Channex is, and the key that opens it.
public struct ChannexCredentials: Hashable, Sendable {
    /// The address up to and including `/api/v1`, without a slash at its end.
    public let baseURL: String
    package let key: String

    /// Credentials for an address such as `https://staging.channex.io`, with or without `/api/v1` and a final slash.
    public init(baseURL: String, key: String) throws(Flaw) {
        self.baseURL = try ChannexCredentials.normalized(baseURL)
        guard !key.isEmpty else { throw .keyIsEmpty }
        // Anything else could not stand in a header, or would begin another one.
        guard key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { throw .keyIsNotPrintable }
        self.key = key
    }

    /// Why credentials cannot be used.
    public enum Flaw: Error, Hashable, Sendable {
        /// The address does not begin with `http://` or `https://` and a host, or has a user, a query or a fragment.
        case notAnAddress
        case keyIsEmpty
        /// The key holds a space, a line end or another character that no key of Channex's has.
        case keyIsNotPrintable
    }

    private static func normalized(_ text: String) throws(Flaw) -> String {
        let lowercased = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowercased.hasPrefix($0) }),
            text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }), !text.contains(where: { "@?#\\".contains($0) })
        else { throw .notAnAddress }
        var segments = text.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: true)
        guard let host = segments.first, !host.hasPrefix(":"), text.dropFirst(scheme.count).first != "/" else {
            throw .notAnAddress
        }
        if segments.suffix(2).map({ $0.lowercased() }) == ["api", "v1"], segments.count > 2 { segments.removeLast(2) }
        return scheme + segments.joined(separator: "/") + "/api/v1"
    }
}

extension ChannexCredentials: CustomStringConvertible, CustomReflectable {
    /// The address, without the key.
    public var description: String { "Channex at \(baseURL)" }

    /// The address only: dumping the value does not show the key either.
    public var customMirror: Mirror { Mirror(self, children: ["baseURL": baseURL]) }
}

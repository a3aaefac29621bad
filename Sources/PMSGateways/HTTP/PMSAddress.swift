/// Where a PMS is on the network, up to and including `/api/v1`.
public struct PMSAddress: Hashable, Sendable {
    /// The address, without a slash at its end.
    public let base: String

    /// An address such as `http://127.0.0.1:8000`, with or without `/api/v1` and a final slash.
    public init(_ text: String) throws(Flaw) {
        let lowercased = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowercased.hasPrefix($0) }),
            text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }), !text.contains(where: { "@?#\\".contains($0) })
        else { throw .notAnAddress }
        let rest = text.dropFirst(scheme.count)
        var segments = rest.split(separator: "/", omittingEmptySubsequences: true)
        guard let host = segments.first, !host.hasPrefix(":"), rest.first != "/" else { throw .notAnAddress }
        if segments.count > 2, segments.suffix(2).map({ $0.lowercased() }) == ["api", "v1"] { segments.removeLast(2) }
        self.base = scheme + segments.joined(separator: "/") + "/api/v1"
    }

    /// Why a text is no address of a PMS.
    public enum Flaw: Error, Hashable, Sendable {
        /// It does not begin with `http://` or `https://` and a host, or has a user, a query or a fragment.
        case notAnAddress
    }
}

import FoundationEssentials
import NIOHTTP1

/// One request to Channex: what is asked of which address.
struct ChannexCall: Sendable {
    let method: HTTPMethod
    /// The segments of the path after `/api/v1`.
    let path: [String]
    var query: [(name: String, value: String)] = []
    var body: [UInt8]?
    /// Whether the answer tells of guests, so that none of it may appear in a failure.
    var isAboutGuests = false

    /// Whether the call changes nothing at Channex.
    var isRead: Bool { method == .GET }

    static func get(_ path: String...) -> ChannexCall { ChannexCall(method: .GET, path: path) }

    /// The address of the request; each name and value percent-encoded once (contract §10.44).
    func url(under base: String) -> String {
        let address = ([base] + path.map(ChannexCall.encode)).joined(separator: "/")
        guard !query.isEmpty else { return address }
        let pairs = query.map { "\(ChannexCall.encode($0.name))=\(ChannexCall.encode($0.value))" }
        return "\(address)?\(pairs.joined(separator: "&"))"
    }

    /// What is named in logs: no ids of guests are in a path.
    var name: String { "\(method.rawValue) /\(path.joined(separator: "/"))" }

    private static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"), UInt8(ascii: ","):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(contentsOf: [hexDigit(byte >> 4), hexDigit(byte & 0xf)])
            }
        }
        // A segment of dots would climb out of `/api/v1`.
        guard text != ".", text != ".." else { return text.utf8.map { _ in "%2E" }.joined() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 55 + nibble }
}

extension ChannexCall {
    /// A call that sends the value as JSON.
    static func sending(_ method: HTTPMethod, _ path: [String], _ content: some Encodable) throws -> ChannexCall {
        ChannexCall(method: method, path: path, body: Array(try JSONEncoder().encode(content)))
    }

    /// The call, asking for a page of a list in that order.
    func page(_ page: Int, limit: Int = ChannexCall.pageLimit) -> ChannexCall {
        var call = self
        call.query += [("pagination[page]", "\(page)"), ("pagination[limit]", "\(min(limit, ChannexCall.pageLimit))")]
        return call
    }

    /// The call, restricted by a filter.
    func filter(_ field: String, _ value: String) -> ChannexCall {
        var call = self
        call.query.append((name: "filter\(field)", value: value))
        return call
    }

    /// The call, the oldest first.
    func oldestFirst() -> ChannexCall {
        var call = self
        call.query.append((name: "order[inserted_at]", value: "asc"))
        return call
    }

    /// The largest page Channex gives (contract §1.6).
    static let pageLimit = 100
}

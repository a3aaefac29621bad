import HotelValues
import NIOHTTP1

/// One request to the PMS.
struct PMSCall: Sendable {
    let method: HTTPMethod
    /// The segments of the path after `/api/v1`.
    let path: [String]
    /// Names and values, none of which needs escaping: dates and numbers.
    var query: [(name: String, value: String)] = []
    var body: [UInt8]?
    /// What the request is known by when it is repeated.
    var repetitionKey: String?
    /// The tag of an answer that is at hand.
    var knownTag: String?
    /// How much longer than others it may take, because it waits for something to happen.
    var wait: Duration = .zero
    /// What the body tells of a guest; no failure may repeat it.
    var guestTexts: [String] = []

    static func get(_ path: String...) -> PMSCall { PMSCall(method: .GET, path: path) }

    /// The call, for a range of nights with both ends.
    func nights(_ nights: ClosedRange<Day>) -> PMSCall {
        var call = self
        call.query += [("date_from", "\(nights.lowerBound)"), ("date_to", "\(nights.upperBound)")]
        return call
    }

    /// The address of the request.
    func url(under address: PMSAddress) -> String {
        let url = ([address.base] + path.map(PMSCall.encode)).joined(separator: "/")
        guard !query.isEmpty else { return url }
        return "\(url)?\(query.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))"
    }

    /// What it is called in logs and failures; a path holds no more than a reservation's id.
    var name: String { "\(method.rawValue) /\(path.joined(separator: "/"))" }

    private static func encode(_ segment: String) -> String {
        // A segment of dots would climb out of `/api/v1`.
        let isDots = segment == "." || segment == ".."
        return segment.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            case UInt8(ascii: ".") where !isDots: "."
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

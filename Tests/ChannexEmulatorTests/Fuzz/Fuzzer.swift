import ChannexEmulator
import HTTPTypes
import HotelValues
import Hummingbird

/// Draws requests: valid ones of every route, and what mutations make of them.
struct Fuzzer {
    /// A request as it is sent.
    struct Request: CustomStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        let body: [UInt8]

        var description: String {
            "\(method.rawValue) \(path) \(String(decoding: body, as: UTF8.self).prefix(400))"
        }
    }

    /// What there is to ask about.
    struct Known {
        let hotel: Hotel
        /// An id for the first word of a path.
        let ids: [String: String]
    }

    private var generator: SplitMix64
    private var known: [Known] = []
    /// The latest id that came of each first word of a path.
    private var made: [String: String] = [:]

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    /// Adds a hotel to ask about; the latest two are.
    mutating func learn(_ hotel: Known) {
        known = known.suffix(1) + [hotel]
    }

    /// Notes what came of a request, so that later ones can ask about it.
    mutating func learn(_ answer: Answer, to request: Request) {
        let word = request.path.split(separator: "/").first.map(String.init)?.prefix { $0 != "?" }
        guard request.method == .post, let word, let id = answer.data["id"]?.text else { return }
        made[String(word)] = id
    }

    /// A request to the API.
    mutating func request() -> Request {
        guard let route = draw(ChannexEmulator.routes), let known = draw(known) else { return Request.nothing }
        let (method, path) = Fuzzer.parts(of: route)
        // Whole properties go seldom, or there would soon be nothing left to ask about.
        if method == .delete, path == "properties/:id", !generator.oneIn(40) { return request() }
        return Request(
            method: method,
            path: "/" + fill(path, known) + query(known),
            body: method == .get && !generator.oneIn(20) ? [] : bytes(of: body(of: path, known))
        )
    }

    /// A request to the emulator's own routes.
    mutating func adminRequest() -> Request {
        guard let route = draw(Fuzzer.adminRoutes), let known = draw(known) else { return Request.nothing }
        let (method, path) = Fuzzer.parts(of: route)
        var body = Fuzzer.validAdmin(path, known)
        for _ in 0..<Int.random(in: 0...2, using: &generator) { body = mutated(body, known, depth: 0) }
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            guard body.members != nil, let key = draw(Fuzzer.adminKeys) else { continue }
            body = body.setting(key, value(known))
        }
        let arguments = (0..<3).compactMap { _ in draw(Fuzzer.adminQueries) } + ["property=\(known.hotel.property)"]
        let query = "?" + arguments.joined(separator: "&")
        return Request(method: method, path: "/admin/" + fill(path, known) + query, body: bytes(of: body))
    }

    /// A test of a webhook; an address that could be reached is one at which nobody listens.
    mutating func webhookTest() -> Request {
        guard let known = draw(known) else { return Request.nothing }
        var body = body(of: "webhooks/test", known)
        if let webhook = body["webhook"], webhook["callback_url"]?.text?.hasPrefix("http") == true {
            body = body.setting("webhook", webhook.setting("callback_url", "http://127.0.0.1:1/"))
        }
        return Request(method: .post, path: "/webhooks/test", body: bytes(of: body))
    }

    private static func parts(of route: String) -> (HTTPRequest.Method, String) {
        let words = route.split(separator: " ").map(String.init)
        return (HTTPRequest.Method(words[0]) ?? .get, words[1])
    }

    // MARK: Paths and queries

    private mutating func fill(_ path: String, _ known: Known) -> String {
        let words = path.split(separator: "/").map(String.init)
        let filled = words.map { word -> String in
            guard word.hasPrefix(":") else { return word }
            let latest = generator.oneIn(2) ? made[words[0]] : nil
            if let right = latest ?? known.ids[words[0]] ?? made[words[0]], !generator.oneIn(5) { return right }
            return draw(known.ids.values.sorted() + Fuzzer.oddIDs) ?? word
        }
        return filled.joined(separator: "/") + (generator.oneIn(30) ? "/" : "")
    }

    private mutating func query(_ known: Known) -> String {
        var arguments: [String] = []
        if !generator.oneIn(3) { arguments.append("filter[property_id]=\(known.hotel.property)") }
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            guard let name = draw(Fuzzer.names), let value = draw(Fuzzer.values) else { continue }
            arguments.append("\(name)=\(value)")
        }
        return arguments.isEmpty ? "" : "?" + arguments.joined(separator: "&")
    }

    private static let oddIDs = ["0", "%00", "..", "%F0%9F%8F%A8", "00000000-0000-0000-0000-000000000000", "a%2Fb"]

    private static let names = [
        "filter[date]", "filter[date][gte]", "filter[date][lte]", "filter[restrictions]", "filter[inserted_at][gt]",
        "filter[id]", "filter[title]", "filter[arrival_date][lt]", "filter%5Bstatus%5D", "filter[][]", "filter[",
        "filter[room_type_id][not]", "pagination[page]", "pagination[limit]", "order[title]", "order[inserted_at]",
        "order", "force", "multi_occupancy", "filter[restrictions][]", "filter[a][b][c][d]", "after", "limit",
    ]

    private static let values = [
        "2027-03-05", "2027-03-09", "0001-01-01", "9999-12-31", "2027-02-30", "rate,availability", "rate", "stop_sell",
        "true", "asc", "desc", "0", "1", "-1", "100", "9223372036854775807", "9223372036854775808", "", ",", "%",
        "%zz", "%FF", "a,b,c", "2027-03-05T10:00:00", "2027-03-05T10:00:00.000001+99:99", "null",
    ]

    // MARK: Bodies

    private mutating func body(of path: String, _ known: Known) -> JSON {
        var body = Fuzzer.valid(path, known)
        for _ in 0..<Int.random(in: 0...3, using: &generator) { body = mutated(body, known, depth: 0) }
        return body
    }

    private mutating func bytes(of body: JSON) -> [UInt8] {
        var bytes = body.encoded
        switch Int.random(in: 0..<60, using: &generator) {
        case 0: bytes = []
        case 1: bytes.removeLast()
        case 2: bytes.insert(0xff, at: bytes.count / 2)
        case 3: bytes = Array(String(repeating: "[", count: 100_000).utf8)
        case 4: bytes = Array("\u{FEFF}".utf8) + bytes
        default: break
        }
        return bytes
    }

    /// The value with one thing about it changed, at some depth.
    private mutating func mutated(_ value: JSON, _ known: Known, depth: Int) -> JSON {
        guard depth < 6, !generator.oneIn(4 + depth) || depth == 0 else { return self.value(known) }
        switch value {
        case .array(let elements) where !elements.isEmpty:
            let index = Int.random(in: 0..<elements.count, using: &generator)
            var changed = elements
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: changed.remove(at: index)
            case 1: changed += elements
            default: changed[index] = mutated(elements[index], known, depth: depth + 1)
            }
            return .array(changed)
        case .object(let members) where !members.isEmpty:
            let index = Int.random(in: 0..<members.count, using: &generator)
            var changed = members
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: changed.remove(at: index)
            case 1: changed.append(members[index])
            case 2: changed.append(JSON.Member("unknown", self.value(known)))
            default: changed[index].value = mutated(members[index].value, known, depth: depth + 1)
            }
            return .object(changed)
        default: return self.value(known)
        }
    }

    /// A value of any kind.
    private mutating func value(_ known: Known) -> JSON {
        if generator.oneIn(4) { return JSON(draw(known.ids.values.sorted())) }
        return draw(Fuzzer.oddValues) ?? .null
    }

    private mutating func draw<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &generator) }
}

extension Fuzzer.Request {
    /// A request that stands for none.
    fileprivate static let nothing = Fuzzer.Request(method: .get, path: "/", body: [])
}

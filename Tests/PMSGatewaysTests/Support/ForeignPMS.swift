import FoundationEssentials
import HotelValues
import Hummingbird
import NIOCore
import Synchronization

/// A sistema-os as the mission describes it, in memory: four endpoints, numeric ids, and a framework's own refusals.
///
/// It is written from the mission's text and shares no line with the wire types it is to test.
final class ForeignPMS: Sendable {
    struct Reservation: Sendable {
        var categoria: String
        var nights: Range<Day>
        var body: [String: JSON]
        var status = "CONFIRMADA"
        var motivo: String?
    }

    struct Seen: Sendable {
        var line: String
        var key: String?
        var repetitionKey: String?
        var body: [String: JSON]
    }

    struct State: Sendable {
        var totals = [("lvu", 11), ("ov", 5)]
        /// Prices as written in JSON, by category and night.
        var rates: [String: [Day: String]] = [:]
        var defaultRates = ["lvu": "333", "ov": "450.5"]
        var reservations: [Int: Reservation] = [:]
        var listsNights = false
        var keepsDates = false
        /// What is answered instead, by method and path.
        var failure: (status: Int, body: String)?
        var seen: [Seen] = []
        var underWay = 0
        var mostUnderWay = 0
    }

    private let state = Mutex(State())

    func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result { state.withLock { body(&$0) } }

    /// The requests, without the looks at the calendar.
    var orders: [Seen] { change { $0.seen.filter { !$0.line.hasPrefix("GET") } } }
    /// The looks at the calendar.
    var looks: [String] { change { $0.seen.map(\.line).filter { $0.contains("/channex/ari") } } }
}

extension ForeignPMS: HTTPResponder {
    typealias Context = BasicRequestContext

    func respond(to request: Request, context: Context) async throws -> Response {
        let bytes = try await request.body.collect(upTo: 1_000_000)
        let body = (try? JSONDecoder().decode([String: JSON].self, from: Data(bytes.readableBytesView))) ?? [:]
        change { state in
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
            state.seen.append(
                Seen(
                    line: "\(request.method.rawValue) \(request.uri.string)",
                    key: request.headers.first { $0.name.canonicalName == "x-api-key" }?.value,
                    repetitionKey: request.headers.first { $0.name.canonicalName == "idempotency-key" }?.value,
                    body: body
                )
            )
        }
        // Others get their turn, so that requests overlap where they may.
        for _ in 0..<20 { await Task.yield() }
        defer { change { $0.underWay -= 1 } }
        return answer(to: request, body)
    }

    private func answer(to request: Request, _ body: [String: JSON]) -> Response {
        let path = request.uri.path.split(separator: "/").map(String.init)
        let isBooking = path.prefix(4) == ["api", "v1", "channex", "booking"]
        switch (request.method, path.count) {
        case (.get, 4) where path == ["api", "v1", "channex", "ari"]: return calendar(request)
        case (.post, 4) where isBooking: return orFailure { create(body) }
        case (.patch, 5) where isBooking: return orFailure { update(path[4], body) }
        case (.post, 6) where isBooking && path[5] == "cancel": return orFailure { cancel(path[4], body) }
        default: return .answer(#"{"detail":"Not Found"}"#, 404)
        }
    }

    private func orFailure(_ answer: () -> Response) -> Response {
        guard let failure = change({ $0.failure }) else { return answer() }
        return .answer(failure.body, failure.status)
    }
}

extension ForeignPMS {
    private func calendar(_ request: Request) -> Response {
        let query = request.uri.queryParameters
        guard let from = query.get("date_from").flatMap({ Day($0) }),
            let to = query.get("date_to").flatMap({ Day($0) }),
            from <= to
        else { return .answer(#"{"detail":[{"loc":["query","date_from"],"msg":"field required"}]}"#, 422) }
        let text = change { state in
            state.totals.map { code, total in
                let nights = (from...to).map { (night: $0, left: total - state.occupied(code, $0)) }
                let least = nights.map(\.left).min() ?? total
                let days = nights.map {
                    #"{"data":"\#($0.night)","available":\#($0.left),"rate":\#(state.rate(code, $0.night))}"#
                }
                let list = state.listsNights ? #","dias":[\#(days.joined(separator: ","))]"# : ""
                return
                    #"{"categoria":"\#(code)","total":\#(total),"available":\#(least),"rate":\#(state.rate(code, from)),"#
                    + #""currency":"BRL"\#(list)}"#
            }
        }
        return .answer(#"{"room_types":[\#(text.joined(separator: ","))]}"#)
    }

    private func create(_ body: [String: JSON]) -> Response {
        guard let categoria = body["categoria"]?.text, let nights = ForeignPMS.nights(body) else {
            return .answer(#"{"detail":[{"loc":["body","categoria"],"msg":"field required","input":"secret"}]}"#, 422)
        }
        let id = change { state in
            let id = 101 + state.reservations.count
            state.reservations[id] = Reservation(categoria: categoria, nights: nights, body: body)
            return id
        }
        return .answer(#"{"id":\#(id),"status":"CONFIRMADA"}"#, 201)
    }

    private func update(_ id: String, _ body: [String: JSON]) -> Response {
        change { state in
            guard let id = Int(id), var reservation = state.reservations[id] else {
                return .answer(#"{"detail":"Reserva não encontrada"}"#, 404)
            }
            for field in ["hospede_nome", "hospede_telefone", "adultos", "criancas"] {
                reservation.body[field] = body[field] ?? reservation.body[field]
            }
            if !state.keepsDates, let nights = ForeignPMS.nights(body) { reservation.nights = nights }
            state.reservations[id] = reservation
            let nights = reservation.nights
            return .answer(#"{"id":\#(id),"checkin":"\#(nights.lowerBound)","checkout":"\#(nights.upperBound)"}"#)
        }
    }

    private func cancel(_ id: String, _ body: [String: JSON]) -> Response {
        change { state in
            guard let id = Int(id), state.reservations[id] != nil else {
                return .answer(#"{"detail":"Reserva não encontrada"}"#, 404)
            }
            state.reservations[id]?.status = "CANCELADA"
            state.reservations[id]?.motivo = body["motivo"]?.text
            return .answer(#"{"id":\#(id),"status":"CANCELADA"}"#)
        }
    }

    private static func nights(_ body: [String: JSON]) -> Range<Day>? {
        guard let arrival = body["checkin"]?.text.flatMap({ Day($0) }),
            let departure = body["checkout"]?.text.flatMap({ Day($0) }), arrival < departure
        else { return nil }
        return arrival..<departure
    }
}

extension ForeignPMS.State {
    fileprivate func occupied(_ code: String, _ night: Day) -> Int {
        reservations.values.count { $0.categoria == code && $0.status != "CANCELADA" && $0.nights.contains(night) }
    }

    fileprivate func rate(_ code: String, _ night: Day) -> String {
        rates[code]?[night] ?? defaultRates[code] ?? "null"
    }
}

/// A value of JSON, as far as these tests look into it.
enum JSON: Decodable, Hashable, Sendable {
    case text(String)
    case number(Int)
    case list([JSON])
    case object([String: JSON])
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else if let object = try? container.decode([String: JSON].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
}

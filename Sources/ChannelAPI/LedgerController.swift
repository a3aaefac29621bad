import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `GET /sync/log` and `GET /sync/log/{id}`: every call to Channex of the last 90 days.
struct LedgerController: Sendable {
    let link: ChannelLink

    func addRoutes(to router: Router<ServingContext>) {
        router.get("/sync/log", use: list)
        router.get("/sync/log/:id", use: show)
    }

    @Sendable private func list(_ request: Request, _ context: ServingContext) async throws -> JSONBody<CallListAnswer>
    {
        JSONBody(CallListAnswer(try await link.store.calls(try LedgerQuery(request.uri.queryParameters))))
    }

    @Sendable private func show(_ request: Request, _ context: ServingContext) async throws -> JSONBody<CallAnswer> {
        guard let call = try await link.store.call(try context.parameters.require("id")) else {
            throw Problem(
                kind: "unknown-call",
                title: "Not found",
                status: .notFound,
                detail: "No call has this id; `GET /sync/log` lists those of the last 90 days."
            )
        }
        return JSONBody(CallAnswer(call, withCells: true))
    }
}

struct CallListAnswer: Encodable, Sendable {
    let calls: [CallAnswer]
    /// What to send as `after` for the next page; missing on the last one.
    let next: String?

    init(_ page: LedgerPage) {
        calls = page.calls.map { CallAnswer($0) }
        next = page.next?.description
    }
}

extension LedgerQuery {
    /// Reads a query's parameters; throws a `Problem` about the first that says nothing.
    init(_ parameters: Parameters) throws {
        func value<Value>(_ name: String, _ form: String, _ read: (String) -> Value?) throws -> Value? {
            guard let text = parameters[Substring(name)] else { return nil }
            guard let value = read(String(text)) else { throw LedgerQuery.wrong(name, form) }
            return value
        }
        self.init()
        let lanes = Lane.allCases.map(\.rawValue).joined(separator: " or ")
        let outcomes = CallOutcome.allCases.map(\.rawValue).joined(separator: ", ")
        let text = { (text: String) in text.isEmpty || text.contains("\0") ? nil : text }
        lane = try value("lane", lanes, Lane.init(rawValue:))
        outcome = try value("outcome", "one of \(outcomes)", CallOutcome.init(rawValue:))
        since = try value("since", LedgerQuery.instantForm, LedgerQuery.instant)
        until = try value("until", LedgerQuery.instantForm, LedgerQuery.instant)
        cause = try value("cause", "part of a cause", text)
        target = try value("target", "the code of a room type or rate plan", text)
        task = try value("task", "the id of a task of Channex's", text)
        after = try value("after", "`next` of the page before", LedgerPlace.init)
        let range = 1...LedgerQuery.longestPage
        limit =
            try value("limit", "a number from 1 to \(range.upperBound)") {
                Int($0).flatMap { range.contains($0) ? $0 : nil }
            } ?? limit
    }

    private static let instantForm = "an instant such as 2026-12-01T14:00:00Z, or a day, which begins in UTC"

    private static func instant(_ text: String) -> Timestamp? {
        Timestamp(text) ?? Day(text).map(Timestamp.init(startOf:))
    }

    private static func wrong(_ name: String, _ form: String) -> Problem {
        Problem(
            kind: "wrong-\(name)",
            title: "Bad request",
            status: .badRequest,
            detail: "Give \(form) as `\(name)`."
        )
    }
}

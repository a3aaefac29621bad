import Hummingbird

/// One route of the API: what it matches, and the transition that answers it.
struct APIRoute: Sendable {
    /// A transition of the world by a call.
    typealias Transition = @Sendable (inout World, Call, Moment) throws(Refusal) -> Reply

    let method: HTTPRequest.Method
    /// The path below `/api/v1`, as the router reads it.
    let path: String
    /// The lane whose calls are kept with their bodies.
    let lane: Lane?
    let transition: Transition

    static func get(_ path: String, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .get, path: path, lane: nil, transition: transition)
    }

    static func post(_ path: String, lane: Lane? = nil, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .post, path: path, lane: lane, transition: transition)
    }

    static func put(_ path: String, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .put, path: path, lane: nil, transition: transition)
    }

    static func delete(_ path: String, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .delete, path: path, lane: nil, transition: transition)
    }
}

extension APIRoute {
    /// Every route that a transition alone can answer.
    static let table: [APIRoute] =
        content + stored + ari + bookings + webhooks + applications + channels + guests
}

extension ChannexEmulator {
    /// Every route that a transition alone can answer, such as `GET properties/:id`, for tests that leave none out.
    package static var routes: [String] { APIRoute.table.map { "\($0.method.rawValue) \($0.path)" } }
}

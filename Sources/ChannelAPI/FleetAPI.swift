public import ChannelSync
public import HTTPServing
import HTTPTypes
public import Hummingbird
import Synchronization

/// The middleware's HTTP face for all hotels that it serves.
///
/// A request says by `?property=` which hotel it is about; where there is one hotel only, it need not. Webhooks are told
/// apart by the property that they name.
public struct FleetAPI: Sendable {
    private let links: LinkDirectory
    private let faces: Faces
    private let clock: any Clock<Duration>

    /// The face of these links; `secret`, `hash` and `audit` as for `ChannelAPI`.
    public init(
        links: LinkDirectory,
        secret: String?,
        hash: @escaping @Sendable (String) -> String,
        audit: @escaping @Sendable (ChannelLink) -> Audit? = { _ in nil },
        clock: any Clock<Duration>
    ) {
        self.links = links
        self.faces = Faces { link in
            ChannelAPI(link: link, secret: secret, hash: hash, audit: audit(link)).makeRouter().buildResponder()
        }
        self.clock = clock
    }

    /// What answers every request.
    public func makeResponder() -> some HTTPResponder<ServingContext> {
        let front = makeFront().buildResponder()
        let links = links
        let faces = faces
        return CallbackResponder { request, context in
            if let property = request.uri.queryParameters["property"] {
                guard let link = links[String(property)] else {
                    return try await front.respond(to: request, context: context)
                }
                return try await faces.face(of: link).respond(to: request, context: context)
            }
            if let only = links.only { return try await faces.face(of: only).respond(to: request, context: context) }
            return try await front.respond(to: request, context: context)
        }
    }

    /// What is asked about all hotels at once, and what is to be sent on to one of them.
    private func makeFront() -> Router<ServingContext> {
        let router = Router.serving(clock: clock)
        FleetHealthController(links: links).addRoutes(to: router)
        FleetWebhookController(links: links, faces: faces).addRoutes(to: router)
        let links = links
        for method: HTTPRequest.Method in [.get, .post, .put, .patch, .delete] {
            router.on("**", method: method) { request, _ -> Response in throw FleetAPI.whichHotel(request, links) }
        }
        return router
    }

    private static func whichHotel(_ request: Request, _ links: LinkDirectory) -> Problem {
        let properties = links.properties
        let some = properties.prefix(10).joined(separator: ", ") + (properties.count > 10 ? ", …" : "")
        let given = request.uri.queryParameters["property"]
        return Problem(
            kind: given == nil ? "which-property" : "unknown-property",
            title: given == nil ? "Which property?" : "Unknown property",
            status: given == nil ? .badRequest : .notFound,
            detail: "This middleware serves \(properties.count) hotels; add ?property= and the code of one: \(some)"
        )
    }
}

/// The face of each link, made when it is first asked.
///
/// A class, because a `Mutex` cannot be copied.
final class Faces: Sendable {
    typealias Face = RouterResponder<ServingContext>

    private let made = Mutex<[String: Face]>([:])
    private let make: @Sendable (ChannelLink) -> Face

    init(make: @escaping @Sendable (ChannelLink) -> Face) {
        self.make = make
    }

    func face(of link: ChannelLink) -> Face {
        made.withLock { made in
            if let face = made[link.store.property] { return face }
            let face = make(link)
            made[link.store.property] = face
            return face
        }
    }
}

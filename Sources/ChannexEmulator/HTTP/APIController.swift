import HTTPTypes
import Hummingbird
import NIOCore

/// Serves `/api/v1`: key, body, transition, record, answer.
struct APIController: Sendable {
    let emulation: Emulation
    let apiKey: String
    let sender: WebhookSender

    /// Adds every route.
    func addRoutes(to router: Router<BasicRequestContext>) {
        let group = router.group("api/v1")
        for route in APIRoute.table {
            group.on(RouterPath(route.path), method: route.method) { request, context in
                try await respond(to: request, context, recording: route.lane) { call throws(Refusal) in
                    try emulation.update { world, moment throws(Refusal) in
                        try route.transition(&world, try world.admit(call), moment)
                    }
                }
            }
        }
        group.post("webhooks/test") { request, context in
            try await respond(to: request, context, recording: nil, testWebhook)
        }
    }

    private func respond(
        to request: Request,
        _ context: BasicRequestContext,
        recording lane: Lane?,
        _ handle: (Call) async throws(Refusal) -> Reply
    ) async throws -> Response {
        var bytes: [UInt8] = []
        var reply: Reply
        var fault: Fault?
        do throws(Refusal) {
            let access = try APIController.access(of: request, apiKey, emulation)
            bytes = try await body(of: request)
            let call = call(request, context, bytes, access)
            fault = emulation.withWorld { world, moment in world.fault(of: call, moment) }
            reply = await carryOut(call, fault, handle)
        } catch {
            reply = Reply(error)
        }
        emulation.record(
            request.method.rawValue,
            request.uri.path,
            endpoint: context.endpointPath ?? request.uri.path,
            reply,
            bytes,
            lane
        )
        return await response(reply, fault)
    }

    /// What the key of a request opens; a request without a right one is refused (contract §1.2).
    static func access(
        of request: Request,
        _ apiKey: String,
        _ emulation: Emulation
    ) throws(Refusal) -> Access {
        guard let key = request.headers[.userAPIKey] else { throw .unauthorized }
        if key == apiKey { return .account }
        guard let access = emulation.look({ world, _ in world.keys.access(of: key) }) else { throw .unauthorized }
        return access
    }

    /// The refusal in the words that the switches decide on (contract §1.4).
    func wording(_ refusal: Refusal, of call: Call) -> Refusal {
        let entity = call.path.split(separator: "/").dropFirst(2).first
        return emulation.look { world, _ in refusal.worded(world.switches, entity: entity) }
    }

    /// The properties that a refused call was about, as far as its values tell.
    func properties(of call: Call) -> [String] {
        guard let values = call.body?["values"]?.elements else { return [] }
        return emulation.look { world, _ in world.knownProperties(in: values) }
    }

    private func call(
        _ request: Request,
        _ context: BasicRequestContext,
        _ bytes: [UInt8],
        _ access: Access
    ) -> Call {
        Call(
            method: request.method.rawValue,
            path: request.uri.path,
            parameters: Dictionary(
                context.parameters.map { (String($0.key), String($0.value)) },
                uniquingKeysWith: { $1 }
            ),
            query: Query(request.uri.query),
            bytes: bytes,
            body: bytes.isEmpty ? nil : try? JSON.parse(bytes),
            access: access
        )
    }

    /// The body of a request that has one; some clients send one with a GET too (contract §15), which means nothing.
    private func body(of request: Request) async throws(Refusal) -> [UInt8] {
        guard request.method != .get else { return [] }
        let switches = emulation.look { world, _ in world.switches }
        let limit = switches.maximumBodyBytes
        let tooLarge: Refusal = switches.oversizedIsBadRequest ? .badRequest(["body is too large"]) : .tooLarge
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch {
            throw .badRequest([])
        }
    }
}

extension Response {
    /// A reply over HTTP; every answer carries an id (contract §1.4).
    init(_ reply: Reply, requestID: String) {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8", .requestID: requestID]
        for header in reply.headers {
            if let name = HTTPField.Name(header.name) { headers[name] = header.value }
        }
        self.init(
            status: reply.status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        )
    }
}

extension HTTPField.Name {
    /// The header that carries the key (contract §1.2).
    fileprivate static let userAPIKey = HTTPField.Name.constant("user-api-key")
    /// The header by which support finds a request (contract §1.4).
    fileprivate static let requestID = HTTPField.Name.constant("x-request-id")

    /// The field name that a literal spells.
    static func constant(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("a header's name is a token") }
        return name
    }
}

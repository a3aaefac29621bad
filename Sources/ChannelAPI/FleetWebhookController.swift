import ChannelSync
import HTTPServing
import Hummingbird

/// `POST /webhook/channex` where there are several hotels: handed to the one that the webhook names.
struct FleetWebhookController: Sendable {
    let links: LinkDirectory
    let faces: Faces

    func addRoutes(to router: Router<ServingContext>) {
        router.post("/webhook/channex", use: forward)
    }

    @Sendable private func forward(_ request: Request, _ context: ServingContext) async throws -> Response {
        let body = try await BodyReader(limit: WebhookController.bodyLimit).bytes(of: request)
        guard let link = try await link(of: WebhookMessage(body: body)) else { throw WebhookController.foreignProperty }
        var request = request
        request.body = RequestBody(buffer: .init(bytes: body))
        return try await faces.face(of: link).respond(to: request, context: context)
    }

    /// The link of the property that the webhook names; any, where it names none, such as a test from Channex's page.
    private func link(of message: WebhookMessage) async throws -> ChannelLink? {
        guard let property = message.property else { return links.first }
        guard let code = try await links.first?.store.code(ofChannexProperty: property) else { return nil }
        return links[code]
    }
}

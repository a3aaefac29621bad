import ChannelSync
import HTTPServing
import HTTPTypes
import HotelValues
import Hummingbird
import Logging

/// `POST /webhook/channex`: checked, remembered, answered.
///
/// What it says is only a hint to read the feed.
struct WebhookController: Sendable {
    let link: ChannelLink
    let door: WebhookDoor
    /// Far above any webhook; the feed brings the revision even when one is refused.
    static let bodyLimit = 1 << 20

    func addRoutes(to router: Router<ServingContext>) {
        router.post("/webhook/channex", use: receive)
    }

    @Sendable private func receive(_ request: Request, _ context: ServingContext) async throws -> Response {
        guard let name = HTTPField.Name(WebhookSecrets.header), try await door.opens(for: request.headers[name]) else {
            link.logger.warning("webhook refused", metadata: ["reason": "secret"])
            throw WebhookController.wrongSecret
        }
        let body = try await BodyReader(limit: WebhookController.bodyLimit).bytes(of: request)
        let message = WebhookMessage(body: body)
        guard try await door.serves(message.property) else {
            link.logger.warning("webhook refused", metadata: ["reason": "property"])
            throw WebhookController.foreignProperty
        }
        // A body that says nothing to us, such as a test from Channex's page, is answered like any other (contract §5.7).
        if !message.isEmpty {
            try await link.store.remember(message, id: link.surroundings.makeID(), at: link.surroundings.now())
            link.surroundings.reached("hint stored")
        }
        return Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(string: "{}"))
        )
    }

    private static let wrongSecret = Problem(
        kind: "wrong-secret",
        title: "Unauthorized",
        status: .unauthorized,
        detail:
            "Send the secret of this webhook in the header \(WebhookSecrets.header); `sistema-os setup channex` sets it."
    )

    static let foreignProperty = Problem(
        kind: "foreign-property",
        title: "Not this property",
        status: .notFound,
        detail: "This middleware serves another property; point the webhook of that property elsewhere."
    )
}

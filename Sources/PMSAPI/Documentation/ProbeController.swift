import HTTPServing
import Hummingbird
import Logging
import PMS

/// Whether the process runs, and whether it can serve: `/livez`, `/readyz`.
struct ProbeController: Sendable {
    let hotel: Hotel

    private struct State: Encodable {
        let status: String
    }

    func addRoutes(to router: Router<ServingContext>) {
        router.get("livez") { _, _ in JSONBody(State(status: "ok")) }
        router.get("readyz") { _, context in
            do {
                _ = try await hotel.property()
                return JSONBody(State(status: "ok"))
            } catch {
                context.logger.warning("not ready", metadata: ["error": "\(error)"])
                throw RequestFault.unavailable
            }
        }
    }
}

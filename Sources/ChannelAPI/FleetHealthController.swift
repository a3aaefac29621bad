import ChannelSync
import HTTPServing
import Hummingbird

/// `/livez`, `/readyz`, `/health` and `/metrics` of all hotels at once.
struct FleetHealthController: Sendable {
    let links: LinkDirectory

    func addRoutes(to router: Router<ServingContext>) {
        router.get("/livez") { _, _ in JSONBody(["status": "ok"]) }
        router.get("/readyz", use: ready)
        router.get("/health", use: health)
        router.get("/metrics", use: metrics)
    }

    /// Ready to be sent traffic: there is a hotel, and its database answers.
    @Sendable private func ready(_ request: Request, _ context: ServingContext) async throws -> JSONBody<
        [String: String]
    > {
        // Whatever keeps the database from answering, the answer is the same: not ready.
        guard let link = links.first, (try? await link.store.mapping()) != nil else {
            throw RequestFault.unavailable
        }
        return JSONBody(["status": "ok"])
    }

    @Sendable private func health(_ request: Request, _ context: ServingContext) async throws -> JSONBody<
        FleetHealthAnswer
    > {
        var hotels: [String: HealthAnswer] = [:]
        for link in links.all { hotels[link.store.property] = try await link.health() }
        return JSONBody(FleetHealthAnswer(hotels))
    }

    @Sendable private func metrics(_ request: Request, _ context: ServingContext) async throws -> BytesBody {
        var figures = PrometheusText(common: [])
        for link in links.all { figures.append(try await link.metrics()) }
        return BytesBody(figures)
    }
}

/// How all hotels are; those that are well are only counted.
struct FleetHealthAnswer: Encodable, Sendable {
    let status: String
    let hotels: Int
    let attention: [String: HealthAnswer]

    init(_ all: [String: HealthAnswer]) {
        hotels = all.count
        attention = all.filter { $0.value.status != "ok" }
        status = attention.isEmpty ? "ok" : "attention"
    }
}

import Hummingbird

/// Answers in Channex's words what no route matches, and what no route foresaw.
struct UnknownPathMiddleware: RouterMiddleware {
    typealias Context = BasicRequestContext

    let emulation: Emulation
    let apiKey: String

    @concurrent
    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return Response(Reply(refusal(of: request)), requestID: emulation.makeID())
        }
    }

    private func refusal(of request: Request) -> Refusal {
        guard request.uri.path.hasPrefix("/api/v1") else { return .notFound }
        do throws(Refusal) {
            _ = try APIController.access(of: request, apiKey, emulation)
            return .notFound
        } catch {
            return error
        }
    }
}

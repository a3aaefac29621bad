import Hummingbird

/// Answers in Channex's words what no route matches, and what no route foresaw.
struct UnknownPathMiddleware: RouterMiddleware {
    typealias Context = BasicRequestContext

    let emulation: Emulation

    @concurrent
    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return Response(Reply(Refusal.notFound.body, status: .notFound), requestID: emulation.makeID())
        }
    }
}

import HTTPTypes
import Hummingbird

/// Refuses what the pages of other sites ask of `/admin`, which no key guards.
///
/// Browsers say in `sec-fetch-site` on whose behalf they ask (Fetch Metadata, W3C). Programs say nothing, and are let in.
struct ForeignPageMiddleware: RouterMiddleware {
    typealias Context = BasicRequestContext

    let emulation: Emulation

    @concurrent
    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        if let name = HTTPField.Name("sec-fetch-site"), let site = request.headers[name], site != "same-origin",
            site != "none"
        {
            return Response(Reply(.forbidden), requestID: emulation.makeID())
        }
        return try await next(request, context)
    }
}

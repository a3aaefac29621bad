public import Hummingbird

/// Tells browsers to do nothing clever with an answer.
///
/// A handler's own fields are left as they are.
public struct SecurityHeadersMiddleware<Context: RequestContext>: RouterMiddleware {
    /// The middleware.
    public init() {}

    /// Answers what `next` answers, with the fields added that are missing.
    public func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let defaults: HTTPFields = [
            .xContentTypeOptions: "nosniff",
            .frameOptions: "DENY",
            .referrerPolicy: "no-referrer",
            .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
            .cacheControl: "no-store",
        ]
        for field in defaults where response.headers[field.name] == nil { response.headers.append(field) }
        return response
    }
}

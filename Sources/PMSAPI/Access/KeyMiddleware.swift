import HTTPServing
import HTTPTypes
import Hummingbird
import PMS

/// Looks up the key of a request, every time, so that a key stops working when it is revoked.
struct KeyMiddleware: RouterMiddleware {
    let pms: PMS

    func handle(
        _ request: Request,
        context: KeyContext,
        next: @concurrent (Request, KeyContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let text = request.keyText, let key = try await pms.key(hash: KeyMaker.hash(of: text)) {
            context.access = Access(key: key, hotel: pms.hotel(key.property))
        }
        return try await next(request, context)
    }
}

extension Request {
    /// The key in `X-API-Key`, or as a bearer token.
    fileprivate var keyText: String? {
        let bearer = "bearer "
        if let key = headers[.apiKey] { return key }
        guard let authorization = headers[.authorization], authorization.lowercased().hasPrefix(bearer) else {
            return nil
        }
        return String(authorization.dropFirst(bearer.count))
    }
}

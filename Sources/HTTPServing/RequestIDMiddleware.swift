public import Hummingbird
import Logging

/// Gives every request an id, in the logs and in the answer; one that a caller or proxy sent is taken over.
public struct RequestIDMiddleware<Context: RequestContext>: RouterMiddleware {
    /// The middleware.
    public init() {}

    /// Answers what `next` answers, with the id in its head.
    public func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let sent = request.headers[.requestID], RequestID.isSane(sent) { context.requestID = sent }
        let id = context.requestID
        var response = try await next(request, context)
        response.headers[.requestID] = id
        return response
    }
}

private enum RequestID {
    /// Where the framework keeps the id of a request that it numbered.
    static let metadataKey = "hb.request.id"

    /// Letters, digits and a few signs, so that nobody writes lines of their own into the log.
    static func isSane(_ text: String) -> Bool {
        (8...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}

extension RequestContext {
    /// The id of the request, as the logs have it; nil with a log that keeps no metadata.
    ///
    /// The framework's own `id` stops the program there.
    var requestID: String? {
        get { logger[metadataKey: RequestID.metadataKey]?.description }
        set { logger[metadataKey: RequestID.metadataKey] = newValue.map { .string($0) } }
    }
}

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
        if let sent = request.headers[.requestID], RequestID.isSane(sent) {
            context.logger = context.logger.with(id: sent)
        }
        var response = try await next(request, context)
        response.headers[.requestID] = context.id
        return response
    }
}

private enum RequestID {
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

extension Logger {
    fileprivate func with(id: String) -> Logger {
        var logger = self
        // The key under which the framework keeps the id; `context.id` reads it.
        logger[metadataKey: "hb.request.id"] = .string(id)
        return logger
    }
}

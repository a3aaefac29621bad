public import Hummingbird
import Logging

/// Logs every request after its answer: method, route, status, time.
///
/// Never a query, a body or a name.
///
/// Reads are logged at `debug`, everything else at `info`.
public struct AccessLogMiddleware<Context: RequestContext>: RouterMiddleware {
    private let clock: any Clock<Duration>

    /// Measures by that clock.
    public init(clock: any Clock<Duration>) {
        self.clock = clock
    }

    /// Answers what `next` answers.
    public func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let (response, time) = try await measured(by: clock) { try await next(request, context) }
        let isRead = request.method == .get || request.method == .head
        context.logger.log(
            level: isRead && response.status.code < 500 ? .debug : .info,
            "request",
            metadata: [
                "method": .string(request.method.rawValue),
                "route": .string(context.endpointPath ?? "-"),
                "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible(time.components.seconds * 1_000 + time.milliseconds),
            ]
        )
        return response
    }

    private func measured<C: Clock<Duration>>(
        by clock: C,
        _ body: () async throws -> Response
    ) async throws -> (Response, Duration) {
        let start = clock.now
        let response = try await body()
        return (response, start.duration(to: clock.now))
    }
}

extension Duration {
    /// The milliseconds beside the whole seconds.
    fileprivate var milliseconds: Int64 { components.attoseconds / 1_000_000_000_000_000 }
}

public import Hummingbird
import Logging

/// Turns every error into problem+json, so that no handler has to.
///
/// What nobody foresaw is logged with the request's id and answered without its particulars.
public struct ErrorMiddleware<Context: RequestContext>: RouterMiddleware {
    private let translate: @Sendable (any Error) -> Problem?

    /// Asks `translate` first; errors it does not know are worded by `RequestFault`.
    public init(translate: @escaping @Sendable (any Error) -> Problem?) {
        self.translate = translate
    }

    /// Answers what `next` answers, or the problem.
    public func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            var problem = problem(for: error)
            problem.instance = problem.instance ?? context.requestID.map { "urn:request:\($0)" }
            if problem.status.kind == .serverError { log(error, context.logger) }
            return try problem.response(from: request, context: context)
        }
    }

    private func problem(for error: any Error) -> Problem {
        if let problem = error as? Problem { return problem }
        let fault = RequestFault(error)
        return translate(fault ?? error) ?? fault?.problem ?? translate(
            RequestFault.other(status: .internalServerError)
        )
            ?? RequestFault.other(status: .internalServerError).problem
    }

    private func log(_ error: any Error, _ logger: Logger) {
        logger.error("request failed", metadata: ["error": "\(error)", "type": "\(type(of: error))"])
    }
}

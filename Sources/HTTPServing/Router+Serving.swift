import HTTPTypes
public import Hummingbird

extension Router where Context == ServingContext {
    /// A router with what every server of ours does around its handlers.
    ///
    /// `translate` words the errors of the handlers; `clock` measures how long they take.
    public static func serving(
        clock: any Clock<Duration>,
        translate: @escaping @Sendable (any Error) -> Problem? = { _ in nil }
    ) -> Router<ServingContext> {
        let router = Router(context: ServingContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestIDMiddleware())
        router.add(middleware: AccessLogMiddleware(clock: clock))
        router.add(middleware: SecurityHeadersMiddleware())
        router.add(middleware: ErrorMiddleware(translate: translate))
        return router
    }

    /// Answers 405, with what is allowed, to other methods on the paths that the router serves.
    ///
    /// To be called after the last route was added.
    public func refuseOtherMethods() {
        let methods = Dictionary(grouping: routes, by: { $0.path.description }).mapValues { $0.map(\.method) }
        for (path, served) in methods {
            let allowed = served.map(\.rawValue).sorted() + (served.contains(.get) ? ["HEAD"] : [])
            let others: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options]
            for method in others where !served.contains(method) {
                on(RouterPath(path), method: method) { _, _ -> Response in
                    throw RequestFault.methodNotAllowed(allowed: allowed)
                }
            }
        }
    }
}

import HTTPTypes
import Hummingbird
import NIOCore

/// Closes the connection of an answer that is not to be given, and passes all others on.
///
/// It stands around the router because only here the connection is known.
struct ConnectionResponder<Inner: HTTPResponder<BasicRequestContext>>: HTTPResponder {
    /// What the router knows of a request, and the connection on which it came.
    struct Context: InitializableFromSource {
        let inner: BasicRequestContext
        let connection: any NIOCore.Channel

        init(source: ApplicationRequestContextSource) {
            inner = BasicRequestContext(source: source)
            connection = source.channel
        }
    }

    let inner: Inner

    @concurrent
    func respond(to request: Request, context: Context) async throws -> Response {
        let response = try await inner.respond(to: request, context: context.inner)
        if response.headers[.connectionFault] != nil {
            // A client that has gone has closed it already.
            try? await context.connection.close()
        }
        return response
    }
}

extension HTTPField.Name {
    /// The mark of an answer that never leaves the house: its connection is closed instead.
    static let connectionFault = HTTPField.Name.constant("x-connection-fault")
}

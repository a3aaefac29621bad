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
        guard let fault = response.headers[.connectionFault] else { return response }
        // A client that has gone has closed it already.
        try? await close(context.connection, byReset: fault == "reset")
        return response
    }

    /// Closes a connection: in peace, or with a reset, as a machine that has forgotten it would.
    private func close(_ connection: any NIOCore.Channel, byReset isReset: Bool) async throws {
        // To linger for no time at all is how a socket is told to reset (`SO_LINGER`).
        if isReset, let socket = connection as? any SocketOptionProvider {
            try await socket.unsafeSetSocketOption(level: .socket, name: .so_linger, value: Lingering.not).get()
        }
        try await connection.close()
    }
}

/// How long a socket that is closed waits for what it has sent to be taken: the `struct linger` of the system.
private struct Lingering: Sendable {
    let isOn: CInt
    let seconds: CInt

    /// Not at all, which makes its end a reset.
    static let not = Lingering(isOn: 1, seconds: 0)
}

extension HTTPField.Name {
    /// The mark of an answer that never leaves the house: its connection is closed instead.
    static let connectionFault = HTTPField.Name.constant("x-connection-fault")
}

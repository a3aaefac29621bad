public import AsyncHTTPClient
public import Logging
import NIOCore

/// The Channex API over HTTP (contract §1).
///
/// A call is one request: no redirect is followed, no answer is unpacked, none is longer than the limit, and every call
/// ends by its deadline. It is up to the caller to shut the `HTTPClient` down.
public struct ChannexClient: ChannexAPI {
    /// Carries a request out; the mark is set once some of it has left.
    typealias Exchange = @Sendable (ChannexCall, SentMark) async throws -> ChannexAnswer

    let credentials: ChannexCredentials
    let exchange: Exchange
    let limits: Limits
    let clock: any Clock<Duration>
    let logger: Logger

    /// How long and how large a call may become.
    public struct Limits: Hashable, Sendable {
        /// From the beginning of a call to the last byte of its answer; half a minute by default.
        public var deadline: Duration
        /// The most bytes of an answer; 20 million by default.
        public var answerBytes: Int

        /// Those limits.
        public init(deadline: Duration = .seconds(30), answerBytes: Int = 20_000_000) {
            self.deadline = deadline
            self.answerBytes = answerBytes
        }
    }

    /// A client that speaks through an `HTTPClient` which has been configured with `httpConfiguration`.
    ///
    /// One that follows redirects would carry the key to wherever it is sent, and one that unpacks answers could be made
    /// to fill the memory.
    public init(
        credentials: ChannexCredentials,
        httpClient: HTTPClient,
        limits: Limits = Limits(),
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger = Logger(label: "channex")
    ) {
        self.credentials = credentials
        let network = Network(credentials: credentials, httpClient: httpClient, limits: limits)
        exchange = { call, mark in try await network.exchange(call, mark) }
        self.limits = limits
        self.clock = clock
        self.logger = logger
    }

    /// How the `HTTPClient` of a `ChannexClient` is to be configured.
    ///
    /// A connection that fails is reported at once, for the caller decides about another try.
    public static var httpConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10)),
            decompression: .disabled
        )
        configuration.connectionPool.idleTimeout = .seconds(30)
        // Nobody traces; what is told to the tracer that does nothing would be gathered from each call all the same.
        configuration.tracing.tracer = nil
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}

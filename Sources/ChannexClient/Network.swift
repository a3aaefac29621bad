import AsyncHTTPClient
package import Logging
import NIOCore
import NIOHTTP1

/// The way to Channex over HTTP.
struct Network: Sendable {
    let credentials: ChannexCredentials
    let httpClient: HTTPClient
    let limits: ChannexClient.Limits

    /// Carries the request out, and reads the whole answer.
    func exchange(_ call: ChannexCall, _ mark: SentMark) async throws -> ChannexAnswer {
        let response = try await httpClient.execute(request(call, mark), timeout: transportTimeout)
        return try await ChannexAnswer(response, limit: limits.answerBytes)
    }

    private func request(_ call: ChannexCall, _ mark: SentMark) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: call.url(under: credentials.baseURL))
        request.method = call.method
        request.headers.add(name: "user-api-key", value: credentials.key)
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "user-agent", value: "sistema-os")
        if let body = call.body {
            request.headers.add(name: "content-type", value: "application/json")
            let bytes = MarkedBody(bytes: ByteBuffer(bytes: body), mark: mark)
            request.body = .stream(bytes, length: .known(Int64(body.count)))
        }
        return request
    }

    /// Longer than the deadline, which therefore decides; it only bounds what a lost timer could leave behind.
    private var transportTimeout: TimeAmount { .seconds(limits.deadline.components.seconds + 60) }
}

/// A Channex without a network: what stands in its place in a simulation, where no time passes unless it is moved.
package struct SimulatedNetwork: Sendable {
    /// A request as it would be sent.
    package struct Request: Hashable, Sendable {
        /// The method, such as `POST`.
        package var method: String
        /// The path with its query, such as `/api/v1/restrictions`.
        package var target: String
        /// The body; empty where there is none.
        package var body: [UInt8]
    }

    /// An answer as it would arrive.
    package struct Answer: Sendable {
        /// The status.
        package var status: Int
        /// The headers.
        package var headers: [(name: String, value: String)]
        /// The body.
        package var body: [UInt8]

        /// An answer of these.
        package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8]) {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    /// Why no answer arrives.
    package enum Loss: Error {
        /// Nothing of the request left.
        case beforeSending
        /// The request may have been carried out.
        case afterSending
    }

    /// Answers a request, or throws a `Loss`.
    package var answer: @Sendable (Request) async throws -> Answer

    /// A network that answers so.
    package init(answer: @escaping @Sendable (Request) async throws -> Answer) {
        self.answer = answer
    }
}

extension ChannexClient {
    /// A client of a simulated Channex: everything of it is real but the way of the bytes.
    package init(
        network: SimulatedNetwork,
        clock: any Clock<Duration>,
        logger: Logger
    ) throws(ChannexCredentials.Flaw) {
        credentials = try ChannexCredentials(baseURL: "https://channex.invalid", key: "simulated")
        limits = Limits()
        self.clock = clock
        self.logger = logger
        exchange = { call, mark in
            let request = SimulatedNetwork.Request(
                method: call.method.rawValue,
                target: call.url(under: "/api/v1"),
                body: call.body ?? []
            )
            do {
                let answer = try await network.answer(request)
                mark.set()
                return ChannexAnswer(
                    status: answer.status,
                    headers: HTTPHeaders(answer.headers.map { ($0.name, $0.value) }),
                    body: answer.body
                )
            } catch {
                if case SimulatedNetwork.Loss.beforeSending = error { throw error }
                mark.set()
                throw error
            }
        }
    }
}

import ArgumentParser
import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import PMSWire

/// A server under measurement, spoken to over HTTP.
struct Peer: Sendable {
    let client: HTTPClient
    let url: String
    /// The header that opens it.
    let key: (name: String, value: String)

    /// Why a measurement cannot be made.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The answer to `GET`, read.
    func get<Answer: Decodable>(_ path: String, as type: Answer.Type) async throws -> Answer {
        try WireCoding.decode(type, from: try await send(path, method: "GET"))
    }

    /// The answer's bytes; throws for any status but 2xx.
    @discardableResult
    func send(_ path: String, method: String, _ body: Data? = nil) async throws -> Data {
        var request = HTTPClientRequest(url: url + path)
        request.method = .init(rawValue: method)
        request.headers.add(name: key.name, value: key.value)
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        let response = try await client.execute(request, timeout: .seconds(120))
        let answer = try await response.body.collect(upTo: 64 << 20)
        guard (200..<300).contains(response.status.code) else {
            throw Failure(description: "\(method) \(path): \(response.status.code) \(String(buffer: answer))")
        }
        return Data(answer.readableBytesView)
    }

    /// A client that keeps enough connections for whatever runs side by side here.
    static func withClient(_ body: (HTTPClient) async throws -> Void) async throws {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        try await HTTPClient.withHTTPClient(configuration: configuration) { try await body($0) }
    }
}

/// Where the hotel's API is.
struct HotelOptions: ParsableArguments {
    @Option(help: "The address of the PMS.")
    var pms: String

    @Option(help: "A key of the hotel's API.")
    var pmsKey: String

    func peer(_ client: HTTPClient) -> Peer { Peer(client: client, url: pms, key: ("X-API-Key", pmsKey)) }
}

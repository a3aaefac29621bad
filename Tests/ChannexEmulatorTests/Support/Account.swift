import AsyncHTTPClient
import ChannexEmulator
import HTTPTypes
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

/// A fresh emulated account at noon UTC of 22 Nov 2026, and the calls that a test makes on it.
struct Account: Sendable {
    static let key = "test/key+1"
    static let start = Timestamp("2026-11-22T12:00:00Z")
    static let zones: [String: Int] = ["UTC": 0, "America/Sao_Paulo": -10_800, "Pacific/Apia": 46_800]

    let client: any TestClientProtocol
    let time: ManualTime

    /// Runs a test against a new account without a socket.
    static func with(
        _ switches: Switches = Switches(),
        _ test: @Sendable (Account) async throws -> Void
    ) async throws {
        let time = ManualTime(start: try #require(start))
        let emulator = emulator(switches: switches, time: time)
        try await emulator.application.test(.router) { client in
            try await test(Account(client: client, time: time))
        }
    }

    /// An emulator whose time the test moves and whose ids come from a seed.
    static func emulator(
        switches: Switches = Switches(),
        time: ManualTime,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> ChannexEmulator {
        let generator = Mutex(SplitMix64(seed: 7))
        return ChannexEmulator(
            configuration: EmulatorConfiguration(apiKey: key, switches: switches),
            surroundings: Surroundings(
                now: { time.timestamp },
                makeID: { generator.withLock { UniqueID.make(at: time.timestamp, using: &$0) } }
            ),
            clock: time,
            zones: { zone, _ in zones[zone] },
            httpClient: .shared,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            onReady: onReady
        )
    }

    // MARK: Calls

    func get(_ path: String, key: String? = Account.key) async throws -> Answer {
        try await send(.get, path, nil, key: key)
    }

    func post(_ path: String, _ body: JSON? = nil) async throws -> Answer {
        try await send(.post, path, body?.encodedText)
    }

    /// Posts text that need not be JSON.
    func post(_ path: String, text: String) async throws -> Answer { try await send(.post, path, text) }

    func put(_ path: String, _ body: JSON) async throws -> Answer {
        try await send(.put, path, body.encodedText)
    }

    func delete(_ path: String) async throws -> Answer { try await send(.delete, path) }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        key: String? = Account.key
    ) async throws -> Answer {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let key, let name = HTTPField.Name("user-api-key") { headers[name] = key }
        let uri = path.hasPrefix("/admin") ? path : "/api/v1" + path
        let response = try await client.execute(
            uri: uri,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
        return Answer(response)
    }
}

/// What came back of a call.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: JSON

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        body = (try? JSON.parse(Array(response.body.readableBytesView))) ?? .null
    }

    var data: JSON { body["data"] ?? .null }
    var attributes: JSON { data["attributes"] ?? .null }
    var meta: JSON { body["meta"] ?? .null }
    var warnings: [JSON] { meta["warnings"]?.elements ?? [] }
    var details: JSON { body["errors"]?["details"] ?? .null }
    var code: String? { body["errors"]?["code"]?.text }

    /// The id of the entity.
    func id() throws -> String { try #require(data["id"]?.text) }
}

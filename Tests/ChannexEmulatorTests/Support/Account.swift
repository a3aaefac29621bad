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
final class Account: Sendable {
    static let key = "test/key+1"
    static let start = Timestamp("2026-11-22T12:00:00Z")
    static let zones: [String: Int] = ["UTC": 0, "America/Sao_Paulo": -10_800, "Pacific/Apia": 46_800]

    private let transport: Transport
    /// The time of the emulator; staging has its own.
    let time: ManualTime
    /// The present day in UTC, from which facts that staging can be asked about count their days.
    let today: Day
    private let made = Mutex<[String]>([])

    /// What delivers webhooks: like the real one it follows no redirects and reports at once what refuses connections.
    private static let httpClient: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    private enum Transport: Sendable {
        case emulator(any TestClientProtocol)
        case staging(Staging)
    }

    /// Runs a test against a new account without a socket; against staging, where the environment names an account
    /// there, and then deletes the properties that the test made.
    static func with(
        _ switches: Switches = Switches(),
        seed: UInt64? = nil,
        stateFile: String? = nil,
        _ test: @Sendable (Account) async throws -> Void
    ) async throws {
        let time = ManualTime(start: try #require(start))
        if let staging = Staging.fromEnvironment {
            let account = Account(transport: .staging(staging), time: time, today: Staging.today)
            do {
                try await test(account)
            } catch {
                try await account.deleteProperties()
                throw error
            }
            return try await account.deleteProperties()
        }
        let emulator = emulator(switches: switches, seed: seed, stateFile: stateFile, time: time)
        try await emulator.application.test(.router) { client in
            let today = time.timestamp.day(offsetSeconds: 0)
            try await test(Account(transport: .emulator(client), time: time, today: today))
        }
    }

    private func deleteProperties() async throws {
        for property in made.withLock(\.self) { _ = try await delete("/properties/\(property)?force=true") }
    }

    private init(transport: Transport, time: ManualTime, today: Day) {
        self.transport = transport
        self.time = time
        self.today = today
    }

    /// The day that many days from now, as text.
    func day(_ offset: Int) -> String { today.advanced(by: offset).description }

    /// An emulator whose time the test moves and whose ids come from a seed.
    static func emulator(
        switches: Switches = Switches(),
        seed: UInt64? = nil,
        stateFile: String? = nil,
        time: ManualTime,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> ChannexEmulator {
        let generator = Mutex(SplitMix64(seed: 7))
        return ChannexEmulator(
            configuration: EmulatorConfiguration(
                apiKey: key,
                switches: switches,
                seed: seed,
                stateFile: stateFile
            ),
            surroundings: Surroundings(
                now: { time.timestamp },
                makeID: { generator.withLock { UniqueID.random(using: &$0) } }
            ),
            clock: time,
            zones: { zone, _ in zones[zone] },
            httpClient: httpClient,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            onReady: onReady
        )
    }

    // MARK: Calls

    func get(_ path: String, key: String? = Account.key) async throws -> Answer {
        try await send(.get, path, nil, key: key)
    }

    func post(_ path: String, _ body: JSON? = nil, key: String? = Account.key) async throws -> Answer {
        try await send(.post, path, body.map { ByteBuffer(bytes: $0.encoded) }, key: key)
    }

    /// Posts text that need not be JSON.
    func post(_ path: String, text: String) async throws -> Answer {
        try await send(.post, path, ByteBuffer(string: text))
    }

    /// Puts text that need not be JSON.
    func put(_ path: String, text: String) async throws -> Answer {
        try await send(.put, path, ByteBuffer(string: text))
    }

    func put(_ path: String, _ body: JSON, key: String? = Account.key) async throws -> Answer {
        try await send(.put, path, ByteBuffer(bytes: body.encoded), key: key)
    }

    func delete(_ path: String, key: String? = Account.key) async throws -> Answer {
        try await send(.delete, path, key: key)
    }

    /// Asks for something with a body that means nothing there, as some clients do.
    func get(_ path: String, text: String) async throws -> Answer {
        try await send(.get, path, ByteBuffer(string: text))
    }

    /// Sends something whose answer is to be in a language.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSON? = nil,
        accepting language: String
    ) async throws -> Answer {
        try await send(method, path, body.map { ByteBuffer(bytes: $0.encoded) }, accepting: language)
    }

    /// Sends bytes that need be nothing at all.
    func send(_ method: HTTPRequest.Method, _ path: String, bytes: [UInt8]) async throws -> Answer {
        try await send(method, path, ByteBuffer(bytes: bytes))
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: ByteBuffer? = nil,
        key: String? = Account.key,
        accepting language: String? = nil
    ) async throws -> Answer {
        switch transport {
        case .staging(let staging):
            let answer = try await staging.send(method.rawValue, path, body.map { String(buffer: $0) }, key: key)
            if method == .post, path == "/properties", answer.status == 201 {
                made.withLock { $0.append(answer.data["id"]?.text ?? "") }
            }
            return answer
        case .emulator(let client):
            var headers: HTTPFields = [.contentType: "application/json"]
            if let key, let name = HTTPField.Name("user-api-key") { headers[name] = key }
            if let language { headers[.acceptLanguage] = language }
            let isOwn = ["/admin", "/console", "/auth/exchange"].contains { path.hasPrefix($0) } || path == "/"
            let response = try await client.execute(
                uri: isOwn ? path : "/api/v1" + path,
                method: method,
                headers: headers,
                body: body
            )
            let bytes = Array(response.body.readableBytesView)
            return Answer(status: response.status.code, headers: response.headers, bytes: bytes)
        }
    }
}

/// What came back of a call.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]
    let body: JSON

    init(status: Int, headers: HTTPFields, bytes: [UInt8]) {
        self.status = status
        self.headers = headers
        self.bytes = bytes
        body = (try? JSON.parse(bytes)) ?? .null
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

import AsyncHTTPClient
import ChannexEmulator
import HotelValues
import NIOCore
import NIOHTTP1
import Testing

@Suite("The emulator as a service", .timeLimit(.minutes(1)))
struct ServiceTests {
    @Test("listens on a port of the system's choice and stops although a connection is kept open")
    func lifecycle() async throws {
        let (ports, isReady) = AsyncStream.makeStream(of: Int.self)
        let time = ManualTime(start: try #require(Account.start))
        let emulator = Account.emulator(time: time) { port in isReady.yield(port) }
        // The shared client keeps its connection open after the answer.
        try await Receiver.running(emulator) {
            let port = try #require(await ports.first { _ in true })
            var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/api/v1/properties?filter[title]=x")
            request.headers.add(name: "user-api-key", value: Account.key)
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            #expect(response.status == .ok)
            let body = try await response.body.collect(upTo: 10_000)
            #expect(try JSON.parse(Array(body.readableBytesView))["data"] == [])
        }
    }
}

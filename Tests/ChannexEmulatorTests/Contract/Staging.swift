import AsyncHTTPClient
import ChannexEmulator
import Foundation
import HTTPTypes
import HotelValues
import NIOCore
import NIOHTTP1

/// A real Channex account, named by `CHANNEX_CONTRACT_URL` (such as `https://staging.channex.io/api/v1`) and
/// `CHANNEX_CONTRACT_KEY`.
struct Staging: Sendable {
    let url: String
    let key: String

    /// The account of the environment; nil where none is named.
    static let fromEnvironment: Staging? = {
        let environment = ProcessInfo.processInfo.environment
        guard let url = environment["CHANNEX_CONTRACT_URL"], let key = environment["CHANNEX_CONTRACT_KEY"] else {
            return nil
        }
        return Staging(url: url, key: key)
    }()

    /// The present day in UTC by the system's clock: staging has no other.
    static var today: Day {
        var seconds = timespec()
        clock_gettime(CLOCK_REALTIME, &seconds)
        return Timestamp(microseconds: Int64(seconds.tv_sec) * 1_000_000).day(offsetSeconds: 0)
    }

    /// One call over the network; `key` nil sends none.
    func send(_ method: String, _ path: String, _ body: String?, key: String?) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = HTTPMethod(rawValue: method)
        request.headers.add(name: "content-type", value: "application/json")
        if let key { request.headers.add(name: "user-api-key", value: key == Account.key ? self.key : key) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 20 * 1024 * 1024)
        var headers = HTTPFields()
        for (name, value) in response.headers {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        return Answer(status: Int(response.status.code), headers: headers, bytes: Array(bytes.readableBytesView))
    }
}

import ArgumentParser
import AsyncHTTPClient
import ChannexEmulator
import Foundation
import HotelValues
import NIOCore
import NIOHTTP1

/// Where a running emulator is, and how its answers are shown.
struct EmulatorOptions: ParsableArguments {
    @Option(help: "The emulator's address; HOST and EMULATOR_PORT count where this is not given.")
    var url: String?

    @Flag(help: "Print the answer as JSON.")
    var json = false

    /// The emulator that is meant.
    func remote() throws -> EmulatorRemote {
        if let url { return EmulatorRemote(url: url.hasSuffix("/") ? String(url.dropLast()) : url) }
        let configuration = try Workshop().configuration
        return EmulatorRemote(url: "http://\(configuration.host):\(configuration.emulatorPort)")
    }

    /// Prints the answer as JSON where that was asked for, else in the words given.
    func show(_ answer: JSON, _ words: (JSON) -> String) throws {
        print(json ? try EmulatorRemote.pretty(answer) : words(answer))
    }
}

/// An emulator that runs somewhere, spoken to over HTTP.
struct EmulatorRemote: Sendable {
    let url: String

    /// Calls a route of the emulator's own; what it refuses is told in its words.
    func admin(_ method: HTTPMethod, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        try await call(method, "/admin\(path)", body, key: nil)
    }

    /// Calls Channex's API as a client with that key.
    func api(_ method: HTTPMethod, _ path: String, _ body: JSON? = nil, key: String) async throws -> JSON {
        try await call(method, "/api/v1\(path)", body, key: key)
    }

    private func call(_ method: HTTPMethod, _ path: String, _ body: JSON?, key: String?) async throws -> JSON {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        if let key { request.headers.add(name: "user-api-key", value: key) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.encoded))
        }
        let (status, bytes) = try await exchange(request)
        // An answer that is no JSON is nobody's we know.
        guard let answer = try? JSON.parse(bytes) else {
            throw CommandError.unavailable("\(url) is no Channex emulator: its answer is not JSON")
        }
        guard (200..<300).contains(status) else { throw CommandError.refused(EmulatorRemote.reason(answer)) }
        return answer
    }

    private func exchange(_ request: HTTPClientRequest) async throws -> (Int, [UInt8]) {
        do {
            return try await HTTPClient.withHTTPClient { client in
                // A clock that is moved on by days walks through all that falls due on the way.
                let response = try await client.execute(request, timeout: .minutes(10))
                let body = try await response.body.collect(upTo: 200 << 20)
                return (Int(response.status.code), Array(body.readableBytesView))
            }
        } catch {
            throw CommandError.unavailable("no emulator answers at \(url); is `sistema-os emulator` running?")
        }
    }

    /// The title of an error and what it says in detail.
    static func reason(_ answer: JSON) -> String {
        let error = answer["errors"]
        let title = error?["title"]?.text ?? "the emulator refuses it"
        switch error?["details"] {
        case .array(let texts)?:
            return ([title] + texts.compactMap(\.text)).joined(separator: ": ")
        case .object(let members)?:
            let faults = members.map { member in
                "\(member.key) \((member.value.elements ?? []).compactMap(\.text).joined(separator: ", "))"
            }
            return "\(title): \(faults.joined(separator: "; "))"
        default:
            return title
        }
    }

    /// JSON for people: indented, its keys in the order of the alphabet.
    static func pretty(_ value: JSON) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(value.encoded), options: .fragmentsAllowed)
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
    }
}

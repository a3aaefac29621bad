import ChannexEmulator
import Foundation
import NIOCore
import Testing

@Suite("Connections that fail", .timeLimit(.minutes(1)))
struct ConnectionFaultTests {
    @Test("the connection is reset without an answer, and the call is carried out or not", arguments: [true, false])
    func reset(isApplied: Bool) async throws {
        try await Socket.with { socket in
            try await socket.fault(["kind": "reset", "applied": .bool(isApplied), "count": 1])
            let failure = await socket.failure { try await socket.makeProperty() }
            #expect((failure as? IOError)?.errnoCode == ECONNRESET, "\(String(describing: failure))")
            #expect(try await socket.properties() == (isApplied ? 1 : 0))
            try await socket.makeProperty()
        }
    }

    @Test("an answer breaks off in the middle, although the call was carried out")
    func cutBody() async throws {
        try await Socket.with { socket in
            try await socket.fault(["kind": "cut_body", "count": 1])
            #expect(await socket.fails { try await socket.makeProperty() })
            #expect(try await socket.properties() == 1)
        }
    }

    @Test(
        "no answer comes until the connection is closed, and the call is carried out or not",
        arguments: [true, false]
    )
    func timeout(isApplied: Bool) async throws {
        try await Socket.with { socket in
            try await socket.fault(["kind": "timeout", "applied": .bool(isApplied), "seconds": 9, "count": 1])
            async let isFailed = socket.fails { try await socket.makeProperty() }
            await socket.time.sleeperAppears(for: .seconds(9))
            #expect(try await socket.properties() == (isApplied ? 1 : 0))
            socket.time.advance(by: .seconds(9))
            #expect(await isFailed)
        }
    }

    @Test("a shutdown does not wait for an answer that is kept back")
    func shutdown() async throws {
        try await Socket.with { socket in
            try await socket.fault(["kind": "timeout"])
            async let isFailed = socket.fails { try await socket.makeProperty() }
            await socket.time.sleeperAppears(for: .seconds(120))
            await socket.stop()
            #expect(await isFailed)
        }
    }
}

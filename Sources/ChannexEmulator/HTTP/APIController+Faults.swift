import Hummingbird
import NIOCore
import ServiceLifecycle

/// Calls that faults befall.
extension APIController {
    /// Carries a call out, unless a fault is to befall it before, and lets the fault spoil what is answered.
    func carryOut(
        _ call: Call,
        _ fault: Fault?,
        _ handle: (Call) async throws(Refusal) -> Reply
    ) async -> Reply {
        guard let fault else { return await reply(to: call, handle) }
        let reply = fault.effect.isApplied ? await reply(to: call, handle) : .success
        return reply.noting(properties: reply.note.properties.isEmpty ? properties(of: call) : reply.note.properties)
            .spoiled(by: fault)
    }

    private func reply(to call: Call, _ handle: (Call) async throws(Refusal) -> Reply) async -> Reply {
        do throws(Refusal) {
            return try await handle(call)
        } catch {
            return Reply(wording(error, of: call)).noting(properties: properties(of: call))
        }
    }

    /// The answer as it goes out: late, or by way of a connection that fails.
    func response(_ reply: Reply, _ fault: Fault?) async -> Response {
        var response = Response(reply, requestID: emulation.makeID())
        switch fault?.effect {
        case .delay(let span): await wait(span)
        case .timeout(let span, _):
            await wait(span)
            response.headers[.connectionFault] = "close"
        case .reset: response.headers[.connectionFault] = "reset"
        case .html: response.headers[.contentType] = "text/html; charset=utf-8"
        case .cutBody: response.body = .cut(reply.body)
        default: break
        }
        return response
    }

    private func wait(_ span: Duration) async {
        // Broken off by a shutdown, which must not wait for an answer that nobody is to get.
        try? await cancelWhenGracefulShutdown { try await sender.clock.sleep(for: span) }
    }
}

extension ResponseBody {
    /// The connection breaks off.
    private struct Cut: Error {}

    /// Half of the bytes, under the length of all of them.
    fileprivate static func cut(_ bytes: [UInt8]) -> ResponseBody {
        ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
            throw Cut()
        }
    }
}

import Hummingbird
import NIOCore

extension AdminController {
    /// Lets the world change as a request of the admin API asks, and answers what came of it.
    ///
    /// The body, where there is one, must be a JSON object; what is wrong is told in the envelope of the API.
    func carryOut(
        _ request: Request,
        _ change: (inout World, JSON, Moment) throws(Refusal) -> Reply
    ) async -> Response {
        var reply: Reply
        do throws(Refusal) {
            let body = try await AdminController.body(of: request)
            reply = try emulation.update { world, moment throws(Refusal) in try change(&world, body, moment) }
            emulation.wake()
        } catch {
            reply = Reply(error, in: Language(request))
        }
        return Response(reply, requestID: emulation.makeID())
    }

    /// The object that the request carries; an empty one where it carries nothing.
    static func body(of request: Request) async throws(Refusal) -> JSON {
        let bytes: [UInt8]
        do {
            bytes = Array(try await request.body.collect(upTo: 1_048_576).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .badRequest([])
        }
        if bytes.isEmpty { return [:] }
        // What is no JSON is told apart from what is no object by nobody.
        guard let body = try? JSON.parse(bytes), body.members != nil else {
            throw .badRequest(["the body must be a JSON object"])
        }
        return body
    }
}

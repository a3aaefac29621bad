import HotelValues
import Hummingbird

/// The emulator's time, under `/admin/clock`.
extension AdminController {
    /// Adds the routes.
    func addClockRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("clock") { _, _ in Response(clockReply, requestID: emulation.makeID()) }
        group.put("clock") { request, _ in await moveClock(request) }
    }

    private var clockReply: Reply {
        emulation.look { world, moment in
            Reply([
                "now": .string(moment.now.preciseText), "frozen": .bool(world.time.isFrozen),
                "speed": JSON(world.time.speed),
            ])
        }
    }

    /// Answers the clock once it shows what was asked for and all that fell due on the way has happened.
    private func moveClock(_ request: Request) async -> Response {
        var reply: Reply
        do throws(Refusal) {
            let order = try ClockOrder(try await AdminController.body(of: request))
            try await ClockWalk(emulation: emulation).carryOut(order)
            reply = clockReply
        } catch {
            reply = Reply(error, in: Language(request))
        }
        return Response(reply, requestID: emulation.makeID())
    }
}

import Hummingbird

/// What guests and agencies do beside booking: they write, praise, and cut connections.
extension AdminController {
    /// Adds the routes.
    func addChannelRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.post("messages") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in try world.guestWrites(body, moment) }
        }
        group.post("reviews") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in try world.guestReviews(body, moment) }
        }
        group.put("reviews/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            return await carryOut(request) { world, body, moment throws(Refusal) in
                try world.guestChangesReview(id, body, moment)
            }
        }
        group.post("requests") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in try world.guestAsks(body, moment) }
        }
        group.post("channels/:id/events") { request, context in
            let id = context.parameters.get("id") ?? ""
            return await carryOut(request) { world, body, moment throws(Refusal) in
                try world.agencyActs(onChannel: id, body, moment)
            }
        }
    }
}

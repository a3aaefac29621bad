import Hummingbird

/// Switches over HTTP.
extension AdminController {
    func addSwitchRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("switches") { request, _ in
            answer { world in ["switches": world.switches.listing(in: Language(request))] }
        }
        group.put("switches") { request, _ in
            await carryOut(request) { world, body, _ throws(Refusal) in
                try world.switches.turn(body)
                return Reply(["switches": world.switches.listing(in: Language(request))])
            }
        }
    }
}

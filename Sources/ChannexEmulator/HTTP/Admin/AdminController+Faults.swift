import Hummingbird

/// Fault rules over HTTP.
extension AdminController {
    func addFaultRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("faults") { request, _ in
            let kinds = FaultKind.allCases.map { $0.json(in: Language(request)) }
            return answer { world in ["faults": .array(world.faults.rules.map(\.json)), "kinds": .array(kinds)] }
        }
        group.post("faults") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                let rule = try FaultRule(body, id: moment.makeID(), world: world, now: moment.now)
                world.faults.add(rule)
                return Reply(rule.json, status: .created)
            }
        }
        group.delete("faults") { _, _ in
            change { world in world.faults.removeAll() }
        }
        group.delete("faults/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            return await carryOut(request) { world, _, _ throws(Refusal) in
                guard world.faults.remove(id) else { throw .notFound }
                return .success
            }
        }
    }
}

import Hummingbird

extension AdminController {
    /// Keys beside the account's own: `POST {"title", "properties": [ids] or null, "key"?}` answers the key once.
    func addKeyRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("keys") { request, _ in
            await carryOut(request) { world, _, _ in Reply(["keys": .array(world.keys.keys.map(\.summary))]) }
        }
        group.post("keys") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                let key = try APIKey(body, world: world, insertedAt: world.stamp(moment), moment)
                world.keys[key.id] = key
                return Reply(key.summary.setting("key", .string(key.secret)), status: .created)
            }
        }
        group.put("keys/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            return await carryOut(request) { world, body, _ throws(Refusal) in
                guard var key = world.keys[id] else { throw .notFound }
                try key.write(body, world: world)
                world.keys[id] = key
                return Reply(key.summary)
            }
        }
        group.delete("keys/:id") { request, context in
            let id = context.parameters.get("id") ?? ""
            return await carryOut(request) { world, _, _ throws(Refusal) in
                guard var key = world.keys[id] else { throw .notFound }
                key.disable()
                world.keys[id] = key
                return Reply(key.summary)
            }
        }
    }
}

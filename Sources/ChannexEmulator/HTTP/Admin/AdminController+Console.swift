import Hummingbird

/// What the console shows: everything the account holds, read without the API, so that looking leaves no trace.
extension AdminController {
    /// Adds the stream and what is read.
    func addConsoleRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("stream") { _, _ in EventStream(emulation: emulation, clock: clock).response }
        addRead("properties", to: group) { world, _, moment in world.overview(moment) }
        addRead("grid", to: group) { world, asked, moment throws(Refusal) in try world.grid(asked.query, moment) }
        addRead("tasks", to: group) { world, asked, _ in world.taskLines(asked.query) }
        addRead("tasks/:id", to: group) { world, asked, _ throws(Refusal) in
            try world.taskDetail(asked.id, in: asked.language)
        }
        addRead("bookings", to: group) { world, asked, _ in world.bookingLines(asked.query) }
        addRead("feed", to: group) { world, asked, _ in world.feedLines(asked.query) }
        addRead("revisions/:id", to: group) { world, asked, _ throws(Refusal) in try world.revisionDetail(asked.id) }
        addRead("webhooks", to: group) { world, _, _ in world.webhookLines() }
    }

    /// What a read is asked for.
    struct Asked: Sendable {
        /// The id or number that the path names; empty where it names none.
        let id: String
        let query: Query
        /// The language that it is to be answered in.
        let language: Language
    }

    private func addRead(
        _ path: String,
        to group: RouterGroup<BasicRequestContext>,
        _ read: @escaping @Sendable (inout World, Asked, Moment) throws(Refusal) -> JSON
    ) {
        group.get(RouterPath(path)) { request, context in
            let asked = Asked(
                id: context.parameters.get("id") ?? "",
                query: Query(request.uri.query),
                language: Language(request)
            )
            var reply: Reply
            do throws(Refusal) {
                reply = Reply(
                    try emulation.update { world, moment throws(Refusal) in try read(&world, asked, moment) }
                )
            } catch {
                reply = Reply(error, in: asked.language)
            }
            return Response(reply, requestID: emulation.makeID())
        }
    }
}

extension Query {
    /// How many entries of a list are asked for: `?limit=`, at most 500.
    func limit(_ name: String = "limit", default count: Int) -> Int {
        min(500, max(1, value(name).flatMap { Int($0) } ?? count))
    }

    /// The property that is asked for; nil for all of them.
    var property: String? { value("property").flatMap { $0.isEmpty ? nil : $0 } }
}

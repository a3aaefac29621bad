import HotelValues
import Hummingbird

/// Looks into the emulator and turns its switches, under `/admin`.
///
/// It asks for no key: it is meant for the machine on which the emulator runs, and must not be reachable from another.
struct AdminController: Sendable {
    let emulation: Emulation
    let clock: any Clock<Duration>
    /// The switches that the emulator was started with.
    let initialSwitches: Switches

    /// Adds every route.
    func addRoutes(to router: Router<BasicRequestContext>) {
        let group = router.group("admin").add(middleware: ForeignPageMiddleware(emulation: emulation))
        group.get("state") { request, _ in answer { world in state(of: world, Query(request.uri.query)) } }
        group.get("calls") { request, _ in await calls(Query(request.uri.query)) }
        group.get("events") { request, _ in await events(Query(request.uri.query)) }
        group.get("acks") { _, _ in answer(acknowledgements) }
        group.post("webhooks/on") { _, _ in switchWebhooks(true) }
        group.post("webhooks/off") { _, _ in switchWebhooks(false) }
        addKeyRoutes(to: group)
        addARIRoutes(to: group)
        group.post("reset-calls") { _, _ in
            change { world in world.calls.reset() }
        }
        addGuestRoutes(to: group)
        addChannelRoutes(to: group)
        addCertificationRoutes(to: group)
        addClockRoutes(to: group)
        addDeliveryRoutes(to: group)
        addFaultRoutes(to: group)
        addSwitchRoutes(to: group)
        addStateRoutes(to: group)
        addConsoleRoutes(to: group)
    }

    func answer(_ read: (World) -> JSON) -> Response {
        let body = emulation.look { world, _ in read(world) }
        return Response(Reply(body), requestID: emulation.makeID())
    }

    func change(_ body: (inout World) -> Void) -> Response {
        emulation.withWorld { world, _ in body(&world) }
        emulation.wake()
        return Response(.success, requestID: emulation.makeID())
    }

    private func switchWebhooks(_ isOn: Bool) -> Response {
        change { world in world.switches.webhooksEnabled = isOn }
    }

    /// Counts by endpoint and property, sizes of what is held, and the latest `?limit=` calls (200 by default).
    private func state(of world: World, _ query: Query) -> JSON {
        let counts = world.calls.counts.sorted { $0.key < $1.key }.map { endpoint, properties in
            let byProperty = properties.sorted { $0.key < $1.key }.map { JSON.Member($0.key, JSON($0.value)) }
            return JSON.Member(endpoint, .object(byProperty))
        }
        let limit = query.value("limit").flatMap { Int($0) } ?? 200
        return [
            "properties": JSON(world.properties.count), "room_types": JSON(world.roomTypes.count),
            "rate_plans": JSON(world.ratePlans.count), "bookings": JSON(world.bookings.bookings.count),
            "revisions": JSON(world.bookings.revisions.count),
            "unacknowledged": JSON(world.bookings.feed.revisions(of: nil).count),
            "webhooks": JSON(world.webhooks.count), "webhooks_enabled": .bool(world.switches.webhooksEnabled),
            "counts": .object(counts),
            "log": .array(world.calls.calls(after: 0).suffix(max(0, limit)).map(\.summary)),
        ]
    }

    /// The kept ARI calls after `?after=`, with their exact bodies, newest last; waits for one for `?wait=` seconds.
    ///
    /// With `?all=true` every call, whatever it is about.
    private func calls(_ query: Query) async -> Response {
        let isAll = query.flag("all")
        return await answer("calls", query) { world, after in
            let calls = world.calls.calls(after: after).filter { isAll || $0.lane != nil }
            return LongPoll.Page(items: calls.map { $0.summary.merging($0.exactBody) }, last: world.calls.last)
        }
    }

    /// What happened after `?after=`, newest last; waits for something to happen for `?wait=` seconds.
    private func events(_ query: Query) async -> Response {
        await answer("events", query) { world, after in
            LongPoll.Page(items: world.history.happenings(after: after).map(\.json), last: world.history.last)
        }
    }

    private func answer(
        _ name: String,
        _ query: Query,
        _ read: @escaping @Sendable (World, _ after: Int) -> LongPoll.Page
    ) async -> Response {
        let page = await LongPoll(emulation: emulation, clock: clock).page(query, read)
        let body = JSON.object([JSON.Member(name, .array(page.items)), JSON.Member("last", JSON(page.last))])
        return Response(Reply(body), requestID: emulation.makeID())
    }

    /// How many acknowledgements came, by revision.
    private func acknowledgements(of world: World) -> JSON {
        let acknowledged = world.bookings.revisions.filter { $0.acknowledgements > 0 }
        return .object(acknowledged.map { JSON.Member($0.id, JSON($0.acknowledgements)) })
    }
}

extension CallRecord {
    /// The call without its body.
    var summary: JSON {
        [
            "number": JSON(number), "at": .string(at.naiveText), "method": .string(method), "path": .string(path),
            "status": JSON(status), "size": JSON(size), "properties": .array(note.properties.map(JSON.string)),
            "task_id": JSON(note.task), "accepted": JSON(note.accepted), "rejected": JSON(note.rejected),
            "fault": JSON(note.fault), "answer": .string(String(answer, radix: 16)),
        ]
    }

    /// The exact body as text, and the warnings that it got; null where it is no longer kept.
    var exactBody: JSON {
        [
            "body": JSON(body.map { String(decoding: $0, as: UTF8.self) }), "warnings": .array(note.warnings),
        ]
    }
}

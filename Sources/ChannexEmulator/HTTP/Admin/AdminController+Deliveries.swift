import HotelValues
import Hummingbird

/// The log of webhook deliveries, and what people do with it in Channex's user interface.
extension AdminController {
    /// Adds the routes.
    func addDeliveryRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("deliveries") { request, _ in deliveries(Query(request.uri.query)) }
        group.post("bookings/:id/resend") { request, context in
            let id = context.parameters.get("id") ?? ""
            return await carryOut(request) { world, _, moment throws(Refusal) in try world.resend(id, moment) }
        }
    }

    /// The kept deliveries, oldest first, each with when it is tried next.
    ///
    /// Only those of a `?property=`, `?webhook=` or `?event=`, where one is named, and only the `?newest=` so many.
    private func deliveries(_ query: Query) -> Response {
        let entries = emulation.look { world, _ in
            let kept = world.deliveries.all.filter { delivery in
                (query.value("property").map { $0 == delivery.property } ?? true)
                    && (query.value("webhook").map { $0 == delivery.webhook } ?? true)
                    && (query.value("event").map { $0 == delivery.event } ?? true)
            }
            let newest = query.value("newest") == nil ? kept.count : query.limit("newest", default: kept.count)
            return kept.suffix(newest).map { delivery in
                delivery.summary.setting("due_at", JSON(world.deliveries.due(of: delivery.number)?.naiveText))
            }
        }
        let reply = Reply(["deliveries": .array(entries)])
        return Response(reply, requestID: emulation.makeID())
    }
}

extension Delivery {
    /// The delivery as the log shows it; `notes.success` is what the certification looks at (contract §5.5).
    var summary: JSON {
        let tries = attempts.map { attempt in
            JSON.object([JSON.Member("at", .string(attempt.at.naiveText))]).merging(attempt.outcome.json)
        }
        return [
            "number": JSON(number), "webhook_id": .string(webhook), "event": .string(event),
            "property_id": JSON(property), "revision_id": JSON(revision), "url": .string(target),
            "body": .string(String(decoding: body, as: UTF8.self)), "queued_at": .string(queuedAt.naiveText),
            "state": .string(state.rawValue), "attempts": .array(tries),
            "notes": ["success": .bool(state == .delivered)],
        ]
    }
}

extension DeliveryOutcome {
    /// What came back, or what went wrong.
    var json: JSON {
        switch self {
        case .status(let status): ["status": JSON(status)]
        case .timeout: ["error": "timeout"]
        case .unreachable(let text): ["error": .string(text)]
        }
    }
}

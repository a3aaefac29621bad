import Hummingbird

/// One route of the API: what it matches, and the transition that answers it.
struct APIRoute: Sendable {
    /// A transition of the world by a call.
    typealias Transition = @Sendable (inout World, Call, Moment) throws(Refusal) -> Reply

    let method: HTTPRequest.Method
    /// The path below `/api/v1`, as the router reads it.
    let path: String
    /// The lane whose calls are kept with their bodies.
    let lane: Lane?
    let transition: Transition

    static func get(_ path: String, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .get, path: path, lane: nil, transition: transition)
    }

    static func post(_ path: String, lane: Lane? = nil, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .post, path: path, lane: lane, transition: transition)
    }

    static func put(_ path: String, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .put, path: path, lane: nil, transition: transition)
    }

    static func delete(_ path: String, _ transition: @escaping Transition) -> APIRoute {
        APIRoute(method: .delete, path: path, lane: nil, transition: transition)
    }
}

extension APIRoute {
    /// Every route that a transition alone can answer.
    static let table: [APIRoute] = content + ari + bookings + webhooks + applications

    private static let content: [APIRoute] = [
        .get("properties") { world, call, _ throws(Refusal) in try world.listProperties(call) },
        .get("properties/options") { world, call, _ throws(Refusal) in try world.propertyOptions(call) },
        .post("properties") { world, call, moment throws(Refusal) in try world.createProperty(call, moment) },
        .get("properties/:id") { world, call, _ throws(Refusal) in try world.property(call) },
        .put("properties/:id") { world, call, moment throws(Refusal) in try world.updateProperty(call, moment) },
        .delete("properties/:id") { world, call, _ throws(Refusal) in try world.deleteProperty(call) },
        .get("room_types") { world, call, _ throws(Refusal) in try world.listRoomTypes(call) },
        .get("room_types/options") { world, call, _ throws(Refusal) in try world.roomTypeOptions(call) },
        .post("room_types") { world, call, moment throws(Refusal) in try world.createRoomType(call, moment) },
        .get("room_types/:id") { world, call, _ throws(Refusal) in try world.roomType(call) },
        .put("room_types/:id") { world, call, _ throws(Refusal) in try world.updateRoomType(call) },
        .delete("room_types/:id") { world, call, _ throws(Refusal) in try world.deleteRoomType(call) },
        .get("rate_plans") { world, call, _ throws(Refusal) in try world.listRatePlans(call) },
        .get("rate_plans/options") { world, call, _ throws(Refusal) in try world.ratePlanOptions(call) },
        .post("rate_plans") { world, call, moment throws(Refusal) in try world.createRatePlan(call, moment) },
        .get("rate_plans/:id") { world, call, _ throws(Refusal) in try world.ratePlan(call) },
        .put("rate_plans/:id") { world, call, _ throws(Refusal) in try world.updateRatePlan(call) },
        .delete("rate_plans/:id") { world, call, _ throws(Refusal) in try world.deleteRatePlan(call) },
    ]

    private static let ari: [APIRoute] = [
        .post("availability", lane: .availability) { world, call, moment throws(Refusal) in
            try world.postAvailability(call, moment)
        },
        .post("restrictions", lane: .restrictions) { world, call, moment throws(Refusal) in
            try world.postRestrictions(call, moment)
        },
        .get("availability") { world, call, moment throws(Refusal) in try world.getAvailability(call, moment) },
        .get("restrictions") { world, call, moment throws(Refusal) in try world.getRestrictions(call, moment) },
        .get("tasks/:id") { world, call, _ throws(Refusal) in try world.task(call) },
    ]

    private static let bookings: [APIRoute] = [
        .get("booking_revisions/feed") { world, call, moment throws(Refusal) in try world.feed(call, moment) },
        .get("booking_revisions") { world, call, _ throws(Refusal) in try world.listRevisions(call) },
        .get("booking_revisions/:id") { world, call, _ throws(Refusal) in try world.revision(call) },
        .post("booking_revisions/:id/ack") { world, call, moment throws(Refusal) in
            try world.acknowledge(call, moment)
        },
        .get("bookings") { world, call, _ throws(Refusal) in try world.listBookings(call) },
        .post("bookings") { world, call, moment throws(Refusal) in try world.createBooking(call, moment) },
        .get("bookings/:id") { world, call, _ throws(Refusal) in try world.booking(call) },
        .put("bookings/:id") { world, call, moment throws(Refusal) in try world.updateBooking(call, moment) },
    ]

    private static let webhooks: [APIRoute] = [
        .get("webhooks") { world, call, _ throws(Refusal) in try world.listWebhooks(call) },
        .post("webhooks") { world, call, moment throws(Refusal) in try world.createWebhook(call, moment) },
        .get("webhooks/:id") { world, call, _ throws(Refusal) in try world.webhook(call) },
        .put("webhooks/:id") { world, call, _ throws(Refusal) in try world.updateWebhook(call) },
        .delete("webhooks/:id") { world, call, _ throws(Refusal) in try world.deleteWebhook(call) },
    ]

    private static let applications: [APIRoute] = [
        .get("applications") { world, _, _ throws(Refusal) in world.listApplications() },
        .get("applications/installed") { world, call, _ throws(Refusal) in try world.listInstallations(call) },
        .post("applications/install") { world, call, moment throws(Refusal) in try world.install(call, moment) },
        .delete("applications/:id/uninstall") { world, call, _ throws(Refusal) in try world.uninstall(call) },
    ]
}

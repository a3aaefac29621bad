extension APIRoute {
    /// Availability, rates and restrictions (contract §3).
    static let ari: [APIRoute] = [
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
}

import HotelValues
import Hummingbird

/// Writing availability, rates and restrictions as somebody at Channex's own pages does (contract §3.9).
extension AdminController {
    /// Adds the route.
    func addARIRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.post("ari") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                try world.writeOnOwnPages(body, moment)
            }
        }
    }
}

extension World {
    /// Takes `{"values": […]}` of either kind: an element with a `room_type_id` is one of availability.
    ///
    /// Nothing is counted against the limits, and a plan's `availability_offset` and `max_availability`, which an API
    /// client can only read, may be written.
    fileprivate mutating func writeOnOwnPages(_ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        let values = try self.values(of: body)
        let properties = knownProperties(in: values)
        var accepted = 0
        var warnings: [JSON] = []
        for lane in [Lane.availability, .restrictions] {
            let own = values.filter { ($0["room_type_id"] != nil) == (lane == .availability) }
            guard !own.isEmpty else { continue }
            let outcome = write(own, lane, of: properties, user: authors.page, isOwnPage: true, moment)
            accepted += outcome.accepted
            warnings += outcome.warnings
        }
        return Reply(["accepted": JSON(accepted), "warnings": .array(warnings)])
    }
}

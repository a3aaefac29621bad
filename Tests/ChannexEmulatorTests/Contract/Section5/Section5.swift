import ChannexEmulator
import Testing

extension Fact {
    static let section5: [Fact] =
        endpoints5 + fields5 + masks5 + ariFilters5 + events5 + removals5 + agencies5 + requests5 + retries5 + choosing5
        + log5 + payloads5 + testing5 + open5
}

extension Hotel {
    /// The body of a webhook that is never called: it is inactive, and its host is one that others can reach.
    func idleHook(_ changes: JSON = [:]) -> JSON {
        let body: JSON = [
            "property_id": .string(property), "callback_url": "https://example.com/hooks/channex",
            "event_mask": "booking",
        ]
        return ["webhook": body.merging(changes)]
    }

    /// Makes such a webhook.
    func makeIdleHook(_ changes: JSON = [:]) async throws -> Answer {
        try await account.post("/webhooks", idleHook(changes))
    }

    /// Changes or cancels a booking.
    func revise(_ booking: String, _ code: String, _ changes: JSON) async throws -> Answer {
        try await account.put("/bookings/\(booking)", self.booking(code, changes: changes))
    }

    /// The room of a booking, with changes.
    func bookedRoom(_ changes: JSON) throws -> JSON {
        let room = try #require(booking("any")["booking"]?["rooms"]?[0])
        return room.merging(changes)
    }
}

extension JSON {
    /// The names of an object's members in alphabetical order.
    var keys: [String] { (members ?? []).map(\.key).sorted() }
}

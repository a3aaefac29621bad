import Foundation
import HotelValues

/// The emulator from its two sides: as an OTA's guest uses it, and as somebody who watches.
struct Channex: Sendable {
    let api: Web
    let admin: Web

    init(url: String, key: String) {
        api = Web(url: "\(url)/api/v1", headers: ["user-api-key": key])
        admin = Web(url: "\(url)/admin")
    }

    /// A booking's revision, and where the history stood before it.
    struct Revision: Hashable, Sendable {
        let booking: String
        let id: String
        let historyBefore: Int
    }

    // MARK: - Guests

    func install(_ application: String, at property: String) async throws {
        let body: JSON = ["property_id": .string(property), "application_code": .string(application)]
        _ = try await api.post("/applications/install", ["application_installation": body]).accepted()
    }

    func book(_ order: Order, _ mapping: Mapping) async throws -> Revision {
        let before = try await lastEvent()
        return try revision(await api.post("/bookings", order.json(mapping, status: nil)).accepted(), before)
    }

    func modify(_ booking: String, to order: Order, _ mapping: Mapping) async throws -> Revision {
        let before = try await lastEvent()
        let body = order.json(mapping, status: "modified")
        return try revision(await api.put("/bookings/\(booking)", body).accepted(), before)
    }

    func cancel(_ booking: String, _ order: Order, _ mapping: Mapping) async throws -> Revision {
        let before = try await lastEvent()
        let body = order.json(mapping, status: "cancelled")
        return try revision(await api.put("/bookings/\(booking)", body).accepted(), before)
    }

    private func revision(_ answer: JSON, _ before: Int) throws -> Revision {
        let attributes = answer["data"]["attributes"]
        guard let booking = attributes["booking_id"].text, let id = attributes["revision_id"].text else {
            throw TooLate(description: "no revision in \(answer)")
        }
        return Revision(booking: booking, id: id, historyBefore: before)
    }

    // MARK: - Watching

    /// Something that happened.
    struct Event: Sendable {
        let number: Int
        let at: Timestamp
        let facts: JSON

        var kind: String? { facts["kind"].text }

        func acknowledges(_ revision: String) -> Bool { kind == "ack" && facts["revision_id"].text == revision }

        func isAccepted(in lane: String) -> Bool {
            kind == "ari" && facts["lane"].text == lane && facts["status"] == 200
        }
    }

    /// The number of the latest event.
    func lastEvent() async throws -> Int { try await events(after: Int.max - 1).last }

    /// What happened after that number; waits so many seconds for something to happen.
    func events(after number: Int, wait: Int = 0) async throws -> (events: [Event], last: Int) {
        let body = try await admin.get("/events?after=\(number)&wait=\(wait)").accepted()
        let events = body["events"].elements.compactMap { event -> Event? in
            guard let number = event["number"].number, let at = event["at"].text.flatMap({ Timestamp($0) }) else {
                return nil
            }
            return Event(number: number, at: at, facts: event)
        }
        return (events, body["last"].number ?? 0)
    }

    /// The first such event after that number, awaited.
    func event(
        after number: Int,
        _ what: String,
        within limit: Duration = .seconds(30),
        _ matches: @escaping @Sendable (Event) -> Bool
    ) async throws -> Event {
        try await eventually(within: limit, what) {
            // The whole stretch is read again each time, which is short, so that nothing has to be remembered.
            let (events, last) = try await events(after: number)
            if let event = events.first(where: matches) { return event }
            _ = try await self.events(after: last, wait: 5)
            return nil
        }
    }

    /// Waits until the revision is acknowledged.
    @discardableResult
    func acknowledgement(of revision: Revision, within limit: Duration = .seconds(30)) async throws -> Event {
        try await event(after: revision.historyBefore, "acknowledgement", within: limit) {
            $0.acknowledges(revision.id)
        }
    }

    /// How often each revision was acknowledged.
    func acknowledgements() async throws -> [String: Int] {
        try await admin.get("/acks").accepted().members.compactMapValues(\.number)
    }

    /// The number of the latest call.
    func lastCall() async throws -> Int {
        try await admin.get("/calls?after=\(Int.max - 1)").accepted()["last"].number ?? 0
    }

    /// The calls that write availability or restrictions after that number; waits so many seconds for one.
    func writes(after number: Int, wait: Int = 0) async throws -> [ARICall] {
        try await admin.get("/calls?after=\(number)&wait=\(wait)").accepted()["calls"].elements.map { try ARICall($0) }
    }

    /// Methods and paths of all calls after that number.
    func calls(after number: Int) async throws -> [(method: String, path: String)] {
        let calls = try await admin.get("/calls?after=\(number)&all=true").accepted()["calls"].elements
        return calls.map { ($0["method"].text ?? "", $0["path"].text ?? "") }
    }

    /// Lets webhooks be delivered, or lost.
    func switchWebhooks(_ state: String) async throws {
        _ = try await admin.post("/webhooks/\(state)").accepted()
    }
}

/// A call that writes availability or restrictions, with the values it carried.
struct ARICall: Sendable {
    let path: String
    let status: Int
    let values: [JSON]
    let warnings: [JSON]

    init(_ call: JSON) throws {
        path = call["path"].text ?? ""
        status = call["status"].number ?? 0
        warnings = call["warnings"].elements
        guard let body = call["body"].text else { throw TooLate(description: "a call without its body") }
        values = try JSON(.init(body.utf8))["values"].elements
    }

    /// Which of the two it writes.
    var lane: String { String(path.split(separator: "/").last ?? "") }

    /// The nights that a value is about, as text.
    static func nights(of value: JSON) -> [String] {
        let first = (value["date_from"].text ?? value["date"].text).flatMap { Day($0) }
        let last = (value["date_to"].text ?? value["date"].text).flatMap { Day($0) }
        guard let first, let last, first <= last else { return [] }
        let weekdays = value["days"] == .null ? ARICall.weekdays : value["days"].elements.compactMap(\.text)
        return (first...last).filter { weekdays.contains(ARICall.weekdays[$0.weekday.rawValue]) }.map(\.description)
    }

    private static let weekdays = ["mo", "tu", "we", "th", "fr", "sa", "su"]
}

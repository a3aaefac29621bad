import ChannexEmulator
import Testing

@Suite("Many clients at once", .timeLimit(.minutes(2)))
struct CrowdTests {
    private static let clients = 200

    @Test("200 clients over 200 connections, each with a hotel of its own, and not one error")
    func crowd() async throws {
        try await Socket.with(connections: CrowdTests.clients) { socket in
            let properties = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...CrowdTests.clients {
                    group.addTask { try await work(number, socket) }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            let state = try await socket.get("/admin/state?limit=0").body
            #expect(properties.count == CrowdTests.clients && state["properties"] == JSON(CrowdTests.clients))
            #expect(state["revisions"] == JSON(CrowdTests.clients) && state["unacknowledged"] == 0)
            #expect(state["counts"]?["POST /api/v1/availability"]?.members?.count == CrowdTests.clients)
        }
    }

    /// What one client does: content, availability and restrictions, a booking, the feed, an acknowledgement.
    private func work(_ number: Int, _ socket: Socket) async throws -> String {
        let property: JSON = ["title": .string("Hotel \(number)"), "currency": "USD", "timezone": "UTC"]
        let owner = try await socket.make("/properties", ["property": property]).id()
        let room = try await socket.make("/room_types", ["room_type": Hotel.roomType(owner)]).id()
        let plan = try await socket.make("/rate_plans", ["rate_plan": Hotel.ratePlan(owner, room)]).id()
        let application: JSON = ["property_id": .string(owner), "application_code": "booking_crs"]
        _ = try await socket.make("/applications/install", ["application_installation": application])
        let ids: JSON = ["property_id": .string(owner), "room_type_id": .string(room), "rate_plan_id": .string(plan)]
        let range: JSON = ["date_from": "2027-01-01", "date_to": "2027-12-31"]
        let count = ids.merging(range).setting("availability", JSON(number % 9 + 1))
        #expect(try await socket.make("/availability", ["values": [count]]).warnings.isEmpty)
        let rate = ids.merging(range).setting("rate", JSON(10_000 + number))
        #expect(try await socket.make("/restrictions", ["values": [rate]]).warnings.isEmpty)
        _ = try await socket.make("/bookings", CrowdTests.booking(owner, room, plan))
        let feed = try await socket.get("/api/v1/booking_revisions/feed?filter[property_id]=\(owner)")
        let revisions = feed.data.elements?.compactMap { $0["id"]?.text } ?? []
        #expect(revisions.count == 1)
        for revision in revisions { _ = try await socket.make("/booking_revisions/\(revision)/ack", .null) }
        let query = "filter[property_id]=\(owner)&filter[date]=2027-03-05"
        let left = try await socket.get("/api/v1/availability?\(query)").data[room]?["2027-03-05"]
        #expect(left == JSON(number % 9))
        return owner
    }

    private static func booking(_ property: String, _ room: String, _ plan: String) -> JSON {
        let room: JSON = [
            "room_type_id": .string(room), "rate_plan_id": .string(plan), "days": ["2027-03-05": "145.00"],
            "guests": [["name": "Ann", "surname": "Lee"]],
            "occupancy": ["adults": 2, "children": 0, "infants": 0],
        ]
        let booking: JSON = [
            "property_id": .string(property), "ota_name": "Offline", "ota_reservation_code": "B1",
            "arrival_date": "2027-03-05", "departure_date": "2027-03-06", "currency": "USD",
            "customer": ["name": "Ann", "surname": "Lee"], "rooms": [room],
        ]
        return ["booking": booking]
    }
}

extension Socket {
    /// A call that must succeed.
    fileprivate func make(_ path: String, _ body: JSON) async throws -> Answer {
        let answer = try await post("/api/v1" + path, body)
        try #require((200..<300).contains(answer.status), "\(path): \(answer.body)")
        return answer
    }
}

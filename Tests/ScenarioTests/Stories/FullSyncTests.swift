import HotelValues
import Testing

extension Scenarios {
    @Suite("A full sync")
    struct FullSyncTests {
        @Test("says 500 days of 6 categories and 12 plans in two calls, and Channex then has what the PMS has")
        func twoCalls() async throws {
            try await World.play(.dukeBeach) { world in
                let stay = Order.Room(
                    roomType: "ov",
                    arrival: world.nights.lowerBound.advanced(by: 30),
                    prices: ["1.00", "1.00"]
                )
                _ = try await world.desk.reserve(stay, guest: "Rui Lima").accepted()
                try await world.agree()

                let before = try await world.channex.lastCall()
                let answer = try await world.middleware.post("/sync/full")
                #expect(answer.status == 200 && answer.body["done"] == true)
                let calls = try await world.channex.writes(after: before)
                #expect(calls.map(\.lane).sorted() == ["availability", "restrictions"])
                #expect(calls.allSatisfy { $0.status == 200 && $0.warnings.isEmpty })
                let last = try await world.channex.lastCall()
                #expect(try await world.channex.writes(after: last, wait: 2).isEmpty)

                let shop = try await world.shop()
                for call in calls { try world.expectWhole(call, of: shop) }
                #expect(shop.rooms.values.map(\.count) == Array(repeating: 500, count: 6))
                #expect(shop.terms.values.map(\.count) == Array(repeating: 500, count: 12))
                #expect(shop.differences(from: try await world.window()) == [])
            }
        }
    }
}

extension World {
    /// Expects a call to say every night of every target once, and in no more values than the nights have contents.
    fileprivate func expectWhole(_ call: ARICall, of shop: Shop) throws {
        let isRooms = call.lane == "availability"
        var said: [String: [String]] = [:]
        for value in call.values {
            if isRooms {
                #expect(value["availability"].number != nil)
            } else {
                let missing = World.declared.filter { value[$0] == .null }
                #expect(missing == [])
            }
            let target = try #require(value[isRooms ? "room_type_id" : "rate_plan_id"].text)
            said[target, default: []] += ARICall.nights(of: value)
        }
        let all = nights.map(\.description)
        #expect(said.count == (isRooms ? 6 : 12))
        #expect(said.values.allSatisfy { $0.sorted() == all })
        let runs = isRooms ? Runs.count(shop.rooms) : Runs.count(shop.terms)
        #expect(call.values.count <= runs)
        Attachment.record("\(call.lane): \(call.values.count) values, \(runs) runs\n", named: "\(call.lane).txt")
    }

    /// What a full sync declares of a plan's night.
    private static let declared = [
        "rate", "min_stay_arrival", "min_stay_through", "max_stay", "closed_to_arrival", "closed_to_departure",
        "stop_sell",
    ]
}

private enum Runs {
    /// In how many stretches of equal neighbouring nights all of it can be said.
    static func count<Content: Equatable>(_ targets: [String: [String: Content]]) -> Int {
        targets.values.reduce(0) { count, nights in
            let contents = nights.sorted { $0.key < $1.key }.map(\.value)
            return count + 1 + zip(contents, contents.dropFirst()).count { $0 != $1 }
        }
    }
}

import HotelValues
import Testing

extension Scenarios {
    @Suite("What is said to Channex")
    struct DeltaTests {
        @Test("is as little as can be: one call for one action of a person, with what it changed")
        func least() async throws {
            try await World.play(.webhooks) { world in
                let day = world.nights.lowerBound.advanced(by: 60)
                let stay = Order.Room(roomType: "std", arrival: day, prices: ["1.00", "1.00", "1.00"])

                let walkIn = try await world.oneCall {
                    _ = try await world.desk.reserve(stay, guest: "Rui Lima").accepted()
                }
                #expect(walkIn.lane == "availability" && walkIn.values.count == 1)
                #expect(walkIn.values.first?["availability"] == 5)
                #expect(walkIn.values.first.map(ARICall.nights) == stay.nights)

                let price = try await world.oneCall {
                    _ = try await world.desk.edit([Edit.price("std-flex", day, "333.00")]).accepted()
                }
                #expect(price.lane == "restrictions" && price.values.count == 1)
                let value = try #require(price.values.first)
                let dates: Set = ["date", "date_from", "date_to"]
                #expect(Set(value.members.keys).subtracting(dates) == ["property_id", "rate_plan_id", "rate"])
                #expect(ARICall.nights(of: value) == [day.description])

                let bulk = try await world.oneCall {
                    _ = try await world.desk.edit(Edit.twoHundred(from: day)).accepted()
                }
                #expect(bulk.lane == "restrictions")
                #expect(bulk.values.reduce(0) { $0 + ARICall.nights(of: $1).count } == 200)
                try await world.agree()
            }
        }
    }
}

private enum Edit {
    static func price(_ plan: String, _ night: Day, _ amount: String) -> JSON {
        [
            "plano": .string(plan), "data_de": .string(night.description), "data_ate": .string(night.description),
            "valor": .string(amount),
        ]
    }

    /// 200 nights of two plans, each with a price of its own.
    static func twoHundred(from day: Day) -> [JSON] {
        (0..<200).map { number in
            price(number % 2 == 0 ? "std-nr" : "fam-flex", day.advanced(by: number / 2), "\(500 + number).00")
        }
    }
}

extension World {
    /// The one call that an action causes; expects no other to follow.
    fileprivate func oneCall(_ action: () async throws -> Void) async throws -> ARICall {
        let before = try await channex.lastCall()
        try await action()
        let first = try await eventually("a call") { [channex] in
            try await channex.writes(after: before, wait: 5).first
        }
        let last = try await channex.lastCall()
        #expect(try await channex.writes(after: last, wait: 3).isEmpty)
        let all = try await channex.writes(after: before)
        #expect(all.count == 1)
        return first
    }
}

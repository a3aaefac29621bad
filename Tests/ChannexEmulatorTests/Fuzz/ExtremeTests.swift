import ChannexEmulator
import Testing

/// Numbers at the edge of what an integer holds, where arithmetic would otherwise end the program.
@Suite("Extremes", .timeLimit(.minutes(1)))
struct ExtremeTests {
    private static let most: JSON = .number("9223372036854775807")

    @Test("the highest availability survives a booking that gives a room back")
    func availability() async throws {
        try await Account.with { account in
            let settings: JSON = ["allow_availability_autoupdate_on_cancellation": true]
            let hotel = try await Hotel(account, settings: settings)
            try await hotel.installCRS()
            let booked = try await hotel.book("B1")
            let range: JSON = ["date_from": "2027-03-01", "date_to": "2027-03-31"]
            _ = try await hotel.availability(range.merging(["availability": ExtremeTests.most]))
            let cancelled = hotel.booking("B1", changes: ["status": "cancelled"])
            let answer = try await account.put("/bookings/\(booked.booking)", cancelled)
            #expect(answer.status < 500)
            #expect(try await hotel.left("2027-03-05") != nil)
        }
    }

    @Test("the highest rate survives a plan that derives a higher one", arguments: ["percent", "amount"])
    func rate(unit: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let step: JSON = [.string("increase_by_\(unit)"), "90000000000000.00"]
            let derived = Hotel.ratePlan(hotel.property, hotel.room, title: "Derived").merging([
                "parent_rate_plan_id": .string(hotel.plan), "rate_mode": "derived",
                "options": [["occupancy": 2, "is_primary": true, "derived_option": ["rate": [step, step, step]]]],
            ])
            _ = try await account.post("/rate_plans", ["rate_plan": derived])
            _ = try await hotel.restrictions(["date": "2027-03-05", "rate": ExtremeTests.most])
            #expect(try await hotel.night("2027-03-05")["rate"] != nil)
        }
    }

    @Test("amounts that no integer holds together are refused or taken, and end nothing")
    func amounts() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let most = "92233720368547758.07"
            let rooms = hotel.booking("B1")["booking"]?["rooms"]?[0] ?? .null
            let dear = rooms.setting("days", ["2027-03-05": .string(most), "2027-03-06": .string(most)])
            let changes: JSON = ["rooms": [dear, dear], "services": [["total_price": .string(most)]]]
            let answer = try await account.post("/bookings", hotel.booking("B1", changes: changes))
            #expect(answer.status < 500)
        }
    }
}

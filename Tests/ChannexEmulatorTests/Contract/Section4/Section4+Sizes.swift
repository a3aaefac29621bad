import ChannexEmulator
import Testing

extension Fact {
    /// How large a message may be and how many things a property may have (contract §3.4, §4.3–4.4).
    static let sizes4: [Fact] = [
        Fact("3.4", .infer, "A body of more than 10 MB is refused", at: .emulator) { account in
            let padding = String(repeating: " ", count: 10 * 1024 * 1024)
            let answer = try await account.post("/restrictions", text: "{\"values\":[]\(padding)}")
            #expect(answer.status == 413 && answer.code == "request_entity_too_large")
        },
        Fact("3.4", .doc, "A body of less than 10 MB is taken", at: .emulator) { account in
            let padding = String(repeating: " ", count: 10 * 1024 * 1024 - 64)
            let answer = try await account.post("/restrictions", text: "{\"values\":[]\(padding)}")
            #expect(answer.status == 200 && answer.warnings.isEmpty)
        },
        Fact("4.4", .live, "A property shows how many things it may have") { account in
            let hotel = try await Hotel(account)
            let shown = try await account.get("/properties/\(hotel.property)").attributes
            #expect(shown["max_count_of_room_types"] == 50 && shown["max_count_of_rate_plans"] == 400)
            #expect(shown["max_count_of_occupancies"] == 10 && shown["max_count_of_users"] == 20)
        },
        Fact("4.4", .infer, "A property has no more room types than it may", at: .emulator) {
            $0.maximumRoomTypes = 2
        } check: { account in
            let hotel = try await Hotel(account)
            let second = ["room_type": Hotel.roomType(hotel.property, title: "Double")] as JSON
            #expect(try await account.post("/room_types", second).status == 201)
            let third = ["room_type": Hotel.roomType(hotel.property, title: "Triple")] as JSON
            let refused = try await account.post("/room_types", third)
            #expect(refused.status == 422 && refused.code == "validation_error")
        },
        Fact("4.4", .infer, "A property has no more rate plans than it may", at: .emulator) {
            $0.maximumRatePlans = 2
        } check: { account in
            let hotel = try await Hotel(account)
            let second = ["rate_plan": Hotel.ratePlan(hotel.property, hotel.room, title: "Two")] as JSON
            #expect(try await account.post("/rate_plans", second).status == 201)
            let third = ["rate_plan": Hotel.ratePlan(hotel.property, hotel.room, title: "Three")] as JSON
            #expect(try await account.post("/rate_plans", third).status == 422)
        },
        Fact("4.4", .infer, "A rate plan has no more occupancies than it may", at: .emulator) {
            $0.maximumOccupancies = 2
        } check: { account in
            let hotel = try await Hotel(account)
            let options: [JSON] = (1...3).map { ["occupancy": JSON($0), "is_primary": .bool($0 == 1), "rate": 100] }
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "Three")
                .merging(["sell_mode": "per_person", "options": .array(options)])
            #expect(try await account.post("/rate_plans", ["rate_plan": body]).status == 422)
            let two = body.setting("options", .array(Array(options.prefix(2))))
            #expect(try await account.post("/rate_plans", ["rate_plan": two]).status == 201)
        },
        Fact("4.4", .live, "What a property shows are the limits that hold for it", at: .emulator) {
            $0.maximumRoomTypes = 7
            $0.maximumRatePlans = 8
            $0.maximumOccupancies = 9
        } check: { account in
            let hotel = try await Hotel(account)
            let shown = try await account.get("/properties/\(hotel.property)").attributes
            #expect(shown["max_count_of_room_types"] == 7 && shown["max_count_of_rate_plans"] == 8)
            #expect(shown["max_count_of_occupancies"] == 9)
        },
        Fact("4.4", .infer, "Limits on the number of things may be switched off", at: .emulator) {
            $0.enforceSizeLimits = false
            $0.maximumRatePlans = 1
        } check: { account in
            let hotel = try await Hotel(account)
            let second = ["rate_plan": Hotel.ratePlan(hotel.property, hotel.room, title: "Two")] as JSON
            #expect(try await account.post("/rate_plans", second).status == 201)
        },
    ]
}

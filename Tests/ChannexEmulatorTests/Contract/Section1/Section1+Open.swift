import ChannexEmulator
import Testing

extension Fact {
    /// How else it may be where the documentation is silent (contract §1, §11).
    static let open1: [Fact] = [
        Fact("1.6", .infer, "A limit above a hundred may be refused", at: .emulator) {
            $0.clampPageLimit = false
        } check: { account in
            let answer = try await account.get("/properties?pagination[limit]=101")
            #expect(answer.isRefusal("limit", "must be less than or equal to 100"))
            #expect(try await account.get("/properties?pagination[limit]=100").status == 200)
        },
        Fact("11", .infer, "A filter of bookings that nobody knows may be refused", at: .emulator) {
            $0.ignoreUnknownFilters = false
        } check: { account in
            for path in ["/bookings", "/booking_revisions", "/booking_revisions/feed"] {
                let answer = try await account.get("\(path)?filter[is_acknowledged]=false")
                #expect(answer.isRefusal("is_acknowledged", "is invalid"), "\(path)")
                #expect(try await account.get("\(path)?filter[arrival_date]=2027-03-05").status == 200, "\(path)")
            }
        },
        Fact("1.4", .infer, "Text that is too long may be refused without its limit", at: .emulator) {
            $0.tellTextLimits = false
        } check: { account in
            let answer = try await account.makeProperty(["title": .string(String(repeating: "x", count: 256))])
            #expect(answer.isRefusal("title", "is invalid"))
        },
        Fact("1.9", .infer, "The seven values of a week may begin with Sunday", at: .emulator) {
            $0.weekBegins = .sunday
        } check: { account in
            let hotel = try await Hotel(account)
            let week: JSON = [7, 1, 2, 3, 4, 5, 6]
            let made = try await hotel.makePlan(["min_stay_arrival": week])
            #expect(made.attributes["min_stay_arrival"] == week)
            let id = try made.id()
            let renamed = try await account.put("/rate_plans/\(id)", ["rate_plan": ["title": "Renamed"]])
            #expect(renamed.attributes["min_stay_arrival"] == week)
            // 22 Nov 2026 is a Sunday, and today.
            #expect(try await hotel.night("2026-11-22", option: id)["min_stay_arrival"] == 7)
            #expect(try await hotel.night("2026-11-23", option: id)["min_stay_arrival"] == 1)
        },
        Fact("12", .infer, "A body of more than 10 MB may be a bad request", at: .emulator) {
            $0.maximumBodyBytes = 1_000
            $0.oversizedIsBadRequest = true
        } check: { account in
            let answer = try await account.makeProperty(["title": .string(String(repeating: "x", count: 2_000))])
            #expect(answer.status == 400 && answer.code == "bad_request")
        },
    ]
}

import ChannexEmulator
import Testing

@Suite("Agencies that tell wrong things")
struct LieTests {
    /// A lie and how a revision shows it.
    struct Told: Sendable, CustomTestStringConvertible {
        let lie: String
        let isThere: @Sendable (_ revision: JSON, _ hotel: Hotel) -> Bool

        var testDescription: String { lie }

        init(_ lie: String, _ isThere: @escaping @Sendable (_ revision: JSON, _ hotel: Hotel) -> Bool) {
            self.lie = lie
            self.isThere = isThere
        }
    }

    static let all: [Told] = [
        Told("unmapped_room") { revision, _ in
            revision["rooms"]?[0]?["room_type_id"] == .null && revision["rooms"]?[0]?["rate_plan_id"] == .null
        },
        Told("unmapped_rate") { revision, hotel in
            revision["rooms"]?[0]?["room_type_id"]?.text == hotel.room
                && revision["rooms"]?[0]?["rate_plan_id"] == .null
        },
        Told("unknown_room") { revision, hotel in revision["rooms"]?[0]?["room_type_id"]?.text != hotel.room },
        Told("unknown_currency") { revision, _ in revision["currency"] == "ZZZ" },
        Told("no_rooms") { revision, _ in revision["rooms"] == [] },
        Told("no_customer") { revision, _ in revision["customer"] == .null },
        Told("departure_before_arrival") { revision, hotel in
            revision["arrival_date"]?.text == hotel.account.day(32)
                && revision["departure_date"]?.text == hotel.account.day(30)
        },
        Told("missing_night") { revision, _ in revision["rooms"]?[0]?["days"]?.members?.count == 1 },
        Told("wrong_total") { revision, _ in revision["amount"] == "1200.00" },
        Told("amount_as_number") { revision, _ in
            revision["amount"] == .number("200.00") && revision["rooms"]?[0]?["amount"] == .number("200.00")
        },
        Told("modified_before_new") { revision, _ in revision["status"] == "modified" },
        Told("cancelled_before_new") { revision, _ in revision["status"] == "cancelled" },
    ]

    @Test("each lie is told as it is named, and no other", arguments: all)
    func told(_ told: Told) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let honest = try await hotel.revision(try await hotel.guestBooks("BDC", in: 30, nights: 2))
            #expect(!told.isThere(honest, hotel))
            let answer = try await hotel.guestBooks("BDC", in: 30, nights: 2, with: ["lie": .string(told.lie)])
            let revision = try await hotel.revision(answer)
            for other in LieTests.all where other.lie != told.lie && !(other.lie == "unknown_room") {
                #expect(!other.isThere(revision, hotel), "\(other.lie) as well")
            }
            #expect(told.isThere(revision, hotel))
            #expect(try await hotel.feed().count == 2)
        }
    }

    @Test("every lie that there is has its test")
    func complete() async throws {
        try await Account.with { account in
            let lies = try await account.get("/admin/otas").body["lies"]?.elements?.compactMap { $0["name"]?.text }
            #expect(lies.map(Set.init) == Set(LieTests.all.map(\.lie)))
        }
    }

    @Test("a room that nobody could map takes nothing from the availability, and webhooks tell of it")
    func unmapped() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(1)
            let webhook: JSON = [
                "property_id": .string(hotel.property), "callback_url": "http://127.0.0.1:9/hook", "event_mask": "*",
                "is_active": true, "send_data": true,
            ]
            _ = try await account.post("/webhooks", ["webhook": webhook])
            let booked = try await hotel.guestBooks("BDC", in: 30, nights: 2, with: ["lie": "unmapped_room"])
            #expect(try await hotel.left(account.day(30)) == 1)
            #expect(
                try await hotel.events().filter { $0 != "ari" } == ["booking", "booking_new", "booking_unmapped_room"]
            )
            // The lie is kept up until the agency is told to be honest.
            let change: JSON = ["booking_id": booked.body["booking_id"] ?? .null, "guest": ["notes": "Hello"]]
            let changed = try await hotel.revision(try await account.post("/admin/guests/change", change))
            #expect(changed["rooms"]?[0]?["room_type_id"] == .null && changed["notes"] == "Hello")
            let honest = try await hotel.revision(
                try await account.post("/admin/guests/change", change.setting("lie", .null))
            )
            #expect(honest["rooms"]?[0]?["room_type_id"]?.text == hotel.room)
        }
    }
}

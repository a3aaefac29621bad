import ChannexEmulator
import Testing

@Suite("Contract §6: bookings")
struct BookingTests {
    @Test(
        "§6.12 a booking answers with its ids and its unique id",
        arguments: [
            ("Offline", "OFL-A"), ("Booking.com", "BDC-A"), ("BookingCom", "BDC-A"), ("Airbnb", "ABB-A"),
            ("A-Expedia", "EXP-A"),
        ]
    )
    func created(otaName: String, uniqueID: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let answer = try await account.post(
                "/bookings",
                hotel.booking("A", changes: ["ota_name": .string(otaName)])
            )
            #expect(answer.data["type"] == "booking" && answer.attributes["booking_id"] == answer.data["id"])
            #expect(answer.attributes["status"] == "new" && answer.attributes["unique_id"]?.text == uniqueID)
        }
    }

    @Test(
        "§6.12 rooms must be the property's own, or unmapped",
        arguments: [
            (["room_type_id": .null], 200), (["rate_plan_id": .null], 200), (["room_type_id": "x"], 422),
            (["rate_plan_id": "x"], 422), (["days": [:]], 422), (["days": ["2027-02-30": "1.00"]], 422),
            (["days": ["2027-03-05": "1.005"]], 422),
        ] as [(JSON, Int)]
    )
    func rooms(change: JSON, status: Int) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let room = try #require(hotel.booking("A")["booking"]?["rooms"]?[0]).merging(change)
            let answer = try await account.post("/bookings", hotel.booking("A", changes: ["rooms": [room]]))
            #expect(answer.status == status)
        }
    }

    @Test("every acknowledgement is counted, repeated ones too")
    func acknowledgements() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let (_, revision) = try await hotel.book("A")
            for _ in 1...2 { _ = try await account.post("/booking_revisions/\(revision)/ack") }
            #expect(try await account.get("/admin/acks").body == .object([JSON.Member(revision, 2)]))
        }
    }
}

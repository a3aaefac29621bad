import ChannexEmulator
import Testing

extension Fact {
    /// What ties a booking to its channel and to its messages (contract §6.5, §9.2).
    static let ties6: [Fact] = [
        Fact("6.5", .doc, "a booking of an OTA names its channel", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            try await hotel.open(3)
            let read = try await hotel.revision(try await hotel.guestBooks("BDC"))
            #expect(read["channel_id"]?.text == channel)
        },
        Fact("6.5", .live, "a booking outlives its channel, and then names none", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            try await hotel.open(3)
            let booked = try await hotel.guestBooks("BDC")
            _ = try await account.post("/channels/\(channel)/deactivate")
            try #require(try await account.delete("/channels/\(channel)").status == 200)
            #expect(try await hotel.revision(booked)["channel_id"] == .null)
        },
        Fact("6.5", .doc, "a booking names its message thread when there is one", at: .emulator) { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            try await hotel.open(3)
            let booking = try await hotel.guestBooks("BDC").body["booking_id"] ?? .null
            let path = "/bookings/\(booking.text ?? "")"
            #expect(try await account.get(path).data["relationships"]?["message_thread"] == nil)
            let written = try await account.post("/admin/messages", ["booking_id": booking, "message": "Hello"])
            let thread = try await account.get(path).data["relationships"]?["message_thread"]?["data"]
            #expect(thread?["id"] == written.body["message_thread_id"] && thread?["id"] != nil)
        },
    ]

    /// Bookings of an OTA that the hotel edits through the booking CRS (contract §6.12).
    static let edits6: [Fact] = [
        Fact(
            "6.5",
            .doc,
            "a booking of an OTA does not come from the booking CRS; the hotel's edit of it does",
            at: .emulator
        ) {
            account in
            let edited = try await EditedBooking(account)
            #expect(edited.booked["is_crs_revision"] == false)
            #expect(
                edited.edited["is_crs_revision"] == true && edited.edited["unique_id"] == edited.booked["unique_id"]
            )
        },
        Fact("6.12", .doc, "after an edit the OTA's next message changes no more than it says otherwise", at: .emulator)
        {
            account in
            let edited = try await EditedBooking(account)
            let read = try await edited.guestChanges(["guest": ["surname": "Tan"]])
            #expect(read["customer"]?["surname"] == "Tan" && read["is_crs_revision"] == false)
            #expect(read["notes"] == "Quiet room" && read["status"] == "modified")
        },
        Fact("6.12", .doc, "a room type that the hotel chose stays when the OTA changes no dates", at: .emulator) {
            account in
            let edited = try await EditedBooking(account)
            let read = try await edited.guestChanges(["guest": ["surname": "Tan"]])
            #expect(read["rooms"]?[0]?["room_type_id"]?.text == edited.otherRoom)
        },
        Fact("6.12", .doc, "other dates from the OTA bring its own room type back", at: .emulator) { account in
            let edited = try await EditedBooking(account)
            let read = try await edited.guestChanges(["departure": .string(account.day(33))])
            #expect(read["rooms"]?[0]?["room_type_id"]?.text == edited.hotel.room)
            #expect(read["departure_date"]?.text == account.day(33) && read["notes"] == "Quiet room")
        },
        Fact(
            "6.12",
            .infer,
            "an edit is kept over every later message of the OTA, not over the next alone",
            at: .emulator
        ) {
            account in
            let edited = try await EditedBooking(account)
            _ = try await edited.guestChanges(["guest": ["surname": "Tan"]])
            let read = try await edited.guestChanges(["guest": ["name": "Mira"]])
            #expect(read["customer"]?["name"] == "Mira" && read["customer"]?["surname"] == "Tan")
            #expect(read["notes"] == "Quiet room" && read["rooms"]?[0]?["room_type_id"]?.text == edited.otherRoom)
        },
        Fact("6.12", .doc, "an OTA's cancellation reaches a booking that the hotel edited", at: .emulator) { account in
            let edited = try await EditedBooking(account)
            let answer = try await account.post("/admin/guests/cancel", ["booking_id": .string(edited.booking)])
            let read = try await edited.hotel.revision(answer)
            #expect(read["status"] == "cancelled" && read["notes"] == "Quiet room")
        },
    ]
}

/// A booking of Booking.com whose notes and room type the hotel changed through the booking CRS.
private struct EditedBooking: Sendable {
    let hotel: Hotel
    let booking: String
    /// The room type that the hotel chose.
    let otherRoom: String
    /// The revision that the OTA sent, and the one that the edit became.
    let booked: JSON
    let edited: JSON

    init(_ account: Account) async throws {
        hotel = try await Hotel.withCRS(account)
        try await hotel.open(3)
        let roomType = Hotel.roomType(hotel.property, title: "Double Room")
        otherRoom = try await account.post("/room_types", ["room_type": roomType]).id()
        let answer = try await hotel.guestBooks("BDC")
        booked = try await hotel.revision(answer)
        booking = try #require(answer.body["booking_id"]?.text)
        let room = hotel.orderedRoom(["room_type_id": .string(otherRoom)])
        let changes: JSON = [
            "ota_name": "BookingCom", "notes": "Quiet room", "rooms": [room], "status": "modified",
        ]
        let code = try #require(booked["ota_reservation_code"]?.text)
        let edit = try await account.put("/bookings/\(booking)", hotel.order(code, changes))
        let revision = try #require(edit.attributes["revision_id"]?.text)
        edited = try await account.get("/booking_revisions/\(revision)").attributes
    }

    /// Lets the guest change the booking at the agency; answers the revision that follows.
    func guestChanges(_ change: JSON) async throws -> JSON {
        let id: JSON = ["booking_id": .string(booking)]
        return try await hotel.revision(
            try await hotel.account.post("/admin/guests/change", id.merging(change))
        )
    }
}

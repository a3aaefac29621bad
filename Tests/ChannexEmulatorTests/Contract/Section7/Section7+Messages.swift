import ChannexEmulator
import Testing

extension Fact {
    /// Conversations with guests (contract §7.2).
    static let threads7: [Fact] = [
        Fact("7.2", .doc, "Without the application messages are forbidden", at: .emulator) { account in
            let booking = try await Hotel(account).agencyBooking()
            let answers = [
                try await account.get("/bookings/\(booking)/messages"),
                try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Hello"]]),
                try await account.get("/message_threads"),
            ]
            for answer in answers { #expect(answer.status == 403 && answer.code == "forbidden") }
        },
        Fact("7.2", .doc, "With the application there are no messages at first", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let booking = try await hotel.agencyBooking()
            #expect(try await account.get("/message_threads").meta["total"] == 0)
            #expect(try await account.get("/bookings/\(booking)/messages").meta["total"] == 0)
        },
        Fact("7.2", .infer, "The property's first message opens the booking's thread", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let booking = try await hotel.agencyBooking()
            _ = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Welcome"]])
            let thread = try await account.get("/message_threads").data[0]
            #expect(thread?["relationships"]?["booking"]?["data"]?["id"]?.text == booking)
            #expect(thread?["relationships"]?["property"]?["data"]?["id"]?.text == hotel.property)
        },
        Fact("7.2", .doc, "A thread has a title, a provider, a count and its last message", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let booking = try await hotel.agencyBooking()
            _ = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Welcome"]])
            let attributes = try await account.get("/message_threads").data[0]?["attributes"]
            #expect(attributes?["title"] == "Ann Lee" && attributes?["is_closed"] == false)
            #expect(attributes?["provider"] == "BookingCom" && attributes?["message_count"] == 1)
            #expect(attributes?["last_message"]?["message"] == "Welcome")
        },
        Fact("7.2", .doc, "A thread tells when a guest's message was received last", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let thread = try await hotel.guestWrites()
            let read = try await account.get("/message_threads/\(thread)").attributes
            #expect(read["last_message_received_at"]?.text?.hasPrefix("2026-11-22T12:00:00.") == true)
            let booking = try await hotel.agencyBooking()
            _ = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Welcome"]])
            let own = try await account.get("/message_threads").data[0]?["attributes"]
            #expect(own?["last_message_received_at"] == .null)
        },
        Fact("7.2", .doc, "A thread's messages are those of its booking, newest first", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let booking = try await hotel.agencyBooking()
            _ = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Welcome"]])
            let id = try #require(try await account.get("/message_threads").ids.first)
            _ = try await account.post("/message_threads/\(id)/messages", ["message": ["message": "See you"]])
            for path in ["/bookings/\(booking)/messages", "/message_threads/\(id)/messages"] {
                let texts = try await account.get(path).data.elements?.map { $0["attributes"]?["message"] }
                #expect(texts == ["See you", "Welcome"])
            }
        },
        Fact("7.2", .doc, "A guest can write without a booking", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let thread = try await hotel.guestWrites("ABB")
            let read = try await account.get("/message_threads/\(thread)")
            #expect(read.attributes["provider"] == "AirBNB")
            #expect(read.data["relationships"]?["booking"]?["data"] == .null)
        },
        Fact("7.2", .doc, "A thread can be closed", at: .emulator) { account in
            let thread = try await Hotel.withMessages(account).guestWrites()
            #expect(try await account.post("/message_threads/\(thread)/close").attributes["is_closed"] == true)
            #expect(try await account.get("/message_threads/\(thread)").attributes["is_closed"] == true)
            #expect(try await account.post("/message_threads/x/close").status == 404)
        },
        Fact("7.2", .infer, "A closed thread stays closed when somebody writes into it", at: .emulator) { account in
            let thread = try await Hotel.withMessages(account).writtenAfterClosing()
            #expect(thread.attributes["is_closed"] == true && thread.attributes["message_count"] == 2)
        },
        Fact("7.2", .infer, "A closed thread may be opened by a message", at: .emulator) {
            $0.messageReopensThread = true
        } check: { account in
            let thread = try await Hotel.withMessages(account).writtenAfterClosing()
            #expect(thread.attributes["is_closed"] == false)
        },
        Fact("7.2", .doc, "Only Booking.com is told that no reply is needed", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let booking = try await hotel.guestWrites("BDC")
            #expect(try await account.post("/message_threads/\(booking)/no_reply_needed").status == 200)
            let airbnb = try await hotel.guestWrites("ABB")
            let refused = try await account.post("/message_threads/\(airbnb)/no_reply_needed")
            #expect(refused.status == 422 && refused.code == "not_supported")
        },
        Fact("9.2", .live, "A channel's threads go with it, its bookings do not", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let channel = try await hotel.connect()
            let booking = try await hotel.agencyBooking()
            _ = try await account.post("/admin/messages", ["booking_id": .string(booking), "message": "x"])
            #expect(try await account.get("/message_threads").meta["total"] == 1)
            _ = try await account.post("/channels/\(channel)/deactivate")
            _ = try await account.delete("/channels/\(channel)")
            #expect(try await account.get("/message_threads").meta["total"] == 0)
            #expect(try await account.get("/bookings/\(booking)").status == 200)
        },
    ]

    /// Single messages (contract §7.2).
    static let messages7: [Fact] = [
        Fact("7.2", .doc, "A message has a text, attachments, a sender and instants", at: .emulator) { account in
            let booking = try await Hotel.withMessages(account).agencyBooking()
            let sent = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Welcome"]])
            #expect(sent.data["type"] == "message" && sent.attributes["message"] == "Welcome")
            #expect(sent.attributes["sender"] == "property" && sent.attributes["attachments"] == [])
            #expect(sent.attributes["inserted_at"]?.text != nil && sent.attributes["updated_at"]?.text != nil)
        },
        Fact("7.2", .infer, "A message that was sent is answered with 200", at: .emulator) { account in
            let booking = try await Hotel.withMessages(account).agencyBooking()
            let body: JSON = ["message": ["message": "Welcome"]]
            #expect(try await account.post("/bookings/\(booking)/messages", body).status == 200)
        },
        Fact("7.2", .infer, "A message that was sent may be answered with 201", at: .emulator) {
            $0.messageAnswersCreated = true
        } check: { account in
            let booking = try await Hotel.withMessages(account).agencyBooking()
            let body: JSON = ["message": ["message": "Welcome"]]
            #expect(try await account.post("/bookings/\(booking)/messages", body).status == 201)
        },
        Fact("7.2", .doc, "A message that says nothing is refused", at: .emulator) { account in
            let booking = try await Hotel.withMessages(account).agencyBooking()
            let answer = try await account.post("/bookings/\(booking)/messages", ["message": [:]])
            #expect(answer.isRefusal("message", "can't be blank"))
        },
        Fact("7.2", .doc, "Nobody can be written to where the agency has no messages", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            try await hotel.installCRS()
            let (booking, _) = try await hotel.book("A")
            let answer = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "x"]])
            #expect(answer.status == 422 && answer.code == "not_supported")
            #expect(try await account.get("/bookings/x/messages").status == 404)
        },
    ]

    /// Files that go with messages (contract §7.2).
    static let attachments7: [Fact] = [
        Fact("7.2", .doc, "An attachment is uploaded as base64 text, and then has an id", at: .emulator) { account in
            let upload = try await account.post("/attachments", ["attachment": file])
            #expect(upload.status == 200 && upload.data.keys == ["id", "type"] && upload.data["type"] == "attachment")
        },
        Fact("7.2", .infer, "An attachment that is no base64 text is refused", at: .emulator) { account in
            for wrong in ["aGVsbG8", "a b=", "===="] as [JSON] {
                let answer = try await account.post("/attachments", ["attachment": file.setting("file", wrong)])
                #expect(answer.isRefusal("file", "is invalid"))
            }
        },
        Fact("7.2", .doc, "An attachment is sent by its id, without a text", at: .emulator) { account in
            let sent = try await Hotel.withMessages(account).send(["attachment_id": try await upload(account)])
            #expect(sent.status == 200 && sent.attributes["message"] == .null)
            #expect(sent.attributes["attachments"]?[0]?.text?.hasSuffix("a.jpg") == true)
        },
        Fact("7.2", .doc, "An attachment that does not exist is not sent", at: .emulator) { account in
            let answer = try await Hotel.withMessages(account).send(["attachment_id": "x"])
            #expect(answer.isRefusal("attachment_id", "does not exist"))
        },
        Fact("7.2", .doc, "A text beside an attachment is refused", at: .emulator) { account in
            let both: JSON = ["attachment_id": try await upload(account), "message": "x"]
            let answer = try await Hotel.withMessages(account).send(both)
            #expect(answer.status == 422 && answer.details["message"]?.elements?.count == 1)
        },
        Fact("7.2", .doc, "A text beside an attachment may be taken, as in 2025", at: .emulator) {
            $0.refuseTextWithAttachment = false
        } check: { account in
            let both: JSON = ["attachment_id": try await upload(account), "message": "x"]
            let sent = try await Hotel.withMessages(account).send(both)
            #expect(sent.attributes["message"] == "x" && sent.attributes["attachments"]?.elements?.count == 1)
        },
    ]

    private static let file: JSON = ["file": "aGVsbG8=", "file_name": "a.jpg", "file_type": "image/jpeg"]

    private static func upload(_ account: Account) async throws -> JSON {
        .string(try await account.post("/attachments", ["attachment": file]).id())
    }
}

extension Hotel {
    /// Lets a guest of an agency write; answers the thread's id.
    fileprivate func guestWrites(_ ota: JSON = "BDC") async throws -> String {
        let body: JSON = ["property": .string(property), "ota": ota, "message": "Hello?"]
        return try #require(try await account.post("/admin/messages", body).body["message_thread_id"]?.text)
    }

    /// A thread that was closed before the property wrote into it.
    fileprivate func writtenAfterClosing() async throws -> Answer {
        let thread = try await guestWrites()
        _ = try await account.post("/message_threads/\(thread)/close")
        _ = try await account.post("/message_threads/\(thread)/messages", ["message": ["message": "Well?"]])
        return try await account.get("/message_threads/\(thread)")
    }

    /// Writes to the guest of a booking.
    fileprivate func send(_ message: JSON) async throws -> Answer {
        try await account.post("/bookings/\(try await agencyBooking())/messages", ["message": message])
    }
}

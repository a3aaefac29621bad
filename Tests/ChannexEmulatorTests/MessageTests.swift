import ChannexEmulator
import Testing

@Suite("Contract §7.2: messages", .timeLimit(.minutes(1)))
struct MessageTests {
    @Test("without the application messages are forbidden")
    func application() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let booking = try await hotel.agencyBooking()
            let body: JSON = ["message": ["message": "Hello"]]
            for answer in [
                try await account.get("/bookings/\(booking)/messages"),
                try await account.post("/bookings/\(booking)/messages", body),
                try await account.get("/message_threads"),
                try await account.post("/admin/messages", ["booking_id": .string(booking), "message": "Hello"]),
            ] {
                #expect(answer.status == 403 && answer.code == "forbidden")
            }
            try await hotel.installMessages()
            #expect(try await account.get("/message_threads").meta["total"] == 0)
            #expect(try await account.get("/bookings/\(booking)/messages").meta["total"] == 0)
        }
    }

    @Test("the property's first message opens the booking's thread")
    func writing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let booking = try await hotel.agencyBooking()
            let sent = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "Welcome"]])
            #expect(sent.status == 200 && sent.data["type"] == "message")
            #expect(sent.attributes["message"] == "Welcome" && sent.attributes["sender"] == "property")
            #expect(sent.attributes["attachments"] == [] && sent.attributes["inserted_at"]?.text != nil)
            let thread = try #require(try await account.get("/message_threads").data[0])
            let attributes = try #require(thread["attributes"])
            #expect(attributes["title"] == "Ann Lee" && attributes["is_closed"] == false)
            #expect(attributes["provider"] == "BookingCom" && attributes["message_count"] == 1)
            #expect(attributes["last_message"]?["message"] == "Welcome")
            #expect(attributes["last_message_received_at"] == .null)
            #expect(thread["relationships"]?["booking"]?["data"]?["id"]?.text == booking)
            #expect(thread["relationships"]?["property"]?["data"]?["id"]?.text == hotel.property)
            let id = try #require(thread["id"]?.text)
            _ = try await account.post("/message_threads/\(id)/messages", ["message": ["message": "See you"]])
            let texts = try await account.get("/bookings/\(booking)/messages").data.elements
            #expect(texts?.map { $0["attributes"]?["message"] } == ["See you", "Welcome"])
            #expect(try await account.get("/message_threads/\(id)/messages").meta["total"] == 2)
        }
    }

    @Test("a guest's message is told to webhooks and shown in the live feed")
    func receiving() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installMessages()
                let booking = try await hotel.agencyBooking()
                try await hotel.hook(receiver, mask: "message")
                let written = try await account.post(
                    "/admin/messages",
                    ["booking_id": .string(booking), "message": "Is parking free?"]
                )
                #expect(written.status == 200)
                let payload = try #require(await receiver.take(1).first?.body["payload"])
                #expect(payload["id"] == written.body["message_id"] && payload["message"] == "Is parking free?")
                #expect(payload["sender"] == "guest" && payload["meta"] == .null)
                #expect(payload["property_id"]?.text == hotel.property && payload["booking_id"]?.text == booking)
                #expect(payload["message_thread_id"] == written.body["message_thread_id"])
                #expect(payload["have_attachment"] == false && payload["attachments"] == [])
                #expect(payload["ota_message_id"]?.text != nil && payload["inserted_at"]?.text != nil)
                let event = try #require(payload["live_feed_event_id"]?.text)
                let shown = try await account.get("/live_feed/\(event)")
                #expect(shown.data["type"] == "live_feed_event" && shown.attributes["event"] == "message")
                #expect(shown.attributes["payload"] == payload)
                let thread = try #require(written.body["message_thread_id"]?.text)
                let received = try await account.get("/message_threads/\(thread)").attributes[
                    "last_message_received_at"
                ]
                #expect(received == payload["inserted_at"])
            }
        }
    }

    @Test("a guest can write without a booking, and go on in the same thread")
    func withoutBooking() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let first: JSON = [
                "property": .string(hotel.property), "ota": "Airbnb", "guest_name": "Mira", "message": "Hello?",
            ]
            let thread = try #require(try await account.post("/admin/messages", first).body["message_thread_id"])
            let second: JSON = ["thread_id": thread, "attachment": ["file_name": "dog.jpg"]]
            #expect(try await account.post("/admin/messages", second).body["message_thread_id"] == thread)
            let shown = try await account.get("/message_threads/\(thread.text ?? "")")
            #expect(shown.attributes["message_count"] == 2 && shown.attributes["provider"] == "AirBNB")
            #expect(shown.attributes["last_message"]?["attachments"]?.elements?.count == 1)
            #expect(shown.data["relationships"]?["booking"]?["data"] == .null)
        }
    }

    @Test(
        "what a guest cannot write is told by field",
        arguments: [
            (["message": "x"], "property", "can't be blank"), (["thread_id": "x", "message": "x"], "thread_id", nil),
            (["booking_id": "x", "message": "x"], "booking_id", "does not exist"),
            (["property": "x", "ota": "BDC", "message": "x"], "property", "does not exist"),
        ] as [(JSON, String, String?)]
    )
    func refusals(body: JSON, field: String, message: String?) async throws {
        try await Account.with { account in
            let answer = try await account.post("/admin/messages", body)
            #expect(answer.status == 422)
            #expect(answer.details[field]?[0]?.text == message ?? "does not exist")
        }
    }

    @Test("an attachment is uploaded and then sent by its id; text beside it is refused")
    func attachments() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let booking = try await hotel.agencyBooking()
            let file: JSON = ["file": "aGVsbG8=", "file_name": "a.jpg", "file_type": "image/jpeg"]
            let upload = try await account.post("/attachments", ["attachment": file])
            #expect(upload.status == 200 && upload.data["type"] == "attachment")
            let id = JSON.string(try upload.id())
            let path = "/bookings/\(booking)/messages"
            let sent = try await account.post(path, ["message": ["attachment_id": id]])
            #expect(sent.status == 200 && sent.attributes["message"] == .null)
            #expect(sent.attributes["attachments"]?[0]?.text?.hasSuffix("a.jpg") == true)
            let both = try await account.post(path, ["message": ["attachment_id": id, "message": "x"]])
            #expect(both.status == 422 && both.details["message"]?.elements?.count == 1)
            let unknown = try await account.post(path, ["message": ["attachment_id": "x"]])
            #expect(unknown.details == ["attachment_id": ["does not exist"]])
            #expect(try await account.post(path, ["message": [:]]).details == ["message": ["can't be blank"]])
            for wrong in ["aGVsbG8", "a b=", "===="] as [JSON] {
                let answer = try await account.post("/attachments", ["attachment": file.setting("file", wrong)])
                #expect(answer.details == ["file": ["is invalid"]])
            }
        }
        var switches = Switches()
        switches.refuseTextWithAttachment = false
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let booking = try await hotel.agencyBooking()
            let file: JSON = ["file": "aGVsbG8=", "file_name": "a.jpg", "file_type": "image/jpeg"]
            let id = JSON.string(try await account.post("/attachments", ["attachment": file]).id())
            let both: JSON = ["message": ["attachment_id": id, "message": "x"]]
            #expect(try await account.post("/bookings/\(booking)/messages", both).status == 200)
        }
    }

    @Test("a thread can be closed; only Booking.com is told that no reply is needed")
    func closing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            func thread(_ ota: JSON) async throws -> String {
                let body: JSON = ["property": .string(hotel.property), "ota": ota, "message": "x"]
                return try #require(try await account.post("/admin/messages", body).body["message_thread_id"]?.text)
            }
            let booking = try await thread("BDC")
            #expect(try await account.post("/message_threads/\(booking)/no_reply_needed").status == 200)
            #expect(try await account.post("/message_threads/\(booking)/close").attributes["is_closed"] == true)
            #expect(try await account.get("/message_threads/\(booking)").attributes["is_closed"] == true)
            let airbnb = try await thread("ABB")
            let refused = try await account.post("/message_threads/\(airbnb)/no_reply_needed")
            #expect(refused.status == 422 && refused.code == "not_supported")
            #expect(try await account.post("/message_threads/x/close").status == 404)
        }
    }

    @Test("nobody can be written to where the agency has no messages")
    func unsupported() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            try await hotel.installCRS()
            let (booking, _) = try await hotel.book("A")
            let answer = try await account.post("/bookings/\(booking)/messages", ["message": ["message": "x"]])
            #expect(answer.status == 422 && answer.code == "not_supported")
            #expect(try await account.get("/bookings/x/messages").status == 404)
        }
    }

    @Test("§9.2 a channel's threads go with it")
    func removal() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let channel = try await hotel.connect()
            let booking = try await hotel.agencyBooking()
            _ = try await account.post("/admin/messages", ["booking_id": .string(booking), "message": "x"])
            #expect(try await account.get("/message_threads").meta["total"] == 1)
            _ = try await account.post("/channels/\(channel)/deactivate")
            _ = try await account.delete("/channels/\(channel)")
            #expect(try await account.get("/message_threads").meta["total"] == 0)
            #expect(try await account.get("/bookings/\(booking)").status == 200)
        }
    }
}

extension Hotel {
    /// A booking that came from Booking.com by its name; answers its id.
    func agencyBooking(_ code: String = "4410022001") async throws -> String {
        try await installCRS()
        return try await book(code, changes: ["ota_name": "Booking.com"]).booking
    }
}

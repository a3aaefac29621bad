import ChannexEmulator
import Testing

@Suite("What guests and agencies are made to do at /admin", .timeLimit(.minutes(1)))
struct GuestWordTests {
    @Test("without the application no guest can write or review")
    func application() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["property": .string(hotel.property), "ota": "BDC", "message": "Hello", "score": 9]
            for path in ["/admin/messages", "/admin/reviews"] {
                let answer = try await account.post(path, body)
                #expect(answer.status == 403 && answer.code == "forbidden")
            }
        }
    }

    @Test(
        "what a guest cannot write is told by field",
        arguments: [
            (["message": "x"], "property", "can't be blank"),
            (["thread_id": "x", "message": "x"], "thread_id", "does not exist"),
            (["booking_id": "x", "message": "x"], "booking_id", "does not exist"),
            (["property": "x", "ota": "BDC", "message": "x"], "property", "does not exist"),
        ] as [(JSON, String, String)]
    )
    func refusals(body: JSON, field: String, message: String) async throws {
        try await Account.with { account in
            let answer = try await account.post("/admin/messages", body)
            #expect(answer.status == 422 && answer.details[field]?[0]?.text == message)
        }
    }

    @Test("a guest goes on in a thread, and sends a picture")
    func picture() async throws {
        try await Account.with { account in
            let hotel = try await Hotel.withMessages(account)
            let first: JSON = ["property": .string(hotel.property), "ota": "Airbnb", "message": "Hello?"]
            let thread = try #require(try await account.post("/admin/messages", first).body["message_thread_id"])
            let second: JSON = ["thread_id": thread, "attachment": ["file_name": "dog.jpg"]]
            #expect(try await account.post("/admin/messages", second).body["message_thread_id"] == thread)
            let shown = try await account.get("/message_threads/\(thread.text ?? "")").attributes
            #expect(shown["message_count"] == 2)
            #expect(shown["last_message"]?["attachments"]?.elements?.count == 1)
        }
    }

    @Test("a score outside of 0 to 10, or a finer one than tenths, is refused", arguments: ["10.1", "8.55", "-1"])
    func scale(text: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel.withMessages(account)
            let body: JSON = ["property": .string(hotel.property), "ota": "BDC", "score": .number(text)]
            #expect(try await account.post("/admin/reviews", body).status == 422)
        }
    }

    @Test("an agency does what it can do, to what there is")
    func agency() async throws {
        try await Account.with { account in
            let path = "/admin/channels/\(try await Hotel(account).connect("AirBNB"))/events"
            #expect(try await account.post(path, ["event": "flood"]).status == 422)
            let gone: JSON = ["event": "disconnect_listing", "listing_id": "77"]
            #expect(try await account.post(path, gone).status == 200)
            #expect(try await account.post(path, gone).isRefusal("listing_id", "does not exist"))
        }
    }
}

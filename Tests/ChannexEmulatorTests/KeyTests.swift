import ChannexEmulator
import Testing

@Suite("Contract §1.2: keys that are made by hand")
struct KeyTests {
    @Test("a key may be chosen, is taken once, and gets other properties later")
    func life() async throws {
        try await Account.with { account in
            let one = try await account.makeProperty().id()
            let body: JSON = ["title": "Hotel", "key": "chosen/key+1", "properties": [.string(one)]]
            let made = try await account.post("/admin/keys", body)
            #expect(made.status == 201 && made.body["key"] == "chosen/key+1")
            #expect(try await account.post("/admin/keys", body).isRefusal("key", "already exists"))
            #expect(try await account.get("/properties", key: "chosen/key+1").ids == [one])
            let other = try await account.makeProperty().id()
            let id = try #require(made.body["id"]?.text)
            _ = try await account.put("/admin/keys/\(id)", ["properties": [.string(other)]])
            #expect(try await account.get("/properties", key: "chosen/key+1").ids == [other])
        }
    }

    @Test("a disabled key can be enabled again")
    func enabled() async throws {
        try await Account.with { account in
            let made = try await account.post("/admin/keys", ["key": "k"]).body
            let id = try #require(made["id"]?.text)
            _ = try await account.put("/admin/keys/\(id)", ["is_active": false])
            #expect(try await account.get("/groups", key: "k").status == 401)
            _ = try await account.put("/admin/keys/\(id)", ["is_active": true])
            #expect(try await account.get("/groups", key: "k").status == 200)
        }
    }

    @Test(
        "what is wrong with a key is told in the API's envelope",
        arguments: [
            (["properties": "all"], "properties", "is invalid"),
            (["properties": [1]], "properties", "is invalid"),
            (["properties": [.string(Account.nobody)]], "properties", "does not exist"),
            (["is_active": "yes"], "is_active", "is invalid"),
        ] as [(JSON, String, String)]
    )
    func faults(body: JSON, field: String, message: String) async throws {
        try await Account.with { account async throws in
            #expect(try await account.post("/admin/keys", body).isRefusal(field, message))
            #expect(try await account.get("/admin/keys").body["keys"] == [])
        }
    }

    @Test("the body of an admin call must be an object, and the key must exist")
    func envelope() async throws {
        try await Account.with { account async throws in
            for text in ["[]", "{", "null"] {
                #expect(try await account.post("/admin/keys", text: text).code == "bad_request")
            }
            #expect(try await account.delete("/admin/keys/\(Account.nobody)").status == 404)
            #expect(try await account.put("/admin/keys/\(Account.nobody)", [:]).status == 404)
        }
    }

    @Test("a key of one property makes and changes what is in it, and hooks nothing of the whole account")
    func writing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let key = try await account.makeKey(hotel.property)
            let room: JSON = ["room_type": Hotel.roomType(hotel.property, title: "Double Room")]
            #expect(try await account.post("/room_types", room, key: key).status == 201)
            let title: JSON = ["property": ["title": "Seaview House"]]
            #expect(try await account.put("/properties/\(hotel.property)", title, key: key).status == 200)
            let hook: JSON = ["is_global": true, "callback_url": "https://example.org/", "event_mask": "*"]
            #expect(try await account.post("/webhooks", ["webhook": hook], key: key).status == 403)
            #expect(try await account.post("/groups", ["group": ["title": "South"]], key: key).status == 403)
        }
    }

    @Test("a key of one property sees the groups that this property is in")
    func groups() async throws {
        try await Account.with { account in
            let south = try await account.makeGroup("South").id()
            let north = try await account.makeGroup("North").id()
            let property = try await account.makeProperty(["group_id": .string(south)]).id()
            let key = try await account.makeKey(property)
            #expect(try await account.get("/groups", key: key).ids == [south])
            #expect(try await account.get("/groups/\(north)", key: key).status == 404)
        }
    }

    @Test("a channel of somebody else's property is neither listed nor found")
    func channels() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            let foreign = try await account.makeKey(try await account.makeProperty().id())
            #expect(try await account.get("/channels", key: foreign).ids == [])
            #expect(try await account.get("/channels/\(channel)", key: foreign).status == 404)
            let own = try await account.makeKey(hotel.property)
            #expect(try await account.get("/channels", key: own).ids == [channel])
        }
    }

    @Test("a task of somebody else's property is not found")
    func tasks() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(3)), "availability": 1])
            let task = try #require(answer.data[0]?["id"]?.text)
            let key = try await account.makeKey(try await account.makeProperty().id())
            #expect(try await account.get("/tasks/\(task)", key: key).status == 404)
            #expect(try await account.get("/tasks/\(task)").status == 200)
        }
    }
}

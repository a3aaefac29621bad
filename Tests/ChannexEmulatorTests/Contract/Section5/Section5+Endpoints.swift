import ChannexEmulator
import Testing

extension Fact {
    /// The endpoints (contract §5.1).
    static let endpoints5: [Fact] = [
        Fact("5.1", .doc, "A webhook is created with 201 and answered under data") { account in
            let answer = try await Hotel(account).makeIdleHook()
            #expect(answer.status == 201 && answer.data["type"] == "webhook")
            #expect(answer.data["id"] != nil && answer.data["id"] == answer.attributes["id"])
        },
        Fact("5.1", .doc, "A webhook is read by its id") { account in
            let made = try await Hotel(account).makeIdleHook()
            let read = try await account.get("/webhooks/\(made.id())")
            #expect(read.status == 200 && read.attributes == made.attributes)
        },
        Fact("5.1", .doc, "A change of a webhook answers 200 with the changed webhook") { account in
            let id = try await Hotel(account).makeIdleHook().id()
            let changed = try await account.put("/webhooks/\(id)", ["webhook": ["event_mask": "message"]])
            #expect(changed.status == 200 && changed.attributes["event_mask"] == "message")
            #expect(try await account.get("/webhooks/\(id)").attributes["event_mask"] == "message")
        },
        Fact("5.1", .doc, "A change of a webhook leaves alone the fields that it does not name") { account in
            let made = try await Hotel(account).makeIdleHook(["headers": ["X-Hook-Secret": "s"], "send_data": true])
            let changed = try await account.put("/webhooks/\(made.id())", ["webhook": ["event_mask": "message"]])
            for field in ["callback_url", "headers", "send_data", "is_active", "property_id"] {
                #expect(changed.attributes[field] == made.attributes[field])
            }
        },
        Fact("5.1", .doc, "The deletion of a webhook answers 200 and Success") { account in
            let id = try await Hotel(account).makeIdleHook().id()
            let deleted = try await account.delete("/webhooks/\(id)")
            #expect(deleted.status == 200 && deleted.body == ["meta": ["message": "Success"]])
        },
        Fact("5.1", .doc, "A deleted webhook is found no more") { account in
            let id = try await Hotel(account).makeIdleHook().id()
            _ = try await account.delete("/webhooks/\(id)")
            let read = try await account.get("/webhooks/\(id)")
            #expect(read.status == 404 && read.code == "resource_not_found")
        },
        Fact("5.1", .doc, "A webhook that does not exist cannot be read, changed or deleted: 404") { account in
            let path = "/webhooks/6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b01"
            let answers = [
                try await account.get(path), try await account.put(path, ["webhook": ["is_active": true]]),
                try await account.delete(path),
            ]
            #expect(answers.map(\.status) == [404, 404, 404])
            #expect(answers.map(\.code) == Array(repeating: "resource_not_found", count: 3))
        },
        Fact("5.1", .doc, "Webhooks are listed page by page") { account in
            let hotel = try await Hotel(account)
            for _ in 1...3 { _ = try await hotel.makeIdleHook() }
            let filter = "filter[property_id]=\(hotel.property)&pagination[limit]=2"
            let first = try await account.get("/webhooks?\(filter)")
            let second = try await account.get("/webhooks?\(filter)&pagination[page]=2")
            #expect(first.status == 200 && first.data.elements?.count == 2 && first.meta["total"] == 3)
            #expect(second.data.elements?.count == 1 && second.meta["page"] == 2)
        },
        Fact("5.1", .doc, "The webhooks of one property are listed with a filter") { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            let id = try await hotel.makeIdleHook().id()
            _ = try await other.makeIdleHook()
            let list = try await account.get("/webhooks?filter[property_id]=\(hotel.property)").data
            #expect(list.elements?.map { $0["id"]?.text } == [id])
        },
        Fact("5.1", .doc, "Webhooks are told to nobody without a key") { account in
            let answer = try await account.get("/webhooks", key: nil)
            #expect(answer.status == 401)
        },
    ]
}

import ChannexEmulator
import Testing

extension Fact {
    /// The fields of a webhook (contract §5.2).
    static let fields5: [Fact] = [
        Fact("5.2", .doc, "A webhook needs a property unless it is one of the account") { account in
            let answer = try await Hotel(account).makeIdleHook(["property_id": .null])
            #expect(answer.status == 422 && answer.details == ["property_id": ["can't be blank"]])
        },
        Fact("5.2", .doc, "A webhook of the account has no property") { account in
            let answer = try await Hotel(account).makeIdleHook(["property_id": .null, "is_global": true])
            #expect(answer.status == 201)
            #expect(answer.attributes["is_global"] == true && answer.attributes["property_id"] == .null)
            _ = try await account.delete("/webhooks/\(answer.id())")
        },
        Fact("5.2", .doc, "A webhook needs an address") { account in
            let answer = try await Hotel(account).makeIdleHook(["callback_url": .null])
            #expect(answer.status == 422 && answer.details == ["callback_url": ["can't be blank"]])
        },
        Fact("5.2", .doc, "The address of a webhook is a complete one") { account in
            let answer = try await Hotel(account).makeIdleHook(["callback_url": "/hooks/channex"])
            #expect(answer.status == 422 && answer.details["callback_url"] != nil)
        },
        Fact(
            "5.2",
            .live,
            "The host of a webhook is one that can be reached from outside, never localhost",
            switch: { $0.requirePublicCallbackHost = true },
            check: { account in
                let answer = try await Hotel(account).makeIdleHook(["callback_url": "http://localhost:8001/hook"])
                #expect(answer.status == 422 && answer.details["callback_url"] != nil)
            }
        ),
        Fact("5.2", .doc, "A webhook needs a mask") { account in
            let answer = try await Hotel(account).makeIdleHook(["event_mask": .null])
            #expect(answer.status == 422 && answer.details == ["event_mask": ["can't be blank"]])
        },
        Fact("5.2", .doc, "A webhook is inactive unless it says otherwise") { account in
            let answer = try await Hotel(account).makeIdleHook()
            #expect(answer.attributes["is_active"] == false)
        },
        Fact("5.2", .doc, "A webhook sends no data unless it says otherwise") { account in
            let answer = try await Hotel(account).makeIdleHook()
            #expect(answer.attributes["send_data"] == false)
        },
        Fact("5.2", .doc, "A webhook is neither protected nor one of the account unless it says otherwise") { account in
            let attributes = try await Hotel(account).makeIdleHook().attributes
            #expect(attributes["protected"] == false && attributes["is_global"] == false)
        },
        Fact("5.2", .doc, "A webhook has no headers and no parameters unless it names some") { account in
            let attributes = try await Hotel(account).makeIdleHook().attributes
            for field in ["headers", "request_params"] {
                let value = try #require(attributes[field])
                #expect(value == .null || value == [:])
            }
        },
        Fact("5.2", .doc, "The case of the headers' names is kept") { account in
            let headers: JSON = ["X-Hook-Secret": "s3cr3t", "x-lower": "1"]
            let id = try await Hotel(account).makeIdleHook(["headers": headers]).id()
            let read = try #require(try await account.get("/webhooks/\(id)").attributes["headers"])
            #expect(read.keys == ["X-Hook-Secret", "x-lower"] && read["X-Hook-Secret"] == "s3cr3t")
        },
        Fact("5.2", .doc, "The parameters of a webhook are kept") { account in
            let id = try await Hotel(account).makeIdleHook(["request_params": ["hotel": "7"]]).id()
            #expect(try await account.get("/webhooks/\(id)").attributes["request_params"] == ["hotel": "7"])
        },
        Fact("5.2", .doc, "A webhook can be switched on after it was made") { account in
            let id = try await Hotel(account).makeIdleHook().id()
            let changed = try await account.put("/webhooks/\(id)", ["webhook": ["is_active": true]])
            #expect(changed.attributes["is_active"] == true)
            _ = try await account.delete("/webhooks/\(id)")
        },
        Fact("5.2", .live, "A webhook reads as not signed, without a signing key") { account in
            let attributes = try await Hotel(account).makeIdleHook().attributes
            #expect(attributes["is_signed"] == false && attributes["signing_key_id"] == .null)
        },
        Fact("5.2", .live, "A webhook is related to its property, a billing account and an organisation") { account in
            let hotel = try await Hotel(account)
            let relationships = try #require(try await hotel.makeIdleHook().data["relationships"])
            #expect(relationships.keys == ["billing_account", "organization", "property"])
            #expect(relationships["property"]?["data"]?["id"]?.text == hotel.property)
        },
    ]
}

import ChannexEmulator
import Testing

extension Fact {
    /// The feed (contract §6.3).
    static let feed6: [Fact] = [
        Fact("6.3", .doc, "the feed holds a revision that nobody acknowledged") { account in
            let made = try await Hotel.withCRS(account).make()
            #expect(try await made.hotel.waiting() == [made.revision])
        },
        Fact("6.3", .doc, "a page of the feed has ten revisions unless more are asked for") { account in
            let hotel = try await Hotel.withCRS(account)
            for number in 1...11 { _ = try await hotel.make("A\(number)") }
            #expect(try await hotel.waiting("").count == 10)
            #expect(try await hotel.waiting("pagination[limit]=100").count == 11)
            #expect(try await hotel.waiting("pagination[page]=2").count == 1)
        },
        Fact("6.3", .doc, "the feed is oldest first") { account in
            let hotel = try await Hotel.withCRS(account)
            let made = [try await hotel.make("A"), try await hotel.make("B"), try await hotel.make("C")]
            #expect(try await hotel.waiting() == made.map(\.revision))
        },
        Fact("6.3", .doc, "the feed can be ordered explicitly, either way") { account in
            let hotel = try await Hotel.withCRS(account)
            let made = [try await hotel.make("A").revision, try await hotel.make("B").revision]
            #expect(try await hotel.waiting("order[inserted_at]=asc") == made)
            #expect(try await hotel.waiting("order[inserted_at]=desc") == made.reversed())
        },
        Fact("6.3", .doc, "the feed shows all properties unless one is asked for") { account in
            let mine = try await Hotel.withCRS(account).make()
            let other = try await Hotel.withCRS(account).make()
            let all = Set(try await mine.hotel.feed("pagination[limit]=100"))
            #expect(all.isSuperset(of: [mine.revision, other.revision]))
            #expect(try await mine.hotel.waiting() == [mine.revision])
        },
        Fact("6.3", .doc, "an empty feed answers an empty list and a total of 0") { account in
            let hotel = try await Hotel.withCRS(account)
            let answer = try await account.get("/booking_revisions/feed?filter[property_id]=\(hotel.property)")
            #expect(answer.status == 200 && answer.data == [] && answer.meta["total"] == 0)
        },
        Fact("6.3", .doc, "the meta of the feed tells its order, page, limit and total") { account in
            let made = try await Hotel.withCRS(account).make()
            let query = "filter[property_id]=\(made.hotel.property)&order[inserted_at]=asc&pagination[limit]=5"
            let meta = try await account.get("/booking_revisions/feed?\(query)").meta
            #expect(meta["order_by"] == "inserted_at" && meta["order_direction"] == "asc")
            #expect(meta["page"] == 1 && meta["limit"] == 5 && meta["total"] == 1)
        },
        Fact("6.3", .doc, "a filter by a property whose id is no id is refused") { account in
            let answer = try await account.get("/booking_revisions/feed?filter[property_id]=hotel")
            #expect(answer.status == 422 && answer.code == "validation_error")
        },
        Fact("6.3", .doc, "an acknowledged revision leaves the feed at once") { account in
            let hotel = try await Hotel.withCRS(account)
            let (first, second) = (try await hotel.make("A"), try await hotel.make("B"))
            try await first.acknowledge()
            #expect(try await hotel.waiting() == [second.revision])
        },
        Fact("6.3", .doc, "other revisions of a booking stay until each is acknowledged") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            try await second.acknowledge()
            #expect(try await hotel.waiting() == [first.revision])
            try await first.acknowledge()
            #expect(try await hotel.waiting() == [])
        },
        Fact("6.3", .infer, "acknowledging a page moves the next one up: page 1 is to be read until it is empty") {
            account in
            let hotel = try await Hotel.withCRS(account)
            let (first, second) = (try await hotel.make("A"), try await hotel.make("B"))
            #expect(try await hotel.waiting("pagination[limit]=1") == [first.revision])
            try await first.acknowledge()
            #expect(try await hotel.waiting("pagination[limit]=1&pagination[page]=2") == [])
            #expect(try await hotel.waiting("pagination[limit]=1") == [second.revision])
        },
        Fact("6.3", .doc, "thirty minutes after it was first served a revision leaves the feed", at: .emulator) {
            account in
            let made = try await Hotel.withCRS(account).make()
            #expect(try await made.hotel.waiting() == [made.revision])
            account.time.advance(by: .seconds(30 * 60 - 1))
            #expect(try await made.hotel.waiting() == [made.revision])
            account.time.advance(by: .seconds(1))
            #expect(try await made.hotel.waiting() == [])
        },
        Fact("6.3", .live, "a revision that was never served waits as long as it must", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            account.time.advance(by: .seconds(86_400))
            #expect(try await made.hotel.waiting() == [made.revision])
        },
        Fact("6.3", .infer, "reading a revision by its id or in the list does not begin its time", at: .emulator) {
            account in
            let made = try await Hotel.withCRS(account).make()
            _ = try await made.read()
            _ = try await account.get("/booking_revisions")
            account.time.advance(by: .seconds(3_600))
            #expect(try await made.hotel.waiting() == [made.revision])
        },
        Fact("6.3", .infer, "serving a revision again does not prolong its time", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            _ = try await made.hotel.waiting()
            account.time.advance(by: .seconds(20 * 60))
            _ = try await made.hotel.waiting()
            account.time.advance(by: .seconds(10 * 60))
            #expect(try await made.hotel.waiting() == [])
        },
        Fact("6.3", .live, "a revision that left the feed stays pending and readable", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            _ = try await made.hotel.waiting()
            account.time.advance(by: .seconds(3_600))
            #expect(try await made.hotel.waiting() == [])
            #expect(try await made.read()["acknowledge_status"] == "pending")
            #expect(try await account.get("/booking_revisions").meta["total"] == 1)
        },
        Fact("6.3", .doc, "a revision that left the feed is told of as non_acked_booking", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.hook("non_acked_booking")
            let made = try await hotel.make()
            _ = try await hotel.waiting()
            account.time.advance(by: .seconds(30 * 60))
            _ = try await hotel.waiting()
            let told = try await hotel.told()
            #expect(told.map { $0["event"] } == ["non_acked_booking"])
            #expect(told[0]["revision_id"]?.text == made.revision)
        },
        Fact(
            "6.3",
            .live,
            "the time in the feed can be as long as was measured",
            at: .emulator,
            switch: { $0.feedWindow = .seconds(54 * 60) },
            check: { account in
                let made = try await Hotel.withCRS(account).make()
                _ = try await made.hotel.waiting()
                account.time.advance(by: .seconds(53 * 60))
                #expect(try await made.hotel.waiting() == [made.revision])
                account.time.advance(by: .seconds(60))
                #expect(try await made.hotel.waiting() == [])
            }
        ),
    ]
}

extension Hotel {
    /// Registers a webhook whose deliveries end nowhere, for facts that look at the log alone.
    func hook(_ mask: JSON) async throws {
        let body: JSON = [
            "property_id": .string(property), "callback_url": "http://127.0.0.1:9/", "event_mask": mask,
            "is_active": true, "send_data": true,
        ]
        try #require(try await account.post("/webhooks", ["webhook": body]).status == 201)
    }

    /// What webhooks were told, oldest first.
    func told() async throws -> [JSON] {
        try await account.get("/admin/deliveries").body["deliveries"]?.elements ?? []
    }
}

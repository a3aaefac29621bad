import ChannexEmulator
import Testing

extension Fact {
    /// How else it may be where the documentation is silent (contract §6, §11).
    static let open6: [Fact] = [
        Fact("6.3", .infer, "the feed may begin with the newest revision", at: .emulator) {
            $0.feedNewestFirst = true
        } check: { account in
            let hotel = try await Hotel.withCRS(account)
            let (first, second) = (try await hotel.make("A"), try await hotel.make("B"))
            #expect(try await hotel.waiting() == [second.revision, first.revision])
            let asked = try await hotel.waiting("order[inserted_at]=asc")
            #expect(asked == [first.revision, second.revision])
        },
        Fact("6.4", .infer, "an acknowledgement counts for every key of the account", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            let key = try await account.makeKey(made.hotel.property)
            try await made.acknowledge()
            #expect(try await account.get("/booking_revisions/feed", key: key).ids == [])
        },
        Fact("6.4", .infer, "an acknowledgement may count for its key alone", at: .emulator) {
            $0.acknowledgePerKey = true
        } check: { account in
            let made = try await Hotel.withCRS(account).make()
            let key = try await account.makeKey(made.hotel.property)
            try await made.acknowledge()
            #expect(try await made.hotel.waiting() == [])
            #expect(try await account.get("/booking_revisions/feed", key: key).ids == [made.revision])
            _ = try await account.post("/booking_revisions/\(made.revision)/ack", [:], key: key)
            #expect(try await account.get("/booking_revisions/feed", key: key).ids == [])
        },
        Fact("6.4", .infer, "card data may stay after an acknowledgement", at: .emulator) {
            $0.stripGuaranteeOnAck = false
        } check: { account in
            let made = try await Hotel.withCRS(account).make("A", ["guarantee": card])
            try await made.acknowledge()
            #expect(try await made.read()["guarantee"] != .null)
        },
        Fact("6.5", .infer, "a revision's relationships may lie as deep as those of other entities", at: .emulator) {
            $0.oddRelationships = false
        } check: { account in
            let made = try await Hotel.withCRS(account).make()
            let relations = try await account.get("/booking_revisions/\(made.revision)").data["relationships"]
            #expect(relations?["property"]?["data"]?["id"]?.text == made.hotel.property)
            #expect(relations?["booking"]?["data"]?["id"]?.text == made.booking)
        },
        Fact("3.9", .infer, "a new booking may leave availability as it is", at: .emulator) {
            $0.autoDecrementOnNew = false
        } check: { account in
            let hotel = try await Hotel.withCRS(account)
            try await hotel.open(3)
            _ = try await hotel.make()
            #expect(try await hotel.left(account.day(30)) == 3)
        },
        Fact("6.3", .infer, "of a revision that one key acknowledged no reminder is told", at: .emulator) {
            $0.acknowledgePerKey = true
        } check: { account in
            let made = try await Hotel.withCRS(account).make()
            try await made.hotel.hook("non_acked_booking")
            _ = try await made.hotel.waiting()
            try await made.acknowledge()
            account.time.advance(by: .seconds(1_800))
            #expect(try await made.hotel.told().isEmpty)
        },
    ]
}

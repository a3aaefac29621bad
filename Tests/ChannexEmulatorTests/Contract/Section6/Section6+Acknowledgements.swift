import ChannexEmulator
import Testing

extension Fact {
    /// Acknowledgements (contract §6.4).
    static let acknowledgements6: [Fact] = [
        Fact("6.4", .doc, "an acknowledgement is answered with Success") { account in
            let answer = try await Hotel.withCRS(account).make().acknowledge()
            #expect(answer.status == 200 && answer.body == ["meta": ["message": "Success"]])
        },
        Fact("6.4", .doc, "an acknowledgement needs no body") { account in
            let made = try await Hotel.withCRS(account).make()
            #expect(try await account.post("/booking_revisions/\(made.revision)/ack").status == 200)
            #expect(try await made.hotel.waiting() == [])
        },
        Fact("6.4", .doc, "an acknowledged revision says so") { account in
            let made = try await Hotel.withCRS(account).make()
            try await made.acknowledge()
            #expect(try await made.read()["acknowledge_status"] == "acknowledged")
        },
        Fact("6.4", .doc, "the id of a booking cannot be acknowledged") { account in
            let made = try await Hotel.withCRS(account).make()
            #expect(try await account.post("/booking_revisions/\(made.booking)/ack", [:]).status == 404)
            #expect(try await made.hotel.waiting() == [made.revision])
        },
        Fact("6.4", .doc, "the system id of a revision cannot be acknowledged") { account in
            let made = try await Hotel.withCRS(account).make()
            let id = try await made.read()["system_id"]?.text ?? ""
            #expect(try await account.post("/booking_revisions/\(id)/ack", [:]).status == 404)
        },
        Fact("6.4", .code, "acknowledging twice is no mistake") { account in
            let made = try await Hotel.withCRS(account).make()
            try await made.acknowledge()
            #expect(try await made.acknowledge().status == 200)
        },
        Fact(
            "6.4",
            .infer,
            "a second acknowledgement may be answered with 404",
            at: .emulator,
            switch: { $0.repeatedAckSucceeds = false },
            check: { account in
                let made = try await Hotel.withCRS(account).make()
                #expect(try await made.acknowledge().status == 200)
                #expect(try await made.acknowledge().status == 404)
            }
        ),
        Fact("6.4", .doc, "card data is gone once a revision is acknowledged") { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make("A", ["guarantee": card])
            #expect(try await made.read()["guarantee"] != .null)
            try await made.acknowledge()
            #expect(try await made.read()["guarantee"] == .null)
        },
        Fact("6.4", .doc, "a booking is acknowledged when its latest revision is, and pending again after a new one") {
            account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            try await first.acknowledge()
            #expect(try await first.readBooking()["acknowledge_status"] == "acknowledged")
            let second = try await hotel.change(first)
            #expect(try await second.readBooking()["acknowledge_status"] == "pending")
            #expect(try await first.read()["acknowledge_status"] == "acknowledged")
        },
        Fact("6.4", .doc, "a revision that left the feed can still be acknowledged", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            _ = try await made.hotel.waiting()
            account.time.advance(by: .seconds(3_600))
            #expect(try await made.acknowledge().status == 200)
            #expect(try await made.read()["acknowledge_status"] == "acknowledged")
        },
    ]

    /// A card that no bank knows.
    static let card: JSON = [
        "card_number": "4111111111111111", "card_type": "VI", "cardholder_name": "ANN LEE", "cvv": "123",
        "expiration_date": "11/2030", "is_virtual": false,
    ]
}

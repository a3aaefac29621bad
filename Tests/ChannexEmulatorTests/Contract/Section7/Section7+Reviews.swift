import ChannexEmulator
import Testing

extension Fact {
    /// What guests say of the property (contract §7.3, §5.6).
    static let reviews7: [Fact] = [
        Fact("7.3", .doc, "Without the application reviews are forbidden", at: .emulator) { account in
            let hotel = try await Hotel(account)
            #expect(try await account.get("/reviews").status == 403)
            try await hotel.other().installMessages()
            #expect(try await account.get("/reviews?filter[property_id]=\(hotel.property)").status == 403)
        },
        Fact("7.3", .doc, "Reviews come newest first", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let reviews = [try await hotel.review("BDC"), try await hotel.review("EXP", score: 7)]
            #expect(try await account.get("/reviews?filter[property_id]=\(hotel.property)").ids == reviews.reversed())
        },
        Fact("5.6", .doc, "A review is told of with all of its fields", at: .emulator) { account in
            try await Listener.with(account, mask: "review") { listener in
                try await listener.hotel.installMessages()
                _ = try await listener.hotel.review("BDC")
                #expect(try await listener.payload().keys == reviewFields)
            }
        },
        Fact("5.6", .doc, "A review names its booking, reservation and guest", at: .emulator) { account in
            try await Listener.with(account, mask: "review") { listener in
                try await listener.hotel.installMessages()
                let booking = try await listener.hotel.agencyBooking()
                _ = try await listener.hotel.review("BDC", ["booking_id": .string(booking)])
                let payload = try await listener.payload()
                #expect(payload["booking_id"]?.text == booking && payload["ota_reservation_id"] == "4410022001")
                #expect(payload["ota"] == "BookingCom" && payload["reviewer_name"] == "Ann Lee")
            }
        },
        Fact("7.3", .doc, "A review is read back by its id", at: .emulator) { account in
            let id = try await Hotel.withMessages(account).review("BDC", score: .number("8.7"), ["content": "Lovely."])
            let read = try await account.get("/reviews/\(id)")
            #expect(read.data["type"] == "review" && read.attributes["overall_score"] == .number("8.7"))
            #expect(read.attributes["content"] == "Lovely." && read.attributes["is_replied"] == false)
            #expect(try await account.get("/reviews/x").status == 404)
        },
        Fact("7.3", .doc, "A score is from 0 to 10, with a digit after the point", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            for score in ["0", "8.5", "10"] {
                let id = try await hotel.review("BDC", score: .number(score))
                let read = try await account.get("/reviews/\(id)").attributes["overall_score"]
                #expect(read == .number(score.contains(".") ? score : "\(score).0"))
            }
        },
        Fact("7.3", .doc, "A reply is shown with the review", at: .emulator) { account in
            let id = try await Hotel.withMessages(account).review("BDC")
            let replied = try await account.post("/reviews/\(id)/reply", ["reply": ["reply": "Thank you."]])
            #expect(replied.status == 200 && replied.attributes["is_replied"] == true)
            #expect(replied.attributes["reply"] == "Thank you.")
            #expect(replied.attributes["reply_sent_at"]?.text?.hasPrefix("2026-11-22T12:00:00.") == true)
        },
        Fact("7.3", .doc, "A reply that says nothing is refused", at: .emulator) { account in
            let id = try await Hotel.withMessages(account).review("BDC")
            #expect(try await account.post("/reviews/\(id)/reply", ["reply": [:]]).isRefusal("reply", "can't be blank"))
        },
        Fact("7.3", .infer, "A second reply is refused", at: .emulator) { account in
            let second = try await Hotel.withMessages(account).replyTwice()
            #expect(second.isRefusal("reply", "already exists"))
        },
        Fact("7.3", .infer, "A second reply may take the place of the first one", at: .emulator) {
            $0.replaceReviewReply = true
        } check: { account in
            let second = try await Hotel.withMessages(account).replyTwice()
            #expect(second.attributes["reply"] == "Again.")
        },
        Fact("5.4", .doc, "A guest who changes a review is told of as updated_review", at: .emulator) { account in
            try await Listener.with(account, mask: "updated_review") { listener in
                try await listener.hotel.installMessages()
                let id = try await listener.hotel.review("BDC")
                _ = try await account.put("/admin/reviews/\(id)", ["content": "On second thought"])
                let payload = try await listener.payload()
                #expect(payload["content"] == "On second thought" && payload["overall_score"] == .number("9.0"))
            }
        },
    ]

    /// What host and guest of Airbnb say of each other (contract §7.3).
    static let hiddenReviews7: [Fact] = [
        Fact("7.3", .doc, "An Airbnb review is hidden until the host has reviewed the guest", at: .emulator) {
            account in
            let id = try await Hotel.withMessages(account).review("ABB")
            #expect(try await account.get("/reviews/\(id)").attributes["is_hidden"] == true)
            let uncovered = try await account.reviewGuest(of: id)
            #expect(uncovered.status == 200 && uncovered.attributes["is_hidden"] == false)
            #expect(uncovered.attributes["tags"] == ["neat"])
        },
        Fact("7.3", .infer, "An Airbnb review shows five stars beside ten points", at: .emulator) { account in
            let id = try await Hotel.withMessages(account).review("ABB")
            let read = try await account.get("/reviews/\(id)").attributes
            #expect(read["overall_score"] == .number("9.0") && read["ota_overall_score"] == .number("4.5"))
        },
        Fact("7.3", .infer, "A hidden review may show neither text nor scores", at: .emulator) {
            $0.maskHiddenReviews = true
        } check: { account in
            let id = try await Hotel.withMessages(account).review("ABB", ["content": "Lovely."])
            let hidden = try await account.get("/reviews/\(id)").attributes
            #expect(hidden["content"] == .null && hidden["overall_score"] == .null && hidden["scores"] == [])
            let uncovered = try await account.reviewGuest(of: id).attributes
            #expect(uncovered["content"] == "Lovely." && uncovered["overall_score"] == .number("9.0"))
        },
        Fact("7.3", .infer, "A review that is uncovered is told of as updated_review", at: .emulator) { account in
            try await Listener.with(account, mask: "updated_review") { listener in
                try await listener.hotel.installMessages()
                _ = try await account.reviewGuest(of: try await listener.hotel.review("ABB"))
                #expect(try await listener.payload()["is_hidden"] == false)
            }
        },
        Fact("7.3", .infer, "A review that is uncovered may not be told of", at: .emulator) {
            $0.tellUncoveredReviews = false
        } check: { account in
            try await Listener.with(account, mask: "updated_review") { listener in
                try await listener.hotel.installMessages()
                let uncovered = try await account.reviewGuest(of: try await listener.hotel.review("ABB"))
                #expect(uncovered.attributes["is_hidden"] == false)
                #expect(try await listener.events() == [])
            }
        },
        Fact("7.3", .infer, "Host and guest of Airbnb may write about each other for 14 days", at: .emulator) {
            account in
            let id = try await Hotel.withMessages(account).review("ABB")
            let expiry = try await account.get("/reviews/\(id)").attributes["expired_at"]
            #expect(expiry == "2026-12-06T12:00:00.000000")
            try await account.pass("14d")
            #expect(try await account.reviewGuest(of: id).isRefusal("review", "is expired"))
        },
        Fact("7.3", .infer, "Host and guest of Airbnb may have more or less time", at: .emulator) {
            $0.reviewWindow = .seconds(86_400)
        } check: { account in
            let hotel = try await Hotel.withMessages(account)
            let (first, second) = (try await hotel.review("ABB"), try await hotel.review("ABB"))
            try await account.pass("23h")
            #expect(try await account.reviewGuest(of: first).status == 200)
            try await account.pass("1h")
            #expect(try await account.reviewGuest(of: second).status == 422)
        },
        Fact("7.3", .infer, "A second review of a guest is refused", at: .emulator) { account in
            let id = try await Hotel.withMessages(account).review("ABB")
            _ = try await account.reviewGuest(of: id)
            #expect(try await account.reviewGuest(of: id).isRefusal("review", "already exists"))
        },
        Fact("7.3", .infer, "A second review of a guest may take the place of the first one", at: .emulator) {
            $0.replaceGuestReview = true
        } check: { account in
            let id = try await Hotel.withMessages(account).review("ABB")
            _ = try await account.reviewGuest(of: id)
            #expect(try await account.reviewGuest(of: id, ["tags": []]).attributes["tags"] == [])
        },
        Fact("7.3", .doc, "Only guests of Airbnb are reviewed", at: .emulator) { account in
            let refused = try await account.reviewGuest(of: try await Hotel.withMessages(account).review("BDC"))
            #expect(refused.status == 422 && refused.code == "not_supported")
        },
        .guestReview("A review of a guest has scores", ["scores": .null], "can't be blank"),
        .guestReview(
            "A review of a guest gives marks from 1 to 5",
            ["scores": [["category": "cleanliness", "rating": 6]]],
            "is invalid"
        ),
        .guestReview("A review of a guest has a public text", ["public_review": ""], "can't be blank"),
        .guestReview("A review recommends a guest or not", ["is_reviewee_recommended": .null], "can't be blank"),
        .guestReview("A recommendation is a truth value", ["is_reviewee_recommended": "yes"], "is invalid"),
        .guestReview("The tags of a guest are texts", ["tags": [1]], "is invalid"),
    ]

    /// What guests say of the property on the whole (contract §7.3).
    static let scores7: [Fact] = [
        Fact("7.3", .doc, "Scores need the application", at: .emulator) { account in
            let hotel = try await Hotel(account)
            #expect(try await account.get("/scores/\(hotel.property)").status == 403)
            #expect(try await account.get("/scores/x").status == 404)
        },
        Fact("7.3", .infer, "A property without reviews has no score", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            #expect(try await account.get("/scores/\(hotel.property)").attributes["overall_score"] == .null)
        },
        Fact("7.3", .infer, "A score is the mean of all reviews, that of a category the mean of its own", at: .emulator)
        {
            account in
            let hotel = try await Hotel.scored(account)
            let read = try await account.get("/scores/\(hotel.property)").attributes
            #expect(read["count"] == 3 && read["overall_score"] == .number("8.2") && read["ota_scores"] == nil)
            #expect(read["scores"] == [["category": "clean", "score": .number("7.5")]])
        },
        Fact("7.3", .infer, "Detailed scores have those of each agency beside", at: .emulator) { account in
            let hotel = try await Hotel.scored(account)
            let read = try await account.get("/scores/\(hotel.property)/detailed").attributes["ota_scores"]?.elements
            #expect(read?.map { $0["ota"] } == ["BookingCom", "Expedia"])
            #expect(read?.map { $0["overall_score"] } == [.number("8.8"), .number("7.0")])
        },
    ]

    private static let reviewFields = [
        "booking_id", "channel_id", "content", "expired_at", "id", "is_hidden", "is_replied", "live_feed_event_id",
        "ota", "ota_inserted_at", "ota_overall_score", "ota_reservation_id", "ota_review_id", "ota_scores",
        "overall_score", "property_id", "raw_content", "received_at", "reply", "reply_scheduled_at", "reply_sent_at",
        "reviewer_name", "scores",
    ]

    /// A review of a guest with that one field is refused with that message about it.
    private static func guestReview(_ says: String, _ field: JSON, _ message: String) -> Fact {
        Fact("7.3", .doc, says, at: .emulator) { account in
            let answer = try await account.reviewGuest(of: try await Hotel.withMessages(account).review("ABB"), field)
            #expect(answer.isRefusal(field.keys[0], message), "\(answer.body)")
        }
    }
}

extension Hotel {
    /// Lets a guest of an agency review the property; answers the review's id.
    fileprivate func review(_ ota: JSON, score: JSON = 9, _ changes: JSON = [:]) async throws -> String {
        let body: JSON = ["property": .string(property), "ota": ota, "score": score]
        let answer = try await account.post("/admin/reviews", body.merging(changes))
        return try #require(answer.body["review_id"]?.text, "\(answer.body)")
    }

    /// Replies to a review twice; answers what came of the second time.
    fileprivate func replyTwice() async throws -> Answer {
        let id = try await review("BDC")
        _ = try await account.post("/reviews/\(id)/reply", ["reply": ["reply": "Thank you."]])
        return try await account.post("/reviews/\(id)/reply", ["reply": ["reply": "Again."]])
    }

    /// A hotel with three reviews of two agencies.
    fileprivate static func scored(_ account: Account) async throws -> Hotel {
        let hotel = try await withMessages(account)
        _ = try await hotel.review("BDC", ["scores": [["category": "clean", "score": 8]]])
        _ = try await hotel.review("BDC", score: .number("8.5"), ["scores": [["category": "clean", "score": 7]]])
        _ = try await hotel.review("EXP", score: 7)
        return hotel
    }
}

extension Account {
    /// Reviews the guest of a review.
    fileprivate func reviewGuest(of id: String, _ changes: JSON = [:]) async throws -> Answer {
        let review: JSON = [
            "scores": [["category": "cleanliness", "rating": 5]], "public_review": "Great guest.",
            "private_review": "Come back!", "is_reviewee_recommended": true, "tags": ["neat"],
        ]
        return try await post("/reviews/\(id)/guest_review", ["review": review.merging(changes)])
    }
}

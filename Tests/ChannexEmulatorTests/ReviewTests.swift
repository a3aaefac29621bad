import ChannexEmulator
import Testing

@Suite("Contract §7.3: reviews", .timeLimit(.minutes(1)))
struct ReviewTests {
    @Test("a guest's review is told to webhooks with every field, and read back")
    func receiving() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installMessages()
                let booking = try await hotel.agencyBooking()
                try await hotel.hook(receiver, mask: "review")
                let body: JSON = [
                    "booking_id": .string(booking), "score": .number("8.7"), "content": "Lovely.",
                    "scores": [["category": "clean", "score": 9]],
                ]
                let written = try await account.post("/admin/reviews", body)
                #expect(written.status == 200)
                let payload = try #require(await receiver.take(1).first?.body["payload"])
                #expect(payload["overall_score"] == .number("8.7") && payload["content"] == "Lovely.")
                #expect(payload["scores"] == [["category": "clean", "score": .number("9.0")]])
                #expect(payload["ota"] == "BookingCom" && payload["ota_reservation_id"] == "4410022001")
                #expect(payload["reviewer_name"] == "Ann Lee" && payload["booking_id"]?.text == booking)
                #expect(payload["is_hidden"] == false && payload["is_replied"] == false && payload["reply"] == .null)
                let expected: Set = [
                    "id", "reply", "content", "raw_content", "channel_id", "scores", "ota", "property_id", "expired_at",
                    "is_hidden", "is_replied", "overall_score", "ota_overall_score", "ota_scores",
                    "ota_reservation_id", "ota_review_id", "received_at", "reviewer_name", "booking_id",
                    "live_feed_event_id", "ota_inserted_at", "reply_scheduled_at", "reply_sent_at",
                ]
                #expect(Set(payload.members?.map(\.key) ?? []) == expected)
                let id = try #require(written.body["review_id"]?.text)
                let shown = try await account.get("/reviews/\(id)")
                #expect(shown.data["type"] == "review" && shown.attributes["overall_score"] == .number("8.7"))
                #expect(try await account.get("/reviews/x").status == 404)
            }
        }
    }

    @Test("reviews are listed newest first, only where the application is installed")
    func list() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            #expect(try await account.get("/reviews").status == 403)
            #expect(try await hotel.review("BDC", score: 9).status == 403)
            try await hotel.installMessages()
            let first = try await hotel.review("BDC", score: 9)
            let second = try await hotel.review("EXP", score: 7)
            let ids = try await account.get("/reviews?filter[property_id]=\(hotel.property)").data.elements
            #expect(ids?.map { $0["id"] } == [second.body["review_id"], first.body["review_id"]])
            let other = try await Hotel(account)
            #expect(try await account.get("/reviews?filter[property_id]=\(other.property)").status == 403)
        }
    }

    @Test(
        "a score is from 0 to 10, with one digit after the point at most",
        arguments: [("10", true), ("0", true), ("8.5", true), ("10.1", false), ("8.55", false), ("-1", false)]
    )
    func scale(text: String, isValid: Bool) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let answer = try await hotel.review("BDC", score: .number(text))
            #expect(answer.status == (isValid ? 200 : 422))
        }
    }

    @Test("a reply is given once")
    func reply() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let id = try #require(try await hotel.review("BDC", score: 9).body["review_id"]?.text)
            let blank = try await account.post("/reviews/\(id)/reply", ["reply": [:]])
            #expect(blank.details == ["reply": ["can't be blank"]])
            let replied = try await account.post("/reviews/\(id)/reply", ["reply": ["reply": "Thank you."]])
            #expect(replied.status == 200 && replied.attributes["is_replied"] == true)
            #expect(replied.attributes["reply"] == "Thank you.")
            #expect(replied.attributes["reply_sent_at"] == "2026-11-22T12:00:00.000000")
            let again = try await account.post("/reviews/\(id)/reply", ["reply": ["reply": "Again."]])
            #expect(again.status == 422 && again.details == ["reply": ["already exists"]])
        }
    }

    @Test("an Airbnb review is hidden until the host has written about the guest")
    func hidden() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installMessages()
                let written = try await hotel.review("ABB", score: 9)
                let id = try #require(written.body["review_id"]?.text)
                let hidden = try await account.get("/reviews/\(id)").attributes
                #expect(hidden["is_hidden"] == true && hidden["expired_at"] == "2026-12-06T12:00:00.000000")
                #expect(hidden["overall_score"] == .number("9.0") && hidden["ota_overall_score"] == .number("4.5"))
                try await hotel.hook(receiver, mask: "updated_review")
                let review: JSON = [
                    "scores": [["category": "cleanliness", "rating": 5]], "public_review": "Great guest.",
                    "private_review": "Come back!", "is_reviewee_recommended": true, "tags": ["neat"],
                ]
                let uncovered = try await account.post("/reviews/\(id)/guest_review", ["review": review])
                #expect(uncovered.status == 200 && uncovered.attributes["is_hidden"] == false)
                #expect(uncovered.attributes["tags"] == ["neat"])
                #expect(await receiver.take(1).first?.body["payload"]?["is_hidden"] == false)
                #expect(try await account.post("/reviews/\(id)/guest_review", ["review": review]).status == 422)
            }
        }
    }

    @Test(
        "what is wrong with a review of a guest is told by field",
        arguments: [
            ("scores", .null, "can't be blank"), ("scores", [["category": "x", "rating": 6]], "is invalid"),
            ("public_review", "", "can't be blank"), ("is_reviewee_recommended", .null, "can't be blank"),
            ("is_reviewee_recommended", "yes", "is invalid"), ("tags", [1], "is invalid"),
        ] as [(String, JSON, String)]
    )
    func guestFaults(field: String, value: JSON, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let id = try #require(try await hotel.review("ABB", score: 9).body["review_id"]?.text)
            let review: JSON = [
                "scores": [["category": "cleanliness", "rating": 5]], "public_review": "x",
                "is_reviewee_recommended": true,
            ]
            let answer = try await account.post(
                "/reviews/\(id)/guest_review",
                ["review": review.setting(field, value)]
            )
            #expect(answer.details == .object([JSON.Member(field, [.string(message)])]))
            let other = try #require(try await hotel.review("BDC", score: 9).body["review_id"]?.text)
            let refused = try await account.post("/reviews/\(other)/guest_review", ["review": review])
            #expect(refused.status == 422 && refused.code == "not_supported")
        }
    }

    @Test("a guest who changes a review is told of, too")
    func update() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installMessages()
                try await hotel.hook(receiver, mask: "updated_review")
                let id = try #require(try await hotel.review("BDC", score: 9).body["review_id"]?.text)
                #expect(try await account.put("/admin/reviews/\(id)", ["content": "On second thought"]).status == 200)
                let payload = await receiver.take(1).first?.body["payload"]
                #expect(payload?["content"] == "On second thought" && payload?["overall_score"] == .number("9.0"))
            }
        }
    }

    @Test("scores are means, of all and of each agency")
    func scores() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            #expect(try await account.get("/scores/\(hotel.property)").status == 403)
            try await hotel.installMessages()
            #expect(try await account.get("/scores/\(hotel.property)").attributes["overall_score"] == .null)
            let clean: (JSON) -> JSON = { [["category": "clean", "score": $0]] }
            _ = try await hotel.review("BDC", score: 9, scores: clean(8))
            _ = try await hotel.review("BDC", score: .number("8.5"), scores: clean(7))
            _ = try await hotel.review("EXP", score: 7)
            let short = try await account.get("/scores/\(hotel.property)")
            #expect(short.attributes["count"] == 3 && short.attributes["overall_score"] == .number("8.2"))
            #expect(short.attributes["scores"] == [["category": "clean", "score": .number("7.5")]])
            #expect(short.attributes["ota_scores"] == nil)
            let long = try await account.get("/scores/\(hotel.property)/detailed").attributes["ota_scores"]?.elements
            #expect(long?.map { $0["ota"] } == ["BookingCom", "Expedia"])
            #expect(long?.map { $0["overall_score"] } == [.number("8.8"), .number("7.0")])
            #expect(try await account.get("/scores/x").status == 404)
        }
    }
}

extension Hotel {
    /// Lets a guest of an agency review the property.
    fileprivate func review(_ ota: JSON, score: JSON, scores: JSON = []) async throws -> Answer {
        let body: JSON = ["property": .string(property), "ota": ota, "score": score, "scores": scores]
        return try await account.post("/admin/reviews", body)
    }
}

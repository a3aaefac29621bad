import HotelValues

/// Reviews and scores over HTTP (contract §7.3); the application of the messages lets them through.
extension World {
    func listReviews(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let seen = try propertiesWithMessages(call)
        let items = reviews.values.filter { seen.contains($0.property) }.map { review in
            Listing.Item(
                id: review.id,
                property: review.property,
                insertedAt: review.insertedAt,
                entity: review.entity(moment.now, switches)
            )
        }
        return try Listing.reply(items, call.query, orderedBy: "received_at", ascending: false)
    }

    func review(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply { reply(try review(call.id), moment) }

    /// Answers a guest's review in public: once, unless a switch lets a second answer take the first one's place.
    mutating func replyToReview(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var review = try review(call.id)
        var reader = FieldReader(try call.entity("reply"))
        let text = reader.text("reply", required: true, limit: 10_000)
        if review.reply != nil, !switches.replaceReviewReply { reader.faults.add("reply", FaultText.exists) }
        try reader.faults.check()
        review.reply = text
        review.repliedAt = moment.now
        return reply(keep(review, moment), moment)
    }

    /// Writes about the guest, which uncovers what the guest wrote; only Airbnb has that.
    mutating func reviewGuest(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var review = try review(call.id)
        guard review.ota == .airbnb else { throw .notSupported }
        let body = try call.entity("review")
        var reader = FieldReader(body)
        reader.text("public_review", required: true, limit: 10_000)
        reader.text("private_review", limit: 10_000)
        reader.recommendation()
        reader.ratings()
        reader.tags()
        if review.guestReview != nil, !switches.replaceGuestReview { reader.faults.add("review", FaultText.exists) }
        if let expiry = review.expiry, expiry <= moment.now { reader.faults.add("review", "is expired") }
        try reader.faults.check()
        review.guestReview = body
        let kept = keep(review, moment)
        if switches.tellUncoveredReviews {
            tellLive(.updatedReview, kept.payload(switches), of: kept.property, channel: kept.channel, moment)
        }
        return reply(kept, moment)
    }

    /// The mean scores of a property; `detailed` by agency too.
    func scores(_ call: Call, detailed isDetailed: Bool) throws(Refusal) -> Reply {
        let property = try property(call.id)
        try checkInstalled(World.messagesApplication, on: property.id)
        let own = reviews.values.filter { $0.property == property.id }
        var attributes = JSON.object([JSON.Member("id", .string(property.id))]).merging(World.scores(of: own))
        if isDetailed {
            let byAgency = OTA.allCases.compactMap { ota -> JSON? in
                let part = own.filter { $0.ota == ota }
                guard !part.isEmpty else { return nil }
                return JSON.object([JSON.Member("ota", .string(ota.adapter.code))]).merging(World.scores(of: part))
            }
            attributes = attributes.setting("ota_scores", .array(byAgency))
        }
        return Reply.entity(.entity("property_score", id: property.id, attributes)).noting(properties: [property.id])
    }

    private static func scores(of reviews: [Review]) -> JSON {
        [
            "count": JSON(reviews.count), "overall_score": Score(meanOf: reviews.map(\.score))?.json ?? .null,
            "scores": reviews.flatMap(\.scores).means.json,
        ]
    }

    /// The review with that id, as far as the application lets it through.
    func review(_ id: String) throws(Refusal) -> Review {
        guard let review = reviews[id] else { throw .notFound }
        try checkInstalled(World.messagesApplication, on: review.property)
        return review
    }

    /// Keeps a review that changed.
    mutating func keep(_ review: Review, _ moment: Moment) -> Review {
        var review = review
        review.updatedAt = moment.now
        reviews[review.id] = review
        return review
    }

    private func reply(_ review: Review, _ moment: Moment) -> Reply {
        Reply.entity(review.entity(moment.now, switches)).noting(properties: [review.property])
    }
}

extension FieldReader {
    fileprivate mutating func recommendation() {
        if isBlank("is_reviewee_recommended") { faults.add("is_reviewee_recommended", FaultText.blank) }
        boolean("is_reviewee_recommended")
    }

    /// Marks from 1 to 5 by category.
    fileprivate mutating func ratings() {
        guard !isBlank("scores") else { return faults.add("scores", FaultText.blank) }
        guard let elements = fields["scores"]?.elements, !elements.isEmpty else {
            return faults.add("scores", FaultText.invalid)
        }
        let isRight = elements.allSatisfy { element in
            element["category"]?.text?.isEmpty == false && element["rating"]?.integer.map { 1...5 ~= $0 } == true
        }
        if !isRight { faults.add("scores", FaultText.invalid) }
    }

    fileprivate mutating func tags() {
        guard let tags = fields["tags"], !tags.isNull else { return }
        if tags.elements?.allSatisfy({ $0.text != nil }) != true { faults.add("tags", FaultText.invalid) }
    }
}

import HotelValues

/// What guests write about their stays, as somebody at `/admin` makes them do.
extension World {
    /// A guest writes a review: of a booking, or of a property at an agency.
    mutating func guestReviews(_ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        var reader = FieldReader(body)
        let stay = reader.stay(in: self)
        let score = reader.score("score")
        let scores = reader.scores()
        let text = reader.text("content", limit: 10_000)
        let privateText = reader.text("private_feedback", limit: 10_000)
        let name = reader.text("reviewer_name")
        try reader.faults.check()
        guard let stay, let score else { throw .invalid(reader.faults) }
        try checkInstalled(World.messagesApplication, on: stay.property)
        let instant = stamp(moment)
        let review = Review(
            id: moment.makeID(),
            property: stay.property,
            ota: stay.ota,
            channel: channel(stay.ota, of: stay.property)?.id,
            booking: stay.booking,
            reservationCode: stay.code,
            reviewer: name ?? stay.guest ?? "Guest",
            insertedAt: instant,
            updatedAt: instant,
            expiry: stay.ota == .airbnb ? moment.now + switches.reviewWindow : nil,
            text: text,
            privateText: privateText,
            score: score,
            scores: scores ?? []
        )
        reviews[review.id] = review
        return tellReview(.review, review, moment)
    }

    /// A guest changes a review.
    mutating func guestChangesReview(_ id: String, _ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        var review = try review(id)
        var reader = FieldReader(body)
        let score = reader.isBlank("score") ? nil : reader.score("score")
        let scores = reader.scores()
        let text = reader.text("content", limit: 10_000)
        try reader.faults.check()
        review.score = score ?? review.score
        review.scores = scores ?? review.scores
        review.text = text ?? review.text
        return tellReview(.updatedReview, keep(review, moment), moment)
    }

    private mutating func tellReview(_ event: EventName, _ review: Review, _ moment: Moment) -> Reply {
        let id = tellLive(event, review.payload(switches), of: review.property, channel: review.channel, moment)
        return Reply(["review_id": .string(review.id), "live_feed_event_id": .string(id)])
            .noting(properties: [review.property])
    }
}

extension FieldReader {
    fileprivate mutating func score(_ name: String) -> Score? {
        guard let value = fields[name], !value.isNull else { return refuse(name, FaultText.blank) }
        return Score(value) ?? refuse(name, FaultText.invalid)
    }

    fileprivate mutating func scores() -> [CategoryScore]? {
        guard let value = fields["scores"], !value.isNull else { return nil }
        let scores = value.elements?.compactMap { element -> CategoryScore? in
            guard let category = element["category"]?.text, let score = element["score"].flatMap({ Score($0) }) else {
                return nil
            }
            return CategoryScore(category: category, score: score)
        }
        guard let scores, scores.count == value.elements?.count else { return refuse("scores", FaultText.invalid) }
        return scores
    }
}

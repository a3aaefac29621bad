import HotelValues

/// What a guest wrote about a stay at an agency (contract §5.6, §7.3).
struct Review: Codable, Sendable {
    let id: String
    let property: String
    let ota: OTA
    let channel: String?
    let booking: String?
    /// The code of the reservation at the agency.
    let reservationCode: String?
    let reviewer: String
    let insertedAt: Timestamp
    var updatedAt: Timestamp
    /// Until when the two sides of Airbnb may write about each other; nil elsewhere.
    let expiry: Timestamp?
    var text: String?
    /// What only the property may read.
    var privateText: String?
    var score: Score
    var scores: [CategoryScore]
    var reply: String?
    var repliedAt: Timestamp?
    /// What the host wrote about the guest, which uncovers the guest's review (contract §7.3).
    var guestReview: JSON?

    /// Airbnb's are hidden until the host wrote about the guest.
    var isHidden: Bool { ota == .airbnb && guestReview == nil }

    /// What webhooks are told: of a hidden review perhaps neither text nor scores.
    func payload(_ switches: Switches) -> JSON {
        isHidden && switches.maskHiddenReviews ? payload.merging(Review.mask) : payload
    }

    private static let mask: JSON = [
        "scores": [], "overall_score": .null, "ota_scores": [], "ota_overall_score": .null, "content": .null,
        "raw_content": ["public_review": .null, "private_feedback": .null],
    ]

    private var payload: JSON {
        let marks: JSON = [
            "scores": scores.json, "overall_score": score.json, "ota_scores": scores.json(at: ota),
            "ota_overall_score": score.json(at: ota),
        ]
        return marks.merging([
            "id": .string(id), "ota": .string(ota.adapter.code), "property_id": .string(property),
            "channel_id": JSON(channel), "booking_id": JSON(booking), "content": JSON(text),
            "raw_content": ["public_review": JSON(text), "private_feedback": JSON(privateText)],
            "reviewer_name": .string(reviewer), "ota_reservation_id": JSON(reservationCode),
            "ota_review_id": .string(String(id.suffix(12))), "received_at": .string(insertedAt.naiveText),
            "ota_inserted_at": .string(insertedAt.naiveText), "expired_at": JSON(expiry?.naiveText),
            "is_hidden": .bool(isHidden), "is_replied": .bool(reply != nil), "reply": JSON(reply),
            "reply_scheduled_at": .null, "reply_sent_at": JSON(repliedAt?.naiveText),
        ])
    }

    /// The entity as it is read.
    func entity(_ now: Timestamp, _ switches: Switches) -> JSON {
        let attributes = payload(switches).merging([
            "guest_name": .string(reviewer), "is_expired": .bool(expiry.map { $0 <= now } ?? false),
            "tags": guestReview?["tags"] ?? [], "meta": .null, "inserted_at": .string(insertedAt.naiveText),
            "updated_at": .string(updatedAt.naiveText),
        ])
        let relationships: JSON = [
            "property": .reference("property", property), "channel": .reference("channel", channel),
            "booking": .reference("booking", booking),
        ]
        return .entity("review", id: id, attributes, relationships: relationships)
    }
}

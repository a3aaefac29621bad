public import ChannexWire
public import HotelValues
import NIOHTTP1

extension ChannexClient {
    /// A page of the revisions that are not acknowledged, oldest first; at most 100, pages counted from 1.
    public func feed(
        of property: ChannexProperty.ID,
        page: Int,
        limit: Int
    ) async throws(ChannexFailure) -> FeedPage {
        try await feedPage(
            .get("booking_revisions", "feed").filter("[property_id]", property.rawValue).oldestFirst()
                .page(page, limit: limit)
        )
    }

    /// A page of 100 of all revisions stored since that instant, oldest first, pages counted from 1.
    public func revisions(
        of property: ChannexProperty.ID,
        since: Timestamp,
        page: Int
    ) async throws(ChannexFailure) -> FeedPage {
        try await feedPage(
            .get("booking_revisions").filter("[property_id]", property.rawValue)
                // Channex compares wall clocks in UTC and ignores a zone (contract §1.8).
                .filter("[inserted_at][gte]", since.naiveText).oldestFirst().page(page)
        )
    }

    /// One revision, acknowledged or not.
    public func revision(_ id: BookingRevision.ID) async throws(ChannexFailure) -> RevisionEnvelope {
        var call = ChannexCall.get("booking_revisions", id.rawValue)
        call.isAboutGuests = true
        let answer = try await send(call)
        guard let revision = try page(in: answer, to: call).revisions.first else {
            throw unreadable(answer, to: call, "no revision")
        }
        return revision
    }

    /// Acknowledges a revision, after it is stored and never before.
    ///
    /// A refusal with 404 or 422 that is Channex's own means that it had been acknowledged before (contract §6.4).
    public func acknowledge(_ id: BookingRevision.ID) async throws(ChannexFailure) -> Acknowledgement {
        let path = ["booking_revisions", id.rawValue, "ack"]
        do throws(ChannexFailure) {
            // Without a body, which may be empty (contract §6.4): it would travel in a packet of its own.
            _ = try await send(ChannexCall(method: .POST, path: path))
            return .accepted
        } catch {
            if case .refused(404, .some, _, _, _) = error { return .alreadyGone }
            if case .refused(422, .some, _, _, _) = error { return .alreadyGone }
            throw error
        }
    }

    private func feedPage(_ call: ChannexCall) async throws(ChannexFailure) -> FeedPage {
        var call = call
        call.isAboutGuests = true
        let answer = try await send(call)
        let page = try page(in: answer, to: call)
        return FeedPage(revisions: page.revisions, total: page.total, requestID: answer.requestID)
    }

    private func page(in answer: ChannexAnswer, to call: ChannexCall) throws(ChannexFailure) -> RevisionPage {
        do {
            return try RevisionPage(body: answer.body)
        } catch {
            throw unreadable(answer, to: call, error.description)
        }
    }
}

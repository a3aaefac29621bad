import HotelValues

/// Answering what guests ask for (contract §7.4).
extension World {
    /// Answers a request, finally: a second answer changes nothing.
    mutating func resolve(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var event = try liveFeedEvent(call.id)
        guard var request = event.request else { throw .notSupported }
        let resolution = try call.entity("resolution")
        if request.isResolved { return reply(event) }
        let answer = try GuestRequestAnswer(resolution, to: request.kind)
        if request.deadline <= moment.now {
            switch switches.lateAnswer {
            case .refused: throw .invalid(Faults("resolution", "is too late"))
            case .ignored: return reply(event)
            case .accepted: break
            }
        }
        request.isResolved = true
        event.request = request
        event.payload = event.payload
            .setting("resolved", true)
            .setting("resolution", resolution)
            .setting("comment", resolution["decline_message_to_guest"] ?? .null)
        try carryOut(answer, to: request, event, moment)
        liveFeed.replace(event)
        return reply(event)
    }

    /// Files the bookings whose requests Airbnb has confirmed by now.
    mutating func confirmRequests(_ moment: Moment) {
        while let first = liveFeed.confirmations.first, first.due <= moment.now {
            liveFeed.confirmations.removeFirst()
            guard let request = liveFeed.event(first.event)?.request else { continue }
            // A property that was deleted meanwhile has nobody who could be told.
            guard properties[request.wanted.property] != nil,
                let made = try? receive(request.wanted, .new, moment)
            else { continue }
            if let thread = request.thread { assign(booking: made.booking, toThread: thread, moment) }
        }
    }

    private mutating func carryOut(
        _ answer: GuestRequestAnswer,
        to request: GuestRequest,
        _ event: LiveFeedEvent,
        _ moment: Moment
    ) throws(Refusal) {
        switch (request.kind, answer) {
        case (.reservation, .accept):
            tell(.acceptedReservation, of: event, moment)
            // A delay that was shortened meanwhile lets no confirmation overtake an earlier one.
            let due = moment.now + switches.airbnbConfirmationDelay
            let last = liveFeed.confirmations.last?.due ?? due
            liveFeed.confirmations.append(LiveFeed.Confirmation(due: Swift.max(due, last), event: event.id))
            confirmRequests(moment)
        case (.reservation, _): tell(.declinedReservation, of: event, moment)
        case (.alteration, .accept):
            if guests.bookings[request.booking ?? ""]?.isCancelled == true {
                throw .invalid(Faults("accept", "booking is cancelled"))
            }
            _ = try receive(request.wanted, as: request.booking, .modified, moment)
        case (.alteration, _), (.inquiry, _): break
        }
    }

    /// Tells what became of a reservation request; the payload, which is not documented, is the answered request's.
    private mutating func tell(_ name: EventName, of event: LiveFeedEvent, _ moment: Moment) {
        tellLive(name, event.payload, of: event.property, channel: event.channel, moment)
    }
}

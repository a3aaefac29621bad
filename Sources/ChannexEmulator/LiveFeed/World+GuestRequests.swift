import HotelValues

/// What Airbnb guests ask for, as somebody at `/admin` makes them do (contract §7.4).
extension World {
    /// A guest asks to book, asks about a stay, or asks to change a booking.
    mutating func guestAsks(_ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        var reader = FieldReader(body)
        let kinds = Set(GuestRequest.Kind.allCases.map(\.rawValue))
        let kind = reader.choice("kind", among: kinds, required: true).flatMap(GuestRequest.Kind.init)
        let text = reader.text("message", limit: 10_000)
        try reader.faults.check()
        guard let kind else { throw .invalid(reader.faults) }
        var request = try request(kind, body, moment)
        let property = request.wanted.property
        let channel = channel(.airbnb, of: property)
        if kind == .inquiry || text != nil { request.thread = converse(about: request, text, moment) }
        let payload = payload(of: request, channel, moment)
        let event = tellLive(kind.event, payload, of: property, channel: channel?.id, request: request, moment)
        return Reply(["live_feed_event_id": .string(event), "message_thread_id": JSON(request.thread)])
            .noting(properties: [property])
    }

    private mutating func request(
        _ kind: GuestRequest.Kind,
        _ body: JSON,
        _ moment: Moment
    ) throws(Refusal) -> GuestRequest {
        let deadline = moment.now + switches.requestWindow
        guard kind == .alteration else {
            var dice = SplitMix64(text: moment.makeID())
            let order = try GuestOrder(body.setting("ota", "ABB"), somebody: .random(using: &dice))
            return GuestRequest(kind: kind, deadline: deadline, wanted: try draftGuestBooking(order, moment))
        }
        let change = try GuestChange(body)
        let wanted = try draftGuestChange(change, moment)
        guard wanted.ota == .airbnb else { throw .invalid(Faults("booking_id", FaultText.invalid)) }
        return GuestRequest(kind: kind, deadline: deadline, wanted: wanted, booking: change.booking)
    }

    /// Opens the conversation that goes with a request; answers its id.
    private mutating func converse(about request: GuestRequest, _ text: String?, _ moment: Moment) -> String {
        let wanted = request.wanted
        let stay = GuestStay(
            property: wanted.property,
            ota: wanted.ota,
            booking: request.booking,
            guest: wanted.guest.fullName
        )
        let thread = openThread(of: stay, moment)
        if let text { guestWrites(text, in: thread, moment) }
        return thread.id
    }
}

// MARK: - What is told

extension World {
    private mutating func payload(of request: GuestRequest, _ channel: Channel?, _ moment: Moment) -> JSON {
        switch request.kind {
        case .reservation: ["bms": snapshot(of: request, channel, moment), "resolved": false]
        case .alteration:
            ["id": .string(moment.makeID()), "bms": snapshot(of: request, channel, moment), "resolved": false]
        case .inquiry:
            [
                "status": "active", "property_id": .string(request.wanted.property),
                "message_thread_id": JSON(request.thread), "resolved": false,
                "booking_details": details(of: request, channel),
            ]
        }
    }

    /// The revision that an accepted request would become, in the format of revisions.
    private func snapshot(of request: GuestRequest, _ channel: Channel?, _ moment: Moment) -> JSON {
        let status: Revision.Status = request.kind == .alteration ? .modified : .new
        let message = OTAMessage(
            booking: request.wanted,
            status: status,
            channel: channel?.id,
            isSpelled: switches.spelledAgencyNames
        )
        var dice = SplitMix64(text: moment.makeID())
        let attributes = message.draft(using: &dice)?.attributes ?? [:]
        let head: JSON = [
            "booking_id": JSON(request.booking), "property_id": .string(request.wanted.property),
            "channel_id": JSON(channel?.id), "status": .string(status.rawValue), "is_crs_revision": false,
        ]
        return head.merging(attributes)
    }

    private func details(of request: GuestRequest, _ channel: Channel?) -> JSON {
        let wanted = request.wanted
        let room = wanted.rooms.first
        let party = wanted.rooms.map(\.party).reduce(Party(adults: 0), +)
        let mapping = channel?.mappings.first { $0.ratePlan == room?.ratePlan }
        let stay: JSON = [
            "currency": .string(wanted.currency.code), "property_id": .string(wanted.property),
            "listing_id": mapping?.settings["listing_id"] ?? .null, "listing_name": JSON(room?.title.roomType),
            "room_type_id": JSON(room?.roomType), "nights": JSON(wanted.span?.nights.count),
            "checkin_date": JSON(wanted.span?.arrival.description),
            "checkout_date": JSON(wanted.span?.departure.description),
        ]
        let message = OTAMessage(booking: wanted, status: .new, channel: channel?.id)
        return stay.merging([
            "number_of_adults": JSON(party.adults), "number_of_children": JSON(party.children),
            "number_of_infants": JSON(party.infants), "number_of_pets": 0,
            "number_of_guests": JSON(party.adults + party.children), "guest_name": .string(wanted.guest.fullName),
            "payout_amount": .string(message.amount.decimalText),
            "non_response_at": .string(request.deadline.naiveText),
        ])
    }
}

import HotelValues

/// What guests write, as somebody at `/admin` makes them do.
extension World {
    /// A guest writes: into a thread, about a booking, or without one to a property at an agency.
    mutating func guestWrites(_ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        var reader = FieldReader(body)
        let attachment = reader.attachment(moment)
        let text = reader.text("message", required: attachment == nil, limit: 10_000)
        let found = reader.text("thread_id").map { messages.thread($0) }
        if case .some(nil) = found { reader.faults.add("thread_id", FaultText.missing) }
        let stay = found == nil ? reader.stay(in: self) : nil
        try reader.faults.check()
        let property = (found ?? nil)?.property ?? stay?.property
        try checkInstalled(World.messagesApplication, on: property)
        guard let thread = (found ?? nil) ?? stay.map({ openThread(of: $0, moment) }) else {
            throw .invalid(reader.faults)
        }
        return guestWrites(text, attaching: [attachment].compactMap(\.self), in: thread, moment)
    }

    /// The conversation with a guest: that of the booking, or a new one.
    mutating func openThread(of stay: GuestStay, _ moment: Moment) -> MessageThread {
        if let thread = stay.booking.flatMap({ messages.thread(ofBooking: $0) }) { return thread }
        let draft = ThreadDraft(
            property: stay.property,
            ota: stay.ota,
            booking: stay.booking,
            title: stay.guest ?? "Guest"
        )
        return newThread(draft, moment)
    }

    /// Links a conversation that began without a booking to the one that came of it (contract §5.6).
    mutating func assign(booking: String, toThread id: String, _ moment: Moment) {
        guard var thread = messages.thread(id), thread.booking == nil else { return }
        thread.booking = booking
        messages.put(thread)
        let payload: JSON = ["booking_id": .string(booking), "message_thread_id": .string(id)]
        tell(.messageThreadBookingAssigned, payload, property: thread.property, moment)
    }

    @discardableResult
    mutating func guestWrites(
        _ text: String?,
        attaching attachments: [Attachment] = [],
        in thread: MessageThread,
        _ moment: Moment
    ) -> Reply {
        let (written, message) = write(text, attaching: attachments, as: .guest, in: thread, moment)
        let payload: JSON = [
            "id": .string(message.id), "message": JSON(text), "sender": "guest", "meta": .null,
            "property_id": .string(written.property), "booking_id": JSON(written.booking),
            "message_thread_id": .string(written.id), "have_attachment": .bool(!attachments.isEmpty),
            "attachments": message.links, "ota_message_id": .string(String(message.id.suffix(12))),
            "inserted_at": .string(message.insertedAt.naiveText),
        ]
        let event = tellLive(.message, payload, of: written.property, channel: written.channel, moment)
        return Reply([
            "message_id": .string(message.id), "message_thread_id": .string(written.id),
            "live_feed_event_id": .string(event),
        ]).noting(properties: [written.property])
    }
}

extension FieldReader {
    /// A picture that a guest sends, by its name and type.
    fileprivate mutating func attachment(_ moment: Moment) -> Attachment? {
        guard let value = fields["attachment"], !value.isNull else { return nil }
        guard let name = value["file_name"]?.text, !name.isEmpty else {
            return refuse("attachment", "file_name \(FaultText.blank)")
        }
        return Attachment(id: moment.makeID(), name: name, type: value["file_type"]?.text ?? "image/jpeg", size: 0)
    }
}

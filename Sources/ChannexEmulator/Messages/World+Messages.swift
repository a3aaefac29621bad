import HTTPTypes

/// Messages and threads over HTTP (contract §7.2); everything here needs the application of the messages.
extension World {
    /// The application that lets messages and reviews through (contract §7.2, §7.3).
    static let messagesApplication = "channex_messages"

    func listThreads(_ call: Call) throws(Refusal) -> Reply {
        let seen = try propertiesWithMessages(call)
        let items = messages.threads.filter { seen.contains($0.property) }.map { thread in
            Listing.Item(
                id: thread.id,
                property: thread.property,
                insertedAt: thread.insertedAt,
                entity: thread.entity
            )
        }
        return try Listing.reply(items, call.query, orderedBy: "inserted_at", ascending: false)
    }

    func thread(_ call: Call) throws(Refusal) -> Reply { reply(try thread(call.id)) }

    func listMessages(inThread call: Call) throws(Refusal) -> Reply { try list(try thread(call.id), call) }

    func listMessages(ofBooking call: Call) throws(Refusal) -> Reply {
        let booking = try conversation(ofBooking: call.id)
        guard let thread = messages.thread(ofBooking: call.id) else {
            return try Listing.reply([], call.query, orderedBy: "inserted_at", ascending: false)
                .noting(properties: [booking.property])
        }
        return try list(thread, call)
    }

    mutating func postMessage(inThread call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        try post(call, to: try thread(call.id), moment)
    }

    /// Writes to the guest of a booking; the first message opens the thread.
    mutating func postMessage(ofBooking call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let draft = try conversation(ofBooking: call.id)
        let thread = messages.thread(ofBooking: call.id) ?? newThread(draft, moment)
        return try post(call, to: thread, moment)
    }

    mutating func closeThread(_ call: Call) throws(Refusal) -> Reply {
        var thread = try thread(call.id)
        thread.isClosed = true
        messages.put(thread)
        return reply(thread)
    }

    /// Tells the agency that no answer will come, which only Booking.com takes (contract §7.2).
    mutating func markNoReplyNeeded(_ call: Call) throws(Refusal) -> Reply {
        var thread = try thread(call.id)
        guard thread.ota == .bookingCom else { throw .notSupported }
        thread.needsNoReply = true
        messages.put(thread)
        return reply(thread)
    }

    mutating func createAttachment(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var reader = FieldReader(try call.entity("attachment"))
        let name = reader.text("file_name", required: true)
        let type = reader.text("file_type", required: true)
        let file = reader.text("file", required: true, limit: .max)
        let size = file.flatMap { Base64.size(of: $0) }
        if file != nil, size == nil { reader.faults.add("file", FaultText.invalid) }
        try reader.faults.check()
        guard let name, let type, let size else { throw .invalid(reader.faults) }
        let attachment = Attachment(id: moment.makeID(), name: name, type: type, size: size)
        messages.attachments[attachment.id] = attachment
        return Reply(["data": ["id": .string(attachment.id), "type": "attachment"]])
    }
}

// MARK: - Finding

extension World {
    /// The properties whose messages and reviews the account may see; refuses where it may see none of those that
    /// are asked for.
    func propertiesWithMessages(_ call: Call) throws(Refusal) -> Set<String> {
        let filters = try Filter.all(of: call.query).filter { $0.field == "property_id" }
        let installed = installations.filter { $0.code == World.messagesApplication }.map(\.property)
        let seen = installed.filter { id in filters.allSatisfy { $0.matches(id) } }
        guard !seen.isEmpty else { throw .forbidden }
        return Set(seen)
    }

    /// The thread with that id, as far as the application lets it through.
    func thread(_ id: String) throws(Refusal) -> MessageThread {
        guard let thread = messages.thread(id) else { throw .notFound }
        try checkInstalled(World.messagesApplication, on: thread.property)
        return thread
    }

    /// What a thread about a booking would be; refuses for an agency that lets nobody write (contract §7.2).
    func conversation(ofBooking id: String) throws(Refusal) -> ThreadDraft {
        guard let place = bookings.place(ofBooking: id), let revision = bookings.latest(ofBooking: place) else {
            throw .notFound
        }
        let property = revision.property
        try checkInstalled(World.messagesApplication, on: property)
        guard let ota = OTA(rawValue: String(revision.summary.uniqueID.prefix(3))) else { throw .notSupported }
        return ThreadDraft(property: property, ota: ota, booking: id, title: revision.summary.customerName)
    }

    private func list(_ thread: MessageThread, _ call: Call) throws(Refusal) -> Reply {
        let items = thread.messages.map { message in
            Listing.Item(
                id: message.id,
                property: thread.property,
                insertedAt: message.insertedAt,
                entity: message.entity(in: thread)
            )
        }
        return try Listing.reply(items, call.query, orderedBy: "inserted_at", ascending: false)
            .noting(properties: [thread.property])
    }

    private func reply(_ thread: MessageThread) -> Reply {
        Reply.entity(thread.entity).noting(properties: [thread.property])
    }
}

// MARK: - Writing

/// What a thread is opened with.
struct ThreadDraft {
    let property: String
    let ota: OTA
    var booking: String?
    let title: String
}

extension World {
    /// Opens a thread.
    mutating func newThread(_ draft: ThreadDraft, _ moment: Moment) -> MessageThread {
        let instant = stamp(moment)
        let thread = MessageThread(
            id: moment.makeID(),
            property: draft.property,
            ota: draft.ota,
            channel: channel(draft.ota, of: draft.property)?.id,
            booking: draft.booking,
            title: draft.title,
            insertedAt: instant,
            updatedAt: instant
        )
        messages.put(thread)
        return thread
    }

    /// Adds a message to a thread.
    @discardableResult
    mutating func write(
        _ text: String?,
        attaching attachments: [Attachment] = [],
        as sender: Message.Sender,
        in thread: MessageThread,
        _ moment: Moment
    ) -> (thread: MessageThread, message: Message) {
        var thread = thread
        let message = Message(
            id: moment.makeID(),
            sender: sender,
            text: text,
            attachments: attachments,
            insertedAt: stamp(moment)
        )
        thread.add(message)
        if switches.messageReopensThread { thread.isClosed = false }
        messages.put(thread)
        return (thread, message)
    }

    private mutating func post(_ call: Call, to thread: MessageThread, _ moment: Moment) throws(Refusal) -> Reply {
        var reader = FieldReader(try call.entity("message"))
        let attachment = reader.text("attachment_id").map { messages.attachments[$0] }
        if case .some(nil) = attachment { reader.faults.add("attachment_id", FaultText.missing) }
        let text = reader.text("message", required: attachment == nil, limit: 10_000)
        if switches.refuseTextWithAttachment, attachment != nil, text != nil {
            reader.faults.add("message", "can't be sent together with attachment_id")
        }
        try reader.faults.check()
        let attachments = [attachment ?? nil].compactMap(\.self)
        let (written, message) = write(text, attaching: attachments, as: .property, in: thread, moment)
        let status: HTTPResponse.Status = switches.messageAnswersCreated ? .created : .ok
        return Reply.entity(message.entity(in: written), status: status).noting(properties: [written.property])
    }
}

/// Base64 text (RFC 4648), of which only the size of what it stands for is of interest here.
enum Base64 {
    /// How many bytes the text stands for; nil where it is not base64.
    static func size(of text: String) -> Int? {
        let bytes = text.utf8.filter { $0 != 10 && $0 != 13 }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard !bytes.isEmpty, bytes.count % 4 == 0, padding <= 2 else { return nil }
        let isRight = bytes.dropLast(padding).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
            default: false
            }
        }
        return isRight ? bytes.count / 4 * 3 - padding : nil
    }
}

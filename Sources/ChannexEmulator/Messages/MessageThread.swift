import HotelValues

/// A conversation with a guest over an agency (contract §7.2).
struct MessageThread: Codable, Sendable {
    let id: String
    let property: String
    let ota: OTA
    let channel: String?
    /// The booking that it is about; an inquiry has none yet.
    var booking: String?
    /// The guest's name.
    let title: String
    let insertedAt: Timestamp
    var updatedAt: Timestamp
    var isClosed = false
    var needsNoReply = false
    /// What was written, oldest first.
    private(set) var messages: [Message] = []

    /// Adds the newest message.
    mutating func add(_ message: Message) {
        messages.append(message)
        updatedAt = message.insertedAt
    }

    /// The entity as it is read.
    var entity: JSON {
        let received = messages.last { $0.sender == .guest }?.insertedAt
        let attributes: JSON = [
            "id": .string(id), "title": .string(title), "is_closed": .bool(isClosed),
            "provider": .string(ota.adapter.code), "ota_message_thread_id": .string(String(id.suffix(12))),
            "message_count": JSON(messages.count), "last_message": messages.last?.summary ?? .null,
            "last_message_received_at": JSON(received?.naiveText), "meta": ["no_reply_needed": .bool(needsNoReply)],
            "inserted_at": .string(insertedAt.naiveText), "updated_at": .string(updatedAt.naiveText),
        ]
        let relationships: JSON = [
            "property": .reference("property", property), "booking": .reference("booking", booking),
            "channel": .reference("channel", channel),
        ]
        return .entity("message_thread", id: id, attributes, relationships: relationships)
    }
}

/// One thing that a guest or the property wrote.
struct Message: Codable, Sendable {
    /// Who wrote it.
    enum Sender: String, Codable, Sendable {
        case guest, property
    }

    let id: String
    let sender: Sender
    /// The text; none where it is an attachment.
    let text: String?
    let attachments: [Attachment]
    let insertedAt: Timestamp

    /// The message as the last one of its thread.
    fileprivate var summary: JSON {
        [
            "message": JSON(text), "sender": .string(sender.rawValue), "attachments": links,
            "inserted_at": .string(insertedAt.naiveText),
        ]
    }

    /// Where its attachments can be fetched.
    var links: JSON { .array(attachments.map { .string($0.url) }) }

    /// The entity as it is read.
    func entity(in thread: MessageThread) -> JSON {
        let attributes: JSON = [
            "id": .string(id), "message": JSON(text), "attachments": links, "sender": .string(sender.rawValue),
            "meta": .null, "inserted_at": .string(insertedAt.naiveText), "updated_at": .string(insertedAt.naiveText),
        ]
        let relationships: JSON = [
            "message_thread": .reference("message_thread", thread.id),
            "booking": .reference("booking", thread.booking),
        ]
        return .entity("message", id: id, attributes, relationships: relationships)
    }
}

/// A file that was uploaded for a message; its bytes are looked at and not kept.
struct Attachment: Codable, Sendable {
    let id: String
    let name: String
    let type: String
    let size: Int

    /// The address under which a real Channex would serve it.
    var url: String { "https://attachments.example/\(id)/\(name)" }
}

/// All conversations, oldest first, and the attachments.
struct MessageStore: Codable, Sendable {
    private(set) var threads: [MessageThread] = []
    private var places: [String: Int] = [:]
    private var placesByBooking: [String: Int] = [:]
    var attachments: [String: Attachment] = [:]

    func thread(_ id: String) -> MessageThread? { places[id].map { threads[$0] } }

    func thread(ofBooking id: String) -> MessageThread? { placesByBooking[id].map { threads[$0] } }

    /// Adds a thread, or puts it into the place of the one with its id.
    mutating func put(_ thread: MessageThread) {
        if let place = places[thread.id] { threads[place] = thread } else { threads.append(thread) }
        let place = places[thread.id] ?? threads.count - 1
        places[thread.id] = place
        if let booking = thread.booking { placesByBooking[booking] = place }
    }

    /// Forgets the threads of a channel that is gone (contract §9.2).
    mutating func removeThreads(ofChannel id: String) { keep { $0.channel != id } }

    /// Forgets the threads of a property that is gone.
    mutating func removeThreads(ofProperty id: String) { keep { $0.property != id } }

    private mutating func keep(where isKept: (MessageThread) -> Bool) {
        let kept = threads.filter(isKept)
        guard kept.count < threads.count else { return }
        threads = []
        places = [:]
        placesByBooking = [:]
        for thread in kept { put(thread) }
    }
}

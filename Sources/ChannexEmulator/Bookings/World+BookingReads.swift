import HotelValues

/// Reading bookings and revisions, and acknowledging revisions (contract §6.2–6.4, §6.11).
extension World {
    /// The revisions that wait for their acknowledgement, oldest first; serving one begins its time in the feed.
    mutating func feed(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let filters = try filters(of: call.query, among: World.revisionFields)
        var numbers = candidates(filters) { bookings.feed.revisions(of: $0) }
        if switches.acknowledgePerKey { numbers.removeAll { bookings.isAcknowledged($0, by: call.access) } }
        let page = Page(call.query, orderedBy: "inserted_at", ascending: !switches.feedNewestFirst)
        let shown = pick(numbers, page)
        for number in shown {
            bookings.feed.serve(number, now: moment.now)
            bookings.noteReceipt(number, by: \.feed)
        }
        return revisionList(shown, total: numbers.count, page, filters)
    }

    /// All revisions, newest first (contract §6.11).
    mutating func listRevisions(_ call: Call) throws(Refusal) -> Reply {
        let filters = try filters(of: call.query, among: World.revisionFields)
        let numbers = candidates(filters) { bookings.revisions(of: $0) }
        let page = Page(call.query, orderedBy: "inserted_at", ascending: false)
        let shown = pick(numbers, page)
        for number in shown { bookings.noteReceipt(number, by: \.revisionList) }
        return revisionList(shown, total: numbers.count, page, filters)
    }

    mutating func revision(_ call: Call) throws(Refusal) -> Reply {
        guard let number = bookings.place(ofRevision: call.id) else { throw .notFound }
        bookings.noteReceipt(number, by: \.revisionFind)
        let revision = bookings.revisions[number]
        var writer = JSONWriter(capacity: revision.content.count + 512)
        writer.raw("{\"data\":")
        writer.revision(revision, isOdd: switches.oddRelationships)
        writer.raw("}")
        return Reply(encoded: writer.bytes).noting(properties: [revision.property])
    }

    /// Takes a revision out of the feed; doing so again is no mistake (contract §6.4).
    mutating func acknowledge(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        guard let number = bookings.place(ofRevision: call.id) else { throw .notFound }
        let consumer = switches.acknowledgePerKey ? call.access : nil
        let isRepeated =
            consumer.map { bookings.isAcknowledged(number, by: $0) } ?? bookings.revisions[number].isAcknowledged
        if isRepeated, !switches.repeatedAckSucceeds { throw .notFound }
        bookings.acknowledge(number, by: consumer, strippingGuarantee: switches.stripGuaranteeOnAck)
        let revision = bookings.revisions[number]
        let event = Happening.Event.acknowledgement(revision: revision.id, count: revision.acknowledgements)
        history.add(event, at: moment.now)
        return Reply.success.noting(properties: [revision.property])
    }

    /// Bookings, newest first (contract §6.11).
    mutating func listBookings(_ call: Call) throws(Refusal) -> Reply {
        let filters = try filters(of: call.query, among: World.bookingFields)
        let property = filters.property
        var places = bookings.bookings(of: property)
        let others = filters.filter { $0.field != "property_id" || property == nil }
        if !others.isEmpty {
            places = places.filter { place in others.allSatisfy { matches($0, bookings.bookings[place]) } }
        }
        let page = Page(call.query, orderedBy: "inserted_at", ascending: false)
        places = sorted(places, by: page.orderField)
        var writer = JSONWriter(capacity: 16_384)
        writer.raw("{\"data\":[")
        for place in pick(places, page) {
            writer.separate()
            write(place, to: &writer)
            noteReceipt(ofBooking: place, by: \.bookingList)
        }
        writer.raw("],\"meta\":")
        writer.value(page.meta(total: places.count))
        writer.raw("}")
        return Reply(encoded: writer.bytes).noting(properties: property.map { [$0] } ?? [])
    }

    mutating func booking(_ call: Call) throws(Refusal) -> Reply {
        guard let place = bookings.place(ofBooking: call.id) else { throw .notFound }
        noteReceipt(ofBooking: place, by: \.bookingFind)
        var writer = JSONWriter(capacity: 4_096)
        writer.raw("{\"data\":")
        write(place, to: &writer)
        writer.raw("}")
        return Reply(encoded: writer.bytes).noting(properties: [bookings.bookings[place].property])
    }

    private mutating func noteReceipt(ofBooking place: Int, by way: WritableKeyPath<Receipts, Int>) {
        if let number = bookings.bookings[place].revisions.last { bookings.noteReceipt(number, by: way) }
    }

    /// Lets those revisions leave the feed whose time in it is over, and tells of them (contract §6.3).
    mutating func expireFeed(_ moment: Moment) {
        let opening = moment.now + (.zero - switches.feedWindow)
        for number in bookings.feed.takeExpired(servedBy: opening) {
            let revision = bookings.revisions[number]
            bookings.feed.remove(number, of: revision.property)
            // Where each key acknowledges for itself, one that others have not is no news.
            if !revision.isAcknowledged { announceNotAcknowledged(revision, moment) }
        }
    }
}

// MARK: - Choosing

extension World {
    /// The numbers of the revisions that the filters let through, oldest first.
    private func candidates(_ filters: [Filter], _ numbers: (_ property: String?) -> [Int]) -> [Int] {
        let property = filters.property
        let all = numbers(property)
        let others = filters.filter { $0.field != "property_id" || property == nil }
        guard !others.isEmpty else { return all }
        // Revisions are filed in the order of their instants, so that a lower bound is found by halves.
        let bound = others.first { $0.field == "inserted_at" && $0.operation.hasPrefix("gt") }
        let start = bound?.values.last.flatMap { Filter.naive($0) }.map { firstRevision(at: $0) } ?? 0
        return all[all.partition(from: start)...].filter { number in
            others.allSatisfy { matches($0, bookings.revisions[number]) }
        }
    }

    private func firstRevision(at instant: Timestamp) -> Int {
        var low = 0
        var high = bookings.revisions.count
        while low < high {
            let middle = (low + high) / 2
            if bookings.revisions[middle].insertedAt < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The fields by which revisions can be found.
    private static let revisionFields: Set<String> = [
        "id", "booking_id", "property_id", "inserted_at", "status", "unique_id", "ota_reservation_code", "arrival_date",
    ]

    /// The fields by which bookings can be found.
    private static let bookingFields: Set<String> = [
        "id", "property_id", "inserted_at", "arrival_date", "departure_date", "ota_reservation_code",
    ]

    private func matches(_ filter: Filter, _ revision: Revision) -> Bool {
        switch filter.field {
        case "id": filter.matches(revision.id)
        case "booking_id": filter.matches(revision.bookingID)
        case "property_id": filter.matches(revision.property)
        case "inserted_at": filter.matches(revision.insertedAt)
        case "status": filter.matches(revision.status.rawValue)
        case "unique_id": filter.matches(revision.summary.uniqueID)
        case "ota_reservation_code": filter.matches(revision.summary.otaCode)
        case "arrival_date": filter.matches(revision.summary.arrival.description)
        default: true
        }
    }

    private func matches(_ filter: Filter, _ booking: Booking) -> Bool {
        switch filter.field {
        case "id": filter.matches(booking.id)
        case "property_id": filter.matches(booking.property)
        case "inserted_at": filter.matches(booking.insertedAt)
        case "arrival_date": filter.matches(booking.arrival.description)
        case "departure_date": filter.matches(booking.departure.description)
        case "ota_reservation_code": filter.matches(booking.code)
        default: true
        }
    }

    /// Bookings in the order of one of their dates (contract §1.7), those of one day in the order they came.
    private func sorted(_ places: [Int], by field: String) -> [Int] {
        let date: (Booking) -> Day
        switch field {
        case "arrival_date": date = \.arrival
        case "departure_date": date = \.departure
        default: return places
        }
        return places.sorted { left, right in
            let days = (date(bookings.bookings[left]), date(bookings.bookings[right]))
            return days.0 == days.1 ? left < right : days.0 < days.1
        }
    }

    /// The page's elements of a list that is kept oldest first.
    private func pick(_ numbers: [Int], _ page: Page) -> [Int] {
        let range = page.range(of: numbers.count)
        if page.isAscending { return Array(numbers[range]) }
        let count = numbers.count
        return range.map { numbers[count - 1 - $0] }
    }
}

extension [Filter] {
    /// The one property that is asked for, where the filter is a plain equality.
    fileprivate var property: String? {
        let filter = first { $0.field == "property_id" && $0.operation == "eq" && $0.values.count == 1 }
        return filter?.values.first
    }
}

// MARK: - Writing

extension World {
    private func revisionList(_ numbers: [Int], total: Int, _ page: Page, _ filters: [Filter]) -> Reply {
        var writer = JSONWriter(capacity: 1_024 + numbers.count * 3_000)
        writer.raw("{\"data\":[")
        for number in numbers {
            writer.separate()
            writer.revision(bookings.revisions[number], isOdd: switches.oddRelationships)
        }
        writer.raw("],\"meta\":")
        writer.value(page.meta(total: total))
        writer.raw("}")
        return Reply(encoded: writer.bytes).noting(properties: filters.property.map { [$0] } ?? [])
    }

    /// The booking's view of its latest revision (contract §6.5, §15).
    private func write(_ place: Int, to writer: inout JSONWriter) {
        let booking = bookings.bookings[place]
        guard let revision = bookings.latest(ofBooking: place) else { return }
        let id = JSON.string(booking.id)
        writer.raw("{\"type\":\"booking\",\"id\":")
        writer.value(id)
        writer.raw(",\"attributes\":{")
        writer.member("id", id)
        writer.member("booking_id", id)
        writer.member("revision_id", .string(revision.id))
        writer.member("has_unacked_revisions", .bool(bookings.hasUnacknowledged(booking)))
        writer.members(of: revision)
        writer.member("inserted_at", .string(booking.insertedAt.naiveText))
        writer.raw("},\"relationships\":")
        let relationships: JSON = ["property": .reference("property", booking.property)]
        let thread = messages.thread(ofBooking: booking.id).map { JSON.reference("message_thread", $0.id) }
        writer.value(thread.map { relationships.setting("message_thread", $0) } ?? relationships)
        writer.raw("}")
    }
}

extension JSONWriter {
    /// A revision as an entity; its relationships may be nested as oddly as in live (contract §6.5).
    fileprivate mutating func revision(_ revision: Revision, isOdd: Bool) {
        let id = JSON.string(revision.id)
        raw("{\"type\":\"booking_revision\",\"id\":")
        value(id)
        raw(",\"attributes\":{")
        member("id", id)
        member("booking_id", .string(revision.bookingID))
        member("system_id", .string(revision.systemID))
        members(of: revision)
        member("inserted_at", .string(revision.insertedAt.naiveText))
        raw("},\"relationships\":")
        let odd: JSON = [
            "property": ["type": "property", "id": .string(revision.property)],
            "booking": ["type": "booking", "id": .string(revision.bookingID)],
        ]
        let plain: JSON = [
            "property": .reference("property", revision.property),
            "booking": .reference("booking", revision.bookingID),
        ]
        value(isOdd ? ["data": odd] : plain)
        raw("}")
    }

    /// The attributes that a revision and its booking share.
    fileprivate mutating func members(of revision: Revision) {
        separate()
        raw(revision.content)
        member("channel_id", JSON(revision.channel))
        member("guarantee", revision.guarantee ?? .null)
        member("acknowledge_status", revision.isAcknowledged ? "acknowledged" : "pending")
    }
}

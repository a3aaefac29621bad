import ChannexWire
import HotelValues

/// Reads a revision into the PMS's codes. It never refuses: the guest is confirmed, whatever the message looks like.
///
/// What cannot be mapped or read becomes a problem for a person; the nights that can be read are held all the same.
struct RevisionTranslator: Sendable {
    /// Longer stays are kept to so many nights and shown to a person.
    static let longestStay = 400
    /// Rooms beyond so many are named as a problem.
    static let mostRooms = 50

    let mapping: Mapping

    /// The revision in the PMS's codes. `receivedAt` stands in where the revision has no time of its own.
    func booking(from revision: BookingRevision, receivedAt: Timestamp) -> InboundBooking {
        var problems = revision.flaws.map { InboundBooking.Problem.unreadable($0) }
        let currency = revision.currency ?? mapping.currency
        let status = status(of: revision, &problems)
        let listed = revision.rooms.filter { !$0.isCancelled }
        if listed.count > RevisionTranslator.mostRooms { problems.append(.unreadable("\(listed.count) rooms")) }
        if listed.isEmpty, status != .cancelled { problems.append(.unreadable("no rooms")) }
        let rooms = listed.prefix(RevisionTranslator.mostRooms).enumerated().compactMap { index, room in
            translate(room, number: index + 1, of: revision, in: currency, &problems)
        }
        return InboundBooking(
            revision: revision.id.rawValue, booking: revision.bookingID.rawValue,
            revisedAt: revision.insertedAt ?? receivedAt, status: status, channel: channel(of: revision),
            reference: revision.otaReservationCode ?? revision.uniqueID, guest: guest(of: revision),
            currency: currency, rooms: rooms, notes: RevisionTranslator.clean(revision.notes, limit: 4_000),
            problems: problems)
    }

    /// What is known of a revision that could not be read at all: enough to show it and to acknowledge it.
    func booking(
        unreadable envelope: RevisionEnvelope, id: BookingRevision.ID, booking: ChannexBooking.ID,
        receivedAt: Timestamp
    ) -> InboundBooking {
        InboundBooking(
            revision: id.rawValue, booking: booking.rawValue, revisedAt: envelope.insertedAt ?? receivedAt,
            status: .modified, channel: "unknown", reference: nil,
            guest: InboundBooking.Guest(name: "?"), currency: mapping.currency, rooms: [], notes: nil,
            problems: [.unreadable(envelope.failure ?? "unreadable")])
    }

    private func status(
        of revision: BookingRevision, _ problems: inout [InboundBooking.Problem]
    ) -> InboundBooking.Status {
        switch revision.status {
        case .new: return .new
        case .cancelled: return .cancelled
        case .modified: return .modified
        case .other(let text):
            problems.append(.unreadable("status \(text)"))
            return .modified
        case nil:
            problems.append(.unreadable("no status"))
            return .modified
        }
    }

    /// The channel's name without blanks and dots, as spellings vary (contract §6.8).
    private func channel(of revision: BookingRevision) -> String {
        let name = RevisionTranslator.clean(revision.otaName, limit: 64) ?? ""
        let letters = name.unicodeScalars.filter { $0 != " " && $0 != "." }
        return letters.isEmpty ? "unknown" : String(String.UnicodeScalarView(letters))
    }

    private func guest(of revision: BookingRevision) -> InboundBooking.Guest {
        let customer = revision.customer
        let sleeper = revision.rooms.lazy.flatMap(\.guests).first
        let name = RevisionTranslator.name(customer?.name, customer?.surname)
            ?? RevisionTranslator.name(sleeper?.name, sleeper?.surname)
            ?? revision.uniqueID ?? revision.bookingID.rawValue
        return InboundBooking.Guest(
            name: name, email: RevisionTranslator.clean(customer?.mail, limit: 254),
            phone: RevisionTranslator.clean(customer?.phone, limit: 64),
            country: RevisionTranslator.clean(customer?.country, limit: 2),
            language: RevisionTranslator.clean(customer?.language, limit: 8))
    }
}

extension RevisionTranslator {
    private func translate(
        _ room: BookingRoom, number: Int, of revision: BookingRevision, in currency: Currency,
        _ problems: inout [InboundBooking.Problem]
    ) -> InboundBooking.Room? {
        guard let stay = stay(of: room, number: number, in: revision, &problems) else { return nil }
        let roomType = room.roomType.flatMap(mapping.code)
        if roomType == nil {
            problems.append(.unmappedRoom(room.roomType?.rawValue ?? room.otaRoomTypeCode ?? "room \(number)"))
        }
        let ratePlan = (room.parentRatePlan.flatMap(mapping.code) ?? room.ratePlan.flatMap(mapping.code))
        let occupancy = room.occupancy ?? revision.occupancy
        let sleeper = room.guests.first
        return InboundBooking.Room(
            key: room.otaUniqueID, roomType: roomType, ratePlan: roomType == nil ? nil : ratePlan, stay: stay,
            adults: max(0, occupancy?.adults ?? 1), children: max(0, occupancy?.children ?? 0),
            infants: max(0, occupancy?.infants ?? 0),
            nightlyAmounts: amounts(of: room, stay, number: number, in: currency, &problems),
            guestName: RevisionTranslator.name(sleeper?.name, sleeper?.surname))
    }

    private func stay(
        of room: BookingRoom, number: Int, in revision: BookingRevision, _ problems: inout [InboundBooking.Problem]
    ) -> Stay? {
        let days = room.days.keys.sorted()
        guard let arrival = room.checkin ?? days.first ?? revision.arrival else {
            problems.append(.unreadable("room \(number): no dates"))
            return nil
        }
        let departure = room.checkout ?? days.last?.advanced(by: 1) ?? revision.departure ?? arrival.advanced(by: 1)
        if let stay = Stay(arrival: arrival, departure: departure), stay.nightCount <= RevisionTranslator.longestStay {
            return stay
        }
        problems.append(.unreadable("room \(number): \(arrival) to \(departure)"))
        let nights = min(max(arrival.distance(to: departure), 1), RevisionTranslator.longestStay)
        return Stay(arrival: arrival, departure: arrival.advanced(by: nights))
    }

    /// The price of each night: as listed, else an equal share of what the room's total leaves.
    private func amounts(
        of room: BookingRoom, _ stay: Stay, number: Int, in currency: Currency,
        _ problems: inout [InboundBooking.Problem]
    ) -> [Money] {
        let listed = stay.nights.map { room.days[$0]?.roundedMoney(in: currency) }
        let missing = listed.count { $0 == nil }
        guard missing > 0 else { return listed.compactMap(\.self) }
        let known = listed.compactMap(\.self).total(in: currency)
        guard let total = room.amount?.roundedMoney(in: currency), total.minorUnits >= known.minorUnits else {
            problems.append(.unreadable("room \(number): no price for \(missing) nights"))
            return listed.map { $0 ?? .zero(currency) }
        }
        var shares = (total - known).split(into: missing)[...]
        return listed.map { $0 ?? shares.popFirst() ?? .zero(currency) }
    }

    static func name(_ given: String?, _ family: String?) -> String? {
        let parts = [clean(given, limit: 120), clean(family, limit: 120)].compactMap(\.self)
        let text = parts.filter { $0 != "." && $0 != "-" }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    /// The text without control characters and blanks at its ends, not longer than so many bytes; nil when nothing is left.
    static func clean(_ text: String?, limit: Int) -> String? {
        guard let text else { return nil }
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let visible = text.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" }
        let start = visible.drop(while: isBlank)
        var kept = Substring(String(String.UnicodeScalarView(start)))
        while kept.last?.isWhitespace == true { kept.removeLast() }
        while kept.utf8.count > limit { kept.removeLast() }
        return kept.isEmpty ? nil : String(kept)
    }
}

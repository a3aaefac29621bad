package import ChannexWire
package import HotelValues

/// Reads a revision into the PMS's codes.
///
/// It never refuses: the guest is confirmed, whatever the message looks like.
///
/// What cannot be mapped or read becomes a problem for a person; the nights that can be read are held all the same.
package struct RevisionTranslator: Sendable {
    /// Longer stays are kept to so many nights and shown to a person.
    package static let longestStay = 400
    /// Rooms beyond so many are named as a problem.
    package static let mostRooms = 50

    /// Nobody can book beyond the last year that a date can be written in.
    private static let lastDay = Day(number: 2_932_896)
    private static let mostPeople = 99
    private static let mostProblems = 50

    private let mapping: Mapping

    /// A translator by that mapping.
    package init(mapping: Mapping) {
        self.mapping = mapping
    }

    /// The revision in the PMS's codes.
    ///
    /// `receivedAt` stands in where the revision has no time of its own.
    package func booking(from revision: BookingRevision, receivedAt: Timestamp) -> InboundBooking {
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
            revision: revision.id.rawValue,
            booking: revision.bookingID.rawValue,
            revisedAt: revision.insertedAt ?? receivedAt,
            status: status,
            channel: channel(of: revision),
            reference: RevisionTranslator.clean(revision.otaReservationCode ?? revision.uniqueID, limit: 128),
            guest: guest(of: revision),
            currency: currency,
            rooms: rooms,
            notes: RevisionTranslator.clean(revision.notes, limit: 4_000),
            problems: RevisionTranslator.tidy(problems)
        )
    }

    /// What is known of a revision that could not be read at all: enough to show it and to acknowledge it.
    package func booking(
        unreadable envelope: RevisionEnvelope,
        id: BookingRevision.ID,
        booking: ChannexBooking.ID,
        receivedAt: Timestamp
    ) -> InboundBooking {
        InboundBooking(
            revision: id.rawValue,
            booking: booking.rawValue,
            revisedAt: envelope.insertedAt ?? receivedAt,
            status: .modified,
            channel: "unknown",
            reference: nil,
            guest: InboundBooking.Guest(name: "?"),
            currency: mapping.currency,
            rooms: [],
            notes: nil,
            problems: RevisionTranslator.tidy([.unreadable(envelope.failure ?? "unreadable")])
        )
    }

    private func status(
        of revision: BookingRevision,
        _ problems: inout [InboundBooking.Problem]
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
        let name =
            RevisionTranslator.name(customer?.name, customer?.surname)
            ?? RevisionTranslator.name(sleeper?.name, sleeper?.surname)
            ?? RevisionTranslator.clean(revision.uniqueID, limit: 128) ?? revision.bookingID.rawValue
        return InboundBooking.Guest(
            name: name,
            email: RevisionTranslator.clean(customer?.mail, limit: 254),
            phone: RevisionTranslator.clean(customer?.phone, limit: 64),
            country: RevisionTranslator.clean(customer?.country, limit: 2),
            language: RevisionTranslator.clean(customer?.language, limit: 8)
        )
    }
}

extension RevisionTranslator {
    private func translate(
        _ room: BookingRoom,
        number: Int,
        of revision: BookingRevision,
        in currency: Currency,
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
            key: RevisionTranslator.clean(room.otaUniqueID, limit: 128),
            roomType: roomType,
            ratePlan: roomType == nil ? nil : ratePlan,
            stay: stay,
            adults: people(occupancy?.adults ?? 1, "adults", room: number, &problems),
            children: people(occupancy?.children ?? 0, "children", room: number, &problems),
            infants: people(occupancy?.infants ?? 0, "infants", room: number, &problems),
            nightlyAmounts: amounts(of: room, stay, number: number, in: currency, &problems),
            guestName: RevisionTranslator.name(sleeper?.name, sleeper?.surname)
        )
    }

    private func people(
        _ count: Int,
        _ kind: String,
        room number: Int,
        _ problems: inout [InboundBooking.Problem]
    ) -> Int {
        guard (0...RevisionTranslator.mostPeople).contains(count) else {
            problems.append(.unreadable("room \(number): \(count) \(kind)"))
            return min(max(count, 0), RevisionTranslator.mostPeople)
        }
        return count
    }

    private func stay(
        of room: BookingRoom,
        number: Int,
        in revision: BookingRevision,
        _ problems: inout [InboundBooking.Problem]
    ) -> Stay? {
        let days = room.days.keys.sorted()
        guard let arrival = room.checkin ?? days.first ?? revision.arrival else {
            problems.append(.unreadable("room \(number): no dates"))
            return nil
        }
        let departure = room.checkout ?? days.last?.advanced(by: 1) ?? revision.departure ?? arrival.advanced(by: 1)
        let latest = RevisionTranslator.lastDay
        if let stay = Stay(arrival: arrival, departure: departure), stay.nightCount <= RevisionTranslator.longestStay,
            departure <= latest
        {
            return stay
        }
        problems.append(.unreadable("room \(number): \(arrival) to \(departure)"))
        let nights = min(max(arrival.distance(to: departure), 1), RevisionTranslator.longestStay)
        return Stay(arrival: arrival, departure: min(arrival.advanced(by: nights), latest))
    }

    /// The price of each night: as listed, else an equal share of what the room's total leaves.
    private func amounts(
        of room: BookingRoom,
        _ stay: Stay,
        number: Int,
        in currency: Currency,
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
        let text = parts.filter { part in part.contains { $0.isLetter || $0.isNumber } }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    /// The problems as a person can read them, each once.
    private static func tidy(_ problems: [InboundBooking.Problem]) -> [InboundBooking.Problem] {
        var tidy: [InboundBooking.Problem] = []
        for problem in problems where tidy.count < mostProblems {
            let clean: InboundBooking.Problem =
                switch problem {
                case .unmappedRoom(let name): .unmappedRoom(self.clean(name, limit: 200) ?? "?")
                case .unreadable(let what): .unreadable(self.clean(what, limit: 200) ?? "?")
                }
            if !tidy.contains(clean) { tidy.append(clean) }
        }
        return tidy
    }

    /// The text without control characters and blanks at its ends, no longer than so many bytes; nil when none is left.
    static func clean(_ text: String?, limit: Int) -> String? {
        guard let text else { return nil }
        let visible = text.unicodeScalars.lazy.filter { $0 == "\n" || $0.properties.generalCategory != .control }
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in visible.drop(while: \.properties.isWhitespace) {
            bytes += UTF8.width(scalar)
            guard bytes <= limit else { break }
            kept.append(scalar)
        }
        while kept.last?.properties.isWhitespace == true { kept.removeLast() }
        return kept.isEmpty ? nil : String(kept)
    }
}

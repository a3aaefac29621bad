import HotelCore
import HotelValues
import PMS
import PMSWire

/// Reads a channel's booking in the terms of a hotel.
///
/// A guest has it in writing, so what can be kept is kept: what is missing or too long becomes something that a person
/// must look at, and codes that the hotel does not know are for the PMS to set aside. Refused is only what says
/// nothing: no dates, no amount that is one.
struct BookingReading {
    let plan: HotelPlan

    /// The revision that a body with an id of one holds.
    func revision(of body: ChannelBookingBody, status: BookingStatusWord, now: Timestamp) throws -> ChannelBooking {
        var problems = (body.attention ?? []).map(\.attention)
        let status = body.status ?? status
        let currency = body.currency ?? plan.property.currency
        let rooms = try rooms(of: body, isCancelled: status == .cancelled, currency, &problems)
        let snapshot = BookingSnapshot(
            guest: guest(of: body, &problems),
            currency: currency,
            rooms: rooms,
            notes: fitted(body.notes, 8_000, "observacoes", &problems)
        )
        return ChannelBooking(
            revision: try short(FieldPath.root.required(body.revision, "channex_revision_id"), "channex_revision_id"),
            revisedAt: body.revisedAt?.timestamp ?? now,
            status: status.status,
            source: Reservation.Source(
                word: fitted(body.source ?? "channex", 100, "origem", &problems),
                reference: fitted(body.reference, 100, "codigo_ota", &problems),
                booking: try body.booking.map { try short($0, "channex_booking_id") }
            ),
            snapshot: snapshot,
            problems: problems
        )
    }

    private func guest(of body: ChannelBookingBody, _ problems: inout [Reservation.Attention]) -> GuestDetails {
        var name = fitted(body.guestName, 255, "hospede_nome", &problems) ?? ""
        if name.allSatisfy(\.isWhitespace) {
            name = ChannelBookingBody.unnamedGuest
            problems.append(.unreadable("hospede_nome"))
        }
        return GuestDetails(
            name: name,
            email: fitted(body.guestEmail, 255, "hospede_email", &problems),
            phone: fitted(body.guestPhone, 255, "hospede_telefone", &problems),
            document: fitted(body.guestDocument, 255, "hospede_documento", &problems),
            country: fitted(body.guestCountry, 100, "hospede_pais", &problems),
            language: fitted(body.guestLanguage, 100, "hospede_idioma", &problems)
        )
    }

    private func rooms(
        of body: ChannelBookingBody,
        isCancelled: Bool,
        _ currency: Currency,
        _ problems: inout [Reservation.Attention]
    ) throws -> [BookedRoom] {
        if let listed = body.rooms {
            // A booking without rooms is a mistake, unless its sender says that it could not be read.
            let isExplained = isCancelled || body.attention?.isEmpty == false
            guard !listed.isEmpty || isExplained else { throw ProblemText.flaw(.noRooms) }
            guard listed.count <= BookingReading.roomLimit else {
                throw ProblemText.flaw(.tooManyRooms(limit: BookingReading.roomLimit))
            }
            return try listed.enumerated().map { index, room in
                try self.room(room, at: .item("quartos", index), currency, &problems)
            }
        }
        guard let flat = body.flatRoom else {
            guard isCancelled else { throw ProblemText.request(.missingField("quartos")) }
            return []
        }
        _ = try FieldPath.root.required(flat.roomType, "categoria")
        return [try room(flat, at: .root, currency, &problems)]
    }

    private func room(
        _ body: RoomBody,
        at path: FieldPath,
        _ currency: Currency,
        _ problems: inout [Reservation.Attention]
    ) throws -> BookedRoom {
        let stay = try Nights.stay(
            from: path.required(body.arrival, "checkin"),
            to: path.required(body.departure, "checkout")
        )
        if body.roomType == nil, !problems.contains(where: \.isUnmappedRoom) { problems.append(.unmappedRoom("–")) }
        if body.nights == nil, body.total == nil { problems.append(.unreadable("valor_total")) }
        let free = [Money](repeating: .zero(currency), count: stay.nightCount)
        let type = plan.roomTypes.first { $0.id.rawValue == body.roomType }
        return BookedRoom(
            key: try body.channelKey.map { try short($0, "chave_canal") },
            roomType: try body.roomType.map { RoomType.ID(try short($0, "categoria")) },
            ratePlan: try body.ratePlan.map { RatePlan.ID(try short($0, "plano")) },
            stay: stay,
            occupancy: Occupancy(
                adults: try path.people(body.adults, "adultos") ?? type?.defaultOccupancy ?? 1,
                children: try path.people(body.children, "criancas") ?? 0,
                infants: try path.people(body.infants, "bebes") ?? 0
            ),
            nightlyAmounts: try body.amounts(of: stay, at: path, currency: currency) ?? free,
            guestName: fitted(body.guestName, 255, "hospede_nome", &problems)
        )
    }

    /// The text, cut where it is longer than the hotel keeps.
    private func fitted(
        _ text: String?,
        _ limit: Int,
        _ field: String,
        _ problems: inout [Reservation.Attention]
    ) -> String? {
        guard let text, text.utf8.count > limit else { return text }
        problems.append(.unreadable(field))
        var bytes = 0
        let kept = text.unicodeScalars.prefix { scalar in
            bytes += UTF8.width(scalar)
            return bytes <= limit
        }
        return String(kept)
    }

    /// An identity, which cannot be cut.
    private func short(_ text: String, _ field: String) throws -> String {
        guard !text.isEmpty else { throw ProblemText.flaw(.empty(field: field)) }
        guard text.utf8.count <= 200 else { throw ProblemText.flaw(.tooLong(field: field, limit: 200)) }
        return text
    }

    private static let roomLimit = 50
}

extension Reservation.Attention {
    fileprivate var isUnmappedRoom: Bool { if case .unmappedRoom = self { true } else { false } }
}

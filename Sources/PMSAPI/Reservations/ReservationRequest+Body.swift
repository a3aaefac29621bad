import HotelCore
import HotelValues
import PMS
import PMSWire

extension ReservationRequest {
    /// What a body asks for; amounts without a currency are in the hotel's.
    init(_ body: ReservationBody, currency: Currency) throws {
        let currency = body.currency ?? currency
        let guest = try FieldPath.root.required(body.guest, "hospede")
        let rooms = try FieldPath.root.required(body.rooms, "quartos")
        self.init(
            guest: guest.details,
            rooms: try rooms.enumerated().map { index, room in
                try RoomRequest(room, at: .item("quartos", index), currency: currency)
            },
            source: try Reservation.Source(body),
            notes: body.notes,
            allowsOverbooking: body.allowsOverbooking ?? false,
            currency: currency
        )
    }
}

extension Reservation.Source {
    private static let longest = 100

    fileprivate init(_ body: ReservationBody) throws {
        for (field, text) in [("origem", body.source), ("codigo_ota", body.reference)] {
            guard (text?.utf8.count ?? 0) <= Reservation.Source.longest else {
                throw ProblemText.flaw(.tooLong(field: field, limit: Reservation.Source.longest))
            }
        }
        self.init(word: body.source, reference: body.reference, booking: nil)
    }
}

extension RoomRequest {
    fileprivate init(_ room: RoomBody, at path: FieldPath, currency: Currency) throws {
        let roomType = try path.required(room.roomType, "categoria")
        let stay = try Nights.stay(
            from: path.required(room.arrival, "checkin"),
            to: path.required(room.departure, "checkout")
        )
        self.init(
            roomType: RoomType.ID(roomType),
            ratePlan: room.ratePlan.map { RatePlan.ID($0) },
            stay: stay,
            occupancy: try room.occupancy(at: path),
            nightlyAmounts: try room.amounts(of: stay, at: path, currency: currency),
            room: room.room.map { Room.ID($0) },
            guestName: try path.name(room.guestName, "hospede_nome")
        )
    }
}

extension RoomBody {
    /// Who sleeps there; nil when nothing is said of it.
    func occupancy(at path: FieldPath) throws -> Occupancy? {
        let adults = try path.people(adults, "adultos")
        let children = try path.people(children, "criancas")
        let infants = try path.people(infants, "bebes")
        if adults == nil, children == nil, infants == nil { return nil }
        return Occupancy(
            adults: try path.required(adults, "adultos"),
            children: children ?? 0,
            infants: infants ?? 0
        )
    }

    /// The price of each night: as it is told, or the total divided; nil when neither is given.
    func amounts(of stay: Stay, at path: FieldPath, currency: Currency) throws -> [Money]? {
        guard let nights else {
            let total = try path.money(total, "valor_total", in: currency)
            return total?.split(into: stay.nightCount)
        }
        var byNight: [Day: Money] = [:]
        for night in nights where stay.contains(night.night) {
            byNight[night.night] = try path.money(night.amount, "diarias", in: currency)
        }
        guard nights.count == stay.nightCount, byNight.count == stay.nightCount else {
            throw ProblemText.flaw(.priceCount(nights: stay.nightCount, prices: byNight.count))
        }
        return stay.nights.compactMap { byNight[$0] }
    }
}

extension FieldPath {
    /// A name of a person, if it is short enough.
    func name(_ text: String?, _ field: String) throws -> String? {
        guard (text?.utf8.count ?? 0) <= 255 else { throw ProblemText.flaw(.tooLong(field: field, limit: 255)) }
        return text
    }
}

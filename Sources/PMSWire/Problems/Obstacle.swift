public import HotelValues

/// What can stand in the way of a request that is right by itself.
public enum Obstacle: Hashable, Sendable {
    /// No room of the type is free for all those nights.
    case soldOut(roomType: String, arrival: Day, departure: Day)
    /// The room is taken or closed on that night.
    case roomTaken(room: String, Day)
    /// The status does not allow the act; both.
    case status(StatusWord, ActWord)
    /// A stay without a room cannot be checked in.
    case noRoom(roomStay: String)
    /// The guest is not expected yet, or any more.
    case notToday(arrival: Day, today: Day)
    /// The same request key came with another request.
    case requestKeyReused(String)
    /// The thing exists already.
    case exists(SubjectWord, String)
    /// The thing is used by others and cannot go.
    case inUse(SubjectWord, String)
    /// The reservation is not the one that this booking became.
    case otherBooking(reservation: String)
}

/// What is done to a reservation.
public enum ActWord: String, Hashable, Sendable, CaseIterable {
    /// Its rooms, dates or guest change.
    case modify = "alterada"
    /// It is called off.
    case cancel = "cancelada"
    /// A room is chosen for it.
    case assign = "posta em um apartamento"
    /// The guests have come.
    case checkIn = "hospedada"
    /// The guests have left.
    case checkOut = "finalizada"
    /// The guests never came.
    case noShow = "dada como não comparecida"
    /// Anything else.
    case other = "tratada assim"
}

extension Obstacle {
    var wording: Wording {
        switch self {
        case .soldOut(let type, let arrival, let departure):
            Wording(
                "sem-disponibilidade",
                "Sem disponibilidade",
                """
                Não há apartamento livre da categoria "\(type)" de \(arrival) a \(departure): peça outra categoria ou \
                outras datas, ou envie "permitir_overbooking": true para guardar a reserva sem apartamento.
                """,
                field: "categoria"
            )
        case .roomTaken(let room, let night):
            Wording(
                "apartamento-ocupado",
                "Apartamento ocupado",
                "O apartamento \(room) está ocupado ou bloqueado em \(night): escolha outro, ou mude antes quem está nele.",
                field: "apartamento"
            )
        case .status(let status, let act):
            Wording(
                "status-nao-permite",
                "O status não permite",
                "A reserva está \(status.rawValue) e não pode ser \(act.rawValue): veja a situação em GET /api/v1/reservas/{id}.",
                field: "status"
            )
        case .noRoom(let roomStay):
            Wording(
                "sem-apartamento",
                "Quarto sem apartamento",
                "Dê antes um apartamento ao quarto \(roomStay), em POST /api/v1/reservas/{id}/quartos/{quarto}/apartamento.",
                field: "apartamento"
            )
        case .notToday(let arrival, let today):
            Wording(
                "nao-e-hoje",
                "Não é hoje",
                "Hoje é \(today) no hotel e a chegada é em \(arrival): espere o dia, ou altere antes as datas da reserva.",
                field: "checkin"
            )
        case .requestKeyReused, .exists, .inUse, .otherBooking: identityWording
        }
    }

    private var identityWording: Wording {
        switch self {
        case .exists(let subject, let name):
            Wording(
                "ja-existe",
                "Já existe",
                "\(subject.article) \"\(name)\" já existe: use outro nome.",
                field: subject.rawValue
            )
        case .inUse(let subject, let name):
            Wording(
                "em-uso",
                "Em uso",
                "\(subject.article) \"\(name)\" está em uso: retire antes o que depende disso.",
                field: subject.rawValue
            )
        case .otherBooking(let reservation):
            Wording(
                "outra-reserva-do-canal",
                "Outra reserva do canal",
                "A reserva \"\(reservation)\" não é a deste `channex_booking_id`: confira o id no caminho.",
                field: "channex_booking_id"
            )
        default:
            Wording(
                "chave-de-repeticao-usada",
                "Idempotency-Key já usada",
                "Esta Idempotency-Key já veio com outro pedido: envie uma chave nova para um pedido novo."
            )
        }
    }
}

/// What judges say of the receiving of bookings.
extension Phrase {
    static func noRevision(_ status: Revision.Status) -> Phrase {
        Phrase(
            "No \(status.phrase.english) revision: make a booking, change it, then cancel it",
            "Nenhuma revisão \(status.phrase.portuguese): faça uma reserva, altere e depois cancele"
        )
    }

    static let noWholeLife = Phrase(
        "No booking was made, changed and cancelled: use one for all three steps",
        "Nenhuma reserva foi feita, alterada e cancelada: use a mesma nos três passos"
    )

    static func unacknowledged(_ revision: Phrase) -> Phrase {
        Phrase("No acknowledgement of \(revision.english)", "Falta a confirmação da \(revision.portuguese)")
    }

    static func receivedByList(_ count: Int) -> Phrase {
        Phrase("read /booking_revisions/feed, not lists", "leia /booking_revisions/feed, não as listas")
            .prefixed("booking_revision_received_via_list: \(count); ")
    }

    static func receivedByID(_ count: Int) -> Phrase {
        Phrase("read /booking_revisions/feed, not single ids", "leia /booking_revisions/feed, não uma por uma pelo id")
            .prefixed("booking_received_via_booking_find: \(count); ")
    }

    static func undelivered(_ revision: Phrase) -> Phrase {
        Phrase(
            "All webhook deliveries for \(revision.english) failed (notes.success is not true)",
            "Todas as entregas de webhook da \(revision.portuguese) falharam (notes.success não é true)"
        )
    }

    static let noWebhook = Phrase(
        "No webhook told of the bookings: use webhooks as well as polling",
        "Nenhum webhook avisou das reservas: use webhooks além da consulta periódica"
    )
}

extension Revision.Status {
    /// How a finding names it.
    var phrase: Phrase {
        switch self {
        case .new: Phrase("new", "nova")
        case .modified: Phrase("modified", "alterada")
        case .cancelled: Phrase("cancelled", "cancelada")
        }
    }
}

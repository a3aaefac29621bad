import HotelCore
import HotelValues
import PMS
import PMSWire

extension StatusWord {
    init(_ status: Reservation.Status) {
        self =
            switch status {
            case .pending: .pending
            case .confirmed: .confirmed
            case .checkedIn: .checkedIn
            case .checkedOut: .checkedOut
            case .cancelled: .cancelled
            case .noShow: .noShow
            }
    }

    var status: Reservation.Status {
        switch self {
        case .pending: .pending
        case .confirmed: .confirmed
        case .checkedIn: .checkedIn
        case .checkedOut: .checkedOut
        case .cancelled: .cancelled
        case .noShow: .noShow
        }
    }
}

extension MealsWord {
    init(_ meals: MealPlan) {
        self =
            switch meals {
            case .roomOnly: .roomOnly
            case .breakfast: .breakfast
            case .halfBoard: .halfBoard
            case .fullBoard: .fullBoard
            case .allInclusive: .allInclusive
            }
    }

    var meals: MealPlan {
        switch self {
        case .roomOnly: .roomOnly
        case .breakfast: .breakfast
        case .halfBoard: .halfBoard
        case .fullBoard: .fullBoard
        case .allInclusive: .allInclusive
        }
    }
}

extension EffectWord {
    init(_ effect: AppliedBooking.Effect) {
        self =
            switch effect {
            case .created: .created
            case .modified: .modified
            case .cancelled: .cancelled
            case .outdated: .outdated
            }
    }
}

extension BookingStatusWord {
    var status: ChannelBooking.Status {
        switch self {
        case .new: .new
        case .modified: .modified
        case .cancelled: .cancelled
        }
    }
}

extension FieldWord {
    private var field: CalendarFields {
        switch self {
        case .availability: .availability
        case .rate: .rate
        case .minStayArrival: .minStayArrival
        case .minStayThrough: .minStayThrough
        case .maxStay: .maxStay
        case .closedToArrival: .closedToArrival
        case .closedToDeparture: .closedToDeparture
        case .stopSell: .stopSell
        }
    }

    /// The words of a set of fields, in the wire's order.
    static func words(of fields: CalendarFields) -> [FieldWord] { allCases.filter { fields.contains($0.field) } }

    /// The set of fields that these words name.
    static func fields(of words: [FieldWord]) -> CalendarFields { CalendarFields(words.map(\.field)) }
}

extension WeekdayWord {
    /// The words of a set of days, from Monday on.
    static func words(of days: Set<Weekday>) -> [WeekdayWord] {
        Weekday.allCases.filter(days.contains).map(WeekdayWord.init)
    }
}

extension Reservation.Source {
    /// The source by the wire's word.
    init(word: String?, reference: String?, booking: String?) {
        let isDirect = word == nil || word == SourceWord.direct
        self.init(
            channel: isDirect ? Reservation.Source.direct.channel : word ?? "",
            reference: reference,
            booking: booking
        )
    }

    /// The wire's word for the channel.
    var word: String { channel == Reservation.Source.direct.channel ? SourceWord.direct : channel }
}

extension AttentionBody {
    init(_ attention: Reservation.Attention) {
        switch attention {
        case .unmappedRoom(let text): self.init(kind: .unmappedRoom, text: text)
        case .unreadable(let text): self.init(kind: .unreadable, text: text)
        case .conflict(let field, let hotel, let channel):
            self.init(kind: .conflict, field: field, hotel: hotel, channel: channel)
        }
    }

    var attention: Reservation.Attention {
        switch kind {
        case .unmappedRoom: .unmappedRoom(text ?? "")
        case .unreadable: .unreadable(text ?? "")
        case .conflict: .conflict(field: field ?? "", hotel: hotel ?? "", channel: channel ?? "")
        }
    }
}

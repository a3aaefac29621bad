import HotelValues

/// Why a plan cannot be booked for a stay.
enum ShelfReason: Hashable, Sendable {
    case channelIsInactive
    case notMapped
    case tooManyRooms(most: Int)
    case tooManyAdults(most: Int)
    case tooManyGuests(most: Int)
    case beyondCalendar(Day)
    case soldOut(Day, left: Int)
    case cutOff(Day)
    case stopSell(Day)
    case noRate(Day)
    case minStayArrival(Int)
    case minStayThrough(Int, Day)
    case maxStay(Int)
    case closedToArrival(Day)
    case closedToDeparture(Day)
}

extension ShelfReason {
    /// The reason as part of a sentence.
    var text: String {
        switch self {
        case .channelIsInactive: "the channel is not active"
        case .notMapped: "the channel does not map it"
        case .tooManyRooms(let most): "a booking has at most \(most) room(s)"
        case .tooManyAdults(let most): "is sold to at most \(most) adult(s)"
        case .tooManyGuests(let most): "has room for at most \(most) guest(s)"
        case .beyondCalendar(let day): "\(day) is not in the calendar"
        case .soldOut(let day, let left): left == 0 ? "sold out on \(day)" : "only \(left) left on \(day)"
        case .cutOff(let day): "no longer sold so late for \(day)"
        case .stopSell(let day): "stop sell on \(day)"
        case .noRate(let day): "no rate on \(day)"
        case .minStayArrival(let nights): "at least \(nights) nights for an arrival on that day"
        case .minStayThrough(let nights, let day): "at least \(nights) nights for a stay over \(day)"
        case .maxStay(let nights): "at most \(nights) night(s) for an arrival on that day"
        case .closedToArrival(let day): "closed to arrival on \(day)"
        case .closedToDeparture(let day): "closed to departure on \(day)"
        }
    }

    /// The reason for a program: its code, the day and the number that belong to it.
    var json: JSON {
        let (code, day, number) = parts
        return ["code": .string(code), "date": JSON(day?.description), "number": JSON(number)]
    }

    private var parts: (code: String, day: Day?, number: Int?) {
        switch self {
        case .channelIsInactive: ("channel_inactive", nil, nil)
        case .notMapped: ("not_mapped", nil, nil)
        case .tooManyRooms(let most): ("too_many_rooms", nil, most)
        case .tooManyAdults(let most): ("too_many_adults", nil, most)
        case .tooManyGuests(let most): ("too_many_guests", nil, most)
        case .beyondCalendar(let day): ("beyond_calendar", day, nil)
        case .soldOut(let day, let left): ("sold_out", day, left)
        case .cutOff(let day): ("cut_off", day, nil)
        case .stopSell(let day): ("stop_sell", day, nil)
        case .noRate(let day): ("no_rate", day, nil)
        case .minStayArrival(let nights): ("min_stay_arrival", nil, nights)
        case .minStayThrough(let nights, let day): ("min_stay_through", day, nights)
        case .maxStay(let nights): ("max_stay", nil, nights)
        case .closedToArrival(let day): ("closed_to_arrival", day, nil)
        case .closedToDeparture(let day): ("closed_to_departure", day, nil)
        }
    }
}

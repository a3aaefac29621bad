import HotelCore
import HotelValues
import PMS
import PMSWire

extension ProblemText {
    /// What the PMS refused, in the words of the wire.
    init(_ error: PMSError) {
        switch error {
        case .unknown(let subject, let name):
            let word = SubjectWord(subject)
            // Requests name these by their path, all others in their body.
            let isInPath = [.property, .roomClosure, .guest, .reservation, .roomStay, .apiKey].contains(word)
            self = isInPath ? .absent(word, name) : .unknown(word, name)
        case .invalid(let flaw): self = .flaw(BookingFlaw(flaw))
        case .conflict(let obstacle): self = .obstacle(Obstacle(obstacle))
        }
    }
}

extension SubjectWord {
    fileprivate init(_ subject: PMSError.Subject) {
        self =
            switch subject {
            case .property: .property
            case .roomType: .roomType
            case .ratePlan: .ratePlan
            case .room: .room
            case .roomClosure: .roomClosure
            case .guest: .guest
            case .reservation: .reservation
            case .roomStay: .roomStay
            case .apiKey: .apiKey
            }
    }
}

extension BookingFlaw {
    fileprivate init(_ flaw: PMSError.Flaw) {
        self =
            switch flaw {
            case .empty(let field): .empty(field: FieldText.name(ofField: field))
            case .tooLong(let field, let limit): .tooLong(field: FieldText.name(ofField: field), limit: limit)
            case .noRooms: .noRooms
            case .tooManyRooms(let limit): .tooManyRooms(limit: limit)
            case .stayTooLong(let limit): .stayTooLong(limit: limit)
            case .rangeTooLong(let limit): .rangeTooLong(limit: limit)
            case .past(let day): .past(day)
            case .tooManyPeople(let type, let capacity):
                .tooManyPeople(
                    roomType: type.rawValue,
                    adults: capacity.adults,
                    children: capacity.children,
                    infants: capacity.infants
                )
            case .nobody: .nobody
            case .otherRoomType(let plan, let type): .otherRoomType(ratePlan: plan.rawValue, roomType: type.rawValue)
            case .roomOfOtherType(let room, let type): .roomOfOtherType(room: room.rawValue, roomType: type.rawValue)
            case .unpriced(let plan, let night): .unpriced(ratePlan: plan.rawValue, night)
            case .priceCount(let nights, let prices): .priceCount(nights: nights, prices: prices)
            case .amountOutOfRange: .amountOutOfRange
            case .unsoldOccupancy(let plan, let adults): .unsoldOccupancy(ratePlan: plan.rawValue, adults)
            case .nothingToChange: .nothingToChange
            case .nightsOutOfRange(let field): .nightsOutOfRange(field: FieldText.name(ofField: field))
            case .unknownName(let text): .unknownName(text)
            case .countOutOfRange(let field, let limit):
                .sale(.countOutOfRange(field: FieldText.name(ofField: field), limit: limit))
            case .tooFar(let day, let last): .sale(.tooFar(day, last: last))
            case .derivedPrice(let plan, let parent):
                .sale(.derivedPrice(ratePlan: plan.rawValue, parent: parent.rawValue))
            case .inheritedRules(let plan, let parent):
                .sale(.inheritedRules(ratePlan: plan.rawValue, parent: parent.rawValue))
            case .impossibleStay(let plan, let night, let minStay, let maxStay):
                .sale(.impossibleStay(ratePlan: plan.rawValue, night, minStay: minStay, maxStay: maxStay))
            case .retired(let subject, let name): .sale(.retired(SubjectWord(subject), name))
            case .derivationChain(let plan, let parent):
                .sale(.derivationChain(ratePlan: plan.rawValue, parent: parent.rawValue))
            case .derivationOutOfRange(let plan): .sale(.derivationOutOfRange(ratePlan: plan.rawValue))
            case .wrongCode(let field): .sale(.wrongCode(field: FieldText.name(ofField: field)))
            }
    }
}

extension Obstacle {
    fileprivate init(_ obstacle: PMSError.Obstacle) {
        self =
            switch obstacle {
            case .soldOut(let type, let stay):
                .soldOut(roomType: type.rawValue, arrival: stay.arrival, departure: stay.departure)
            case .roomTaken(let room, let night): .roomTaken(room: room.rawValue, night)
            case .status(let status, let verb): .status(StatusWord(status), ActWord(verb: verb))
            case .noRoom(let roomStay): .noRoom(roomStay: roomStay.rawValue)
            case .notToday(let arrival, let today): .notToday(arrival: arrival, today: today)
            case .requestKeyReused(let key): .requestKeyReused(key)
            case .exists(let subject, let name): .exists(SubjectWord(subject), name)
            case .inUse(let subject, let name): .inUse(SubjectWord(subject), name)
            }
    }
}

extension ActWord {
    /// The word for one of the PMS's verbs.
    fileprivate init(verb: String) {
        self =
            switch verb {
            case "modify": .modify
            case "cancel": .cancel
            case "assign": .assign
            case "checkIn": .checkIn
            case "checkOut": .checkOut
            case "noShow": .noShow
            default: .other
            }
    }
}

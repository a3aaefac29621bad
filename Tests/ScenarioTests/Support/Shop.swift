import HotelValues

/// What is for sale, cell by cell, in the hotel's codes: how the PMS's view and Channex's are compared.
struct Shop: Hashable, Sendable {
    /// What a plan says of a night.
    struct Terms: Hashable, Sendable {
        /// The price; nil where the hotel has set none.
        var rate: String?
        var minStayArrival: Int
        var minStayThrough: Int
        var maxStay: Int
        var closedToArrival: Bool
        var closedToDeparture: Bool
        var stopSell: Bool
    }

    /// Rooms left, by room type and night.
    var rooms: [String: [String: Int]]
    /// By plan and night.
    var terms: [String: [String: Terms]]

    /// In what `other` is not as this one is, a line a cell.
    func differences(from other: Shop) -> [String] {
        var lines: [String] = []
        for (code, nights) in rooms {
            for (night, left) in nights {
                let theirs = other.rooms[code]?[night]
                if theirs != left { lines.append("\(code) \(night): \(left), there \(theirs.map(String.init) ?? "–")") }
            }
        }
        for (code, nights) in terms {
            for (night, mine) in nights {
                let theirs = other.terms[code]?[night]
                if let theirs, mine.agrees(with: theirs) { continue }
                lines.append("\(code) \(night): \(mine), there \(theirs.map { "\($0)" } ?? "–")")
            }
        }
        return lines.sorted()
    }

    /// The cells of availability that are not the same in both, with both numbers.
    func changedRooms(to other: Shop) -> [String: [String: [Int]]] {
        rooms.reduce(into: [:]) { changed, type in
            for (night, left) in type.value {
                guard let now = other.rooms[type.key]?[night], now != left else { continue }
                changed[type.key, default: [:]][night] = [left, now]
            }
        }
    }
}

extension Shop.Terms {
    /// A price that nobody has set agrees with whatever Channex made up for it.
    fileprivate func agrees(with other: Shop.Terms) -> Bool {
        var other = other
        if rate == nil { other.rate = nil }
        return self == other
    }
}

extension Shop {
    /// Reads the answer to the PMS's `GET /channex/ari`.
    init(_ answer: PMSCalendar) {
        rooms = [:]
        terms = [:]
        for type in answer.roomTypes {
            let left = Dictionary(uniqueKeysWithValues: type.days.map { ($0.night, $0.offered ?? $0.available) })
            rooms[type.code] = left
            for plan in type.plans {
                let nights = plan.days.map { ($0.night, Terms($0, isSoldOut: left[$0.night] == 0)) }
                terms[plan.code] = Dictionary(uniqueKeysWithValues: nights)
            }
        }
    }

    /// Reads Channex's two answers, as the mapping translates them; what is not mapped is left out.
    init(rooms: ChannexRooms, terms: ChannexTerms, _ mapping: Mapping) {
        self.rooms = mapping.roomTypes.compactMapValues { rooms.data[$0] }
        self.terms = mapping.ratePlans.compactMapValues { terms.data[$0]?.mapValues(Terms.init) }
    }
}

extension Shop.Terms {
    /// A night that is sold out reads as closed at Channex.
    fileprivate init(_ day: PMSCalendar.PlanDay, isSoldOut: Bool) {
        self.init(
            rate: day.rate,
            minStayArrival: day.rules?.minStayArrival ?? 1,
            minStayThrough: day.rules?.minStayThrough ?? 1,
            maxStay: day.rules?.maxStay ?? 0,
            closedToArrival: day.rules?.closedToArrival ?? false,
            closedToDeparture: day.rules?.closedToDeparture ?? false,
            stopSell: isSoldOut || day.rules?.stopSell ?? false
        )
    }

    fileprivate init(_ cell: ChannexTerms.Cell) {
        self.init(
            rate: cell.rate,
            minStayArrival: cell.minStayArrival,
            minStayThrough: cell.minStayThrough,
            maxStay: cell.maxStay,
            closedToArrival: cell.closedToArrival,
            closedToDeparture: cell.closedToDeparture,
            stopSell: cell.stopSell
        )
    }
}

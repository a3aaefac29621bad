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
        for type in answer.room_types {
            let left = Dictionary(uniqueKeysWithValues: type.dias.map { ($0.data, $0.available) })
            rooms[type.categoria] = left
            for plan in type.planos {
                let nights = plan.dias.map { ($0.data, Terms($0, isSoldOut: left[$0.data] == 0)) }
                terms[plan.plano] = Dictionary(uniqueKeysWithValues: nights)
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
        let rules = day.restricoes
        self.init(
            rate: day.valor,
            minStayArrival: rules?.estadia_minima_chegada ?? 1,
            minStayThrough: rules?.estadia_minima_permanencia ?? 1,
            maxStay: rules?.estadia_maxima ?? 0,
            closedToArrival: rules?.fechado_chegada ?? false,
            closedToDeparture: rules?.fechado_saida ?? false,
            stopSell: isSoldOut || rules?.fechado_venda ?? false
        )
    }

    fileprivate init(_ cell: ChannexTerms.Cell) {
        self.init(
            rate: cell.rate,
            minStayArrival: cell.min_stay_arrival,
            minStayThrough: cell.min_stay_through,
            maxStay: cell.max_stay,
            closedToArrival: cell.closed_to_arrival,
            closedToDeparture: cell.closed_to_departure,
            stopSell: cell.stop_sell
        )
    }
}

// Named as on the wire, so that nothing stands between a test and what was sent.

/// The answer to `GET /api/v1/channex/ari`.
struct PMSCalendar: Decodable {
    struct RoomType: Decodable {
        let categoria: String
        let total: Int
        let dias: [Day]
        let planos: [Plan]
    }

    struct Day: Decodable {
        let data: String
        let available: Int
    }

    struct Plan: Decodable {
        let plano: String
        let dias: [PlanDay]
    }

    struct PlanDay: Decodable {
        let data: String
        let valor: String?
        let restricoes: Rules?
    }

    struct Rules: Decodable {
        let estadia_minima_chegada: Int?
        let estadia_minima_permanencia: Int?
        let estadia_maxima: Int?
        let fechado_chegada: Bool?
        let fechado_saida: Bool?
        let fechado_venda: Bool?
    }

    let room_types: [RoomType]
}

/// The answer to Channex's `GET /availability`.
struct ChannexRooms: Decodable {
    let data: [String: [String: Int]]
}

/// The answer to Channex's `GET /restrictions`.
struct ChannexTerms: Decodable {
    struct Cell: Decodable {
        let rate: String
        let min_stay_arrival: Int
        let min_stay_through: Int
        let max_stay: Int
        let closed_to_arrival: Bool
        let closed_to_departure: Bool
        let stop_sell: Bool
    }

    let data: [String: [String: Cell]]
}

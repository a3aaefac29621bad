/// The answer to the PMS's `GET /api/v1/channex/ari`, read by the tests' own words.
struct PMSCalendar: Decodable {
    struct RoomType: Decodable {
        let code: String
        let days: [Day]
        let plans: [Plan]

        private enum CodingKeys: String, CodingKey {
            case code = "categoria"
            case days = "dias"
            case plans = "planos"
        }
    }

    struct Day: Decodable {
        let night: String
        let available: Int
        /// What of that the channels may sell; nil for all of it.
        let offered: Int?

        private enum CodingKeys: String, CodingKey {
            case night = "data"
            case available
            case offered
        }
    }

    struct Plan: Decodable {
        let code: String
        let days: [PlanDay]

        private enum CodingKeys: String, CodingKey {
            case code = "plano"
            case days = "dias"
        }
    }

    struct PlanDay: Decodable {
        let night: String
        let rate: String?
        let rules: Rules?

        private enum CodingKeys: String, CodingKey {
            case night = "data"
            case rate = "valor"
            case rules = "restricoes"
        }
    }

    struct Rules: Decodable {
        let minStayArrival: Int?
        let minStayThrough: Int?
        let maxStay: Int?
        let closedToArrival: Bool?
        let closedToDeparture: Bool?
        let stopSell: Bool?

        private enum CodingKeys: String, CodingKey {
            case minStayArrival = "estadia_minima_chegada"
            case minStayThrough = "estadia_minima_permanencia"
            case maxStay = "estadia_maxima"
            case closedToArrival = "fechado_chegada"
            case closedToDeparture = "fechado_saida"
            case stopSell = "fechado_venda"
        }
    }

    let roomTypes: [RoomType]

    private enum CodingKeys: String, CodingKey {
        case roomTypes = "room_types"
    }
}

/// The answer to Channex's `GET /availability`: rooms left, by room type and night.
struct ChannexRooms: Decodable {
    let data: [String: [String: Int]]
}

/// The answer to Channex's `GET /restrictions`: cells by plan and night.
struct ChannexTerms: Decodable {
    struct Cell: Decodable {
        let rate: String
        let minStayArrival: Int
        let minStayThrough: Int
        let maxStay: Int
        let closedToArrival: Bool
        let closedToDeparture: Bool
        let stopSell: Bool

        private enum CodingKeys: String, CodingKey {
            case rate
            case minStayArrival = "min_stay_arrival"
            case minStayThrough = "min_stay_through"
            case maxStay = "max_stay"
            case closedToArrival = "closed_to_arrival"
            case closedToDeparture = "closed_to_departure"
            case stopSell = "stop_sell"
        }
    }

    let data: [String: [String: Cell]]
}

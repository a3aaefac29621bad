import HotelValues

/// Writes the answers to `GET /api/v1/channex/ari` and `GET /api/v1/tarifas`.
public enum ARIBody {
    /// The JSON of the whole calendar: room types, their nights, their plans.
    public static func bytes(from calendar: ARICalendar) -> [UInt8] {
        var writer = CalendarWriter(calendar)
        return writer.writeAvailability()
    }

    /// The JSON of the plans alone, with the code of their room types.
    public static func rates(from calendar: ARICalendar) -> [UInt8] {
        var writer = CalendarWriter(calendar)
        return writer.writeRates()
    }

    /// What the priced nights cost on average, rounded to the minor unit; nil when none has a price.
    public static func meanRate(of amounts: [Int64?]) -> Int64? {
        let priced = amounts.compactMap(\.self)
        guard !priced.isEmpty else { return nil }
        let count = Int64(priced.count)
        return (priced.reduce(0, +) * 2 + count) / (count * 2)
    }
}

private struct CalendarWriter {
    private let calendar: ARICalendar
    private let dates: [[UInt8]]
    private let exponent: Int
    private var writer: JSONWriter

    init(_ calendar: ARICalendar) {
        self.calendar = calendar
        // Each date is written once and copied from then on.
        self.dates = calendar.nights.map { Array("\"\($0)\"".utf8) }
        self.exponent = calendar.currency.exponent
        let plans = calendar.roomTypes.reduce(0) { $0 + $1.plans.count }
        self.writer = JSONWriter(capacity: calendar.nights.count * (calendar.roomTypes.count * 72 + plans * 80) + 4_096)
    }

    mutating func writeAvailability() -> [UInt8] {
        writer.write("{\"date_from\":")
        writer.write(string: calendar.nights.lowerBound.description)
        writer.write(",\"date_to\":")
        writer.write(string: calendar.nights.upperBound.description)
        writer.write(",\"versao\":")
        writer.write(Int(calendar.version))
        writer.write(",\"room_types\":[")
        for (index, type) in calendar.roomTypes.enumerated() {
            if index > 0 { writer.write(",") }
            write(type)
        }
        writer.write("]}")
        return writer.bytes
    }

    mutating func writeRates() -> [UInt8] {
        writer.write("{\"data_de\":")
        writer.write(string: calendar.nights.lowerBound.description)
        writer.write(",\"data_ate\":")
        writer.write(string: calendar.nights.upperBound.description)
        writer.write(",\"versao\":")
        writer.write(Int(calendar.version))
        writer.write(",\"moeda\":")
        writer.write(string: calendar.currency.code)
        writer.write(",\"planos\":[")
        var isFirst = true
        for type in calendar.roomTypes {
            for plan in type.plans {
                if !isFirst { writer.write(",") }
                isFirst = false
                write(plan, of: type.code)
            }
        }
        writer.write("]}")
        return writer.bytes
    }

    private mutating func write(_ type: ARICalendar.RoomTypeNights) {
        let rates = type.plans.first?.primaryAmounts ?? []
        writer.write("{\"categoria\":")
        writer.write(string: type.code)
        writer.write(",\"nome\":")
        writer.write(string: type.name)
        writer.write(",\"total\":")
        writer.write(type.total)
        writer.write(",\"available\":")
        writer.write(type.available.min() ?? 0)
        if type.offered != type.available {
            writer.write(",\"offered\":")
            writer.write(type.offered.min() ?? 0)
        }
        writer.write(",\"rate\":")
        writer.write(amount: ARIBody.meanRate(of: rates), exponent: exponent)
        writer.write(",\"currency\":")
        writer.write(string: calendar.currency.code)
        writer.write(",\"dias\":[")
        for index in dates.indices { write(type, rates, night: index) }
        writer.write("],\"planos\":[")
        for (index, plan) in type.plans.enumerated() {
            if index > 0 { writer.write(",") }
            write(plan, of: nil)
        }
        writer.write("]}")
    }

    private mutating func write(_ type: ARICalendar.RoomTypeNights, _ rates: [Int64?], night index: Int) {
        writer.write(index == 0 ? "{\"data\":" : ",{\"data\":")
        writer.write(json: dates[index])
        writer.write(",\"total\":")
        writer.write(type.total)
        writer.write(",\"available\":")
        writer.write(type.available[index])
        if type.offered[index] != type.available[index] {
            writer.write(",\"offered\":")
            writer.write(type.offered[index])
        }
        writer.write(",\"rate\":")
        writer.write(amount: rates.isEmpty ? nil : rates[index], exponent: exponent)
        writer.writeMember(type.offers[index])
        if let plan = type.plans.first { writer.writeMember(plan.rules[index]) }
        writer.write("}")
    }

    private mutating func write(_ plan: ARICalendar.PlanNights, of type: String?) {
        writer.write("{\"plano\":")
        writer.write(string: plan.code)
        if let type {
            writer.write(",\"categoria\":")
            writer.write(string: type)
        }
        writer.write(",\"nome\":")
        writer.write(string: plan.name)
        writer.write(",\"regime\":")
        writer.write(string: plan.meals.rawValue)
        writer.write(",\"ocupacao_principal\":")
        writer.write(plan.primaryOccupancy)
        writer.write(",\"ocupacoes\":[")
        for (index, occupancy) in plan.occupancies.enumerated() {
            if index > 0 { writer.write(",") }
            writer.write(occupancy)
        }
        writer.write("],\"dias\":[")
        let amounts = plan.primaryAmounts
        for index in dates.indices { write(plan, amounts, night: index) }
        writer.write("]}")
    }

    private mutating func write(_ plan: ARICalendar.PlanNights, _ amounts: [Int64?], night index: Int) {
        writer.write(index == 0 ? "{\"data\":" : ",{\"data\":")
        writer.write(json: dates[index])
        writer.write(",\"valor\":")
        writer.write(amount: amounts[index], exponent: exponent)
        if plan.occupancies.count > 1 { writeAmounts(of: plan, night: index) }
        writer.writeMember(plan.rules[index])
        writer.write("}")
    }

    private mutating func writeAmounts(of plan: ARICalendar.PlanNights, night index: Int) {
        writer.write(",\"valores\":{")
        for (place, occupancy) in plan.occupancies.enumerated() {
            writer.write(place == 0 ? "\"" : ",\"")
            writer.write(occupancy)
            writer.write("\":")
            writer.write(amount: plan.amounts[place][index], exponent: exponent)
        }
        writer.write("}")
    }
}

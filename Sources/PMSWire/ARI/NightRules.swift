/// The rules of sale of a rate plan on one night.
///
/// On the wire, what is missing forbids nothing.
public struct NightRules: Hashable, Sendable {
    /// Least nights of a stay that arrives on the night.
    public var minStayArrival = 1
    /// Least nights of a stay that covers the night.
    public var minStayThrough = 1
    /// Most nights of a stay that arrives on the night; 0 is no limit.
    public var maxStay = 0
    /// No arrival on the day.
    public var closedToArrival = false
    /// No departure on the day.
    public var closedToDeparture = false
    /// Not on sale on the night.
    public var stopSell = false

    /// Rules that forbid nothing.
    public init() {}

    /// Forbids nothing.
    public static let none = NightRules()
}

extension NightRules: Decodable {
    /// Reads the rules that are there.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        minStayArrival = try container.decodeIfPresent(Int.self, forKey: .minStayArrival) ?? 1
        minStayThrough = try container.decodeIfPresent(Int.self, forKey: .minStayThrough) ?? 1
        maxStay = try container.decodeIfPresent(Int.self, forKey: .maxStay) ?? 0
        closedToArrival = try container.decodeIfPresent(Bool.self, forKey: .closedToArrival) ?? false
        closedToDeparture = try container.decodeIfPresent(Bool.self, forKey: .closedToDeparture) ?? false
        stopSell = try container.decodeIfPresent(Bool.self, forKey: .stopSell) ?? false
    }

    private enum CodingKeys: String, CodingKey {
        case minStayArrival = "estadia_minima_chegada"
        case minStayThrough = "estadia_minima_permanencia"
        case maxStay = "estadia_maxima"
        case closedToArrival = "fechado_chegada"
        case closedToDeparture = "fechado_saida"
        case stopSell = "fechado_venda"
    }
}

extension JSONWriter {
    /// Appends the member `restricoes` with the rules that forbid something; nothing when none does.
    mutating func writeMember(_ rules: NightRules) {
        guard rules != .none else { return }
        write(",\"restricoes\":{")
        var separator: StaticString = ""
        func number(_ name: StaticString, _ value: Int, in writer: inout JSONWriter) {
            writer.write(separator)
            writer.write(name)
            writer.write(value)
            separator = ","
        }
        func flag(_ name: StaticString, in writer: inout JSONWriter) {
            writer.write(separator)
            writer.write(name)
            separator = ","
        }
        if rules.minStayArrival != 1 { number("\"estadia_minima_chegada\":", rules.minStayArrival, in: &self) }
        if rules.minStayThrough != 1 { number("\"estadia_minima_permanencia\":", rules.minStayThrough, in: &self) }
        if rules.maxStay != 0 { number("\"estadia_maxima\":", rules.maxStay, in: &self) }
        if rules.closedToArrival { flag("\"fechado_chegada\":true", in: &self) }
        if rules.closedToDeparture { flag("\"fechado_saida\":true", in: &self) }
        if rules.stopSell { flag("\"fechado_venda\":true", in: &self) }
        write("}")
    }
}

import ChannelSync
import ChannexClient
import ChannexWire
import HotelValues

extension LinkUnderTest {
    /// Every cell of Channex's calendar that is not what the PMS has, in words; empty when the two are equal.
    ///
    /// Closed because nothing is left is not a difference, nor is a price that nobody ever set (contract §3.4).
    func differences() async throws -> [String] {
        guard let mapping = try await link.store.mapping() else { return ["not set up"] }
        let nights = try await window()
        let house = try await link.gateway.calendar(nights)
        let rooms = try await link.channex.availability(of: mapping.property, nights: nights)
        let cells = try await link.channex.restrictions(of: mapping.property, nights: nights)
        var differences: [String] = []
        for night in nights {
            for (code, id) in mapping.roomTypes.sorted(by: { $0.key < $1.key }) {
                let wanted = house.rooms(of: code, on: night).map { max(0, $0) }
                if rooms[id, night] != wanted {
                    differences.append("\(code) \(night): \(rooms[id, night] ?? -1) rooms, not \(wanted ?? -1)")
                }
            }
            for (code, plan) in mapping.ratePlans.sorted(by: { $0.key < $1.key }) {
                guard let terms = house.terms(of: code, on: night) else { continue }
                for (occupancy, option) in plan.options.sorted(by: { $0.key < $1.key }) {
                    let words = cells[option, night]?.difference(from: terms, occupancy) ?? "nothing"
                    if !words.isEmpty { differences.append("\(code)/\(occupancy) \(night): \(words)") }
                }
            }
        }
        return differences
    }
}

extension RestrictionReading.Cell {
    /// What is other than the terms say; empty when nothing is.
    fileprivate func difference(from terms: NightTerms, _ occupancy: Int) -> String {
        var words: [String] = []
        if let wanted = terms.rates[occupancy], rate?.description != wanted.decimalText {
            words.append("rate \(rate?.description ?? "–"), not \(wanted.decimalText)")
        }
        if minStayArrival != terms.minStayArrival { words.append("min stay arrival \(minStayArrival ?? -1)") }
        if minStayThrough != terms.minStayThrough { words.append("min stay through \(minStayThrough ?? -1)") }
        if maxStay != terms.maxStay { words.append("max stay \(maxStay ?? -1)") }
        if closedToArrival != terms.closedToArrival { words.append("closed to arrival") }
        if closedToDeparture != terms.closedToDeparture { words.append("closed to departure") }
        if stopSell != (terms.stopSell || availability == 0) { words.append("stop sell \(stopSell ?? false)") }
        return words.joined(separator: ", ")
    }
}

import ChannelSync
import ChannexClient
import HotelValues
import PMS

/// An observer outside the link: it notes what people changed and what arrived at Channex, and what of it is wrong.
final class LinkWatch {
    /// What is wrong, in words.
    private(set) var violations: [String] = []
    /// When calls arrived, by lane.
    private(set) var arrivals: [Lane: [Timestamp]] = [:]
    /// When people changed something, by lane.
    private(set) var edits: [Lane: [Timestamp]] = [:]
    /// What was changed and has not been sent since, by lane.
    private var pending: [Lane: Set<CellKey>] = [:]
    /// The place in the PMS's log of the values that Channex has.
    private var versions: [CellKey: Int64] = [:]
    private let mapping: Mapping
    private let house: LinkUnderTest
    /// Whether every call is answered, so that what was changed is what is sent.
    private let isQuiet: Bool

    init(_ house: LinkUnderTest, isQuiet: Bool) async throws {
        guard let mapping = try await house.link.store.mapping() else { throw LinkFailure.notSetUp }
        self.mapping = mapping
        self.house = house
        self.isQuiet = isQuiet
    }

    func note(_ changes: [CalendarChange], at now: Timestamp) {
        for lane in Set(changes.map(\.lane)) { edits[lane, default: []].append(now) }
        for change in changes { pending[change.lane, default: []].formUnion(Set(change)) }
    }

    func note(_ errand: OutboundWorker.Errand) {
        guard isQuiet else { return }
        let lane = errand.claim.lane
        let cells = Set<CellKey>(errand.message, mapping)
        if let more = cells.subtracting(pending[lane] ?? []).first {
            violations.append("\(more) is sent though nobody changed it")
        }
        pending[lane] = []
    }

    func note(_ arrival: LinkSimulation.Arrival) {
        let lane = arrival.lane
        arrivals[lane, default: []].append(arrival.at)
        let inWindow = arrivals[lane, default: []].count { arrival.at - $0 < .seconds(60) }
        if inWindow > CallBudget.limit {
            violations.append("\(inWindow) calls of \(lane) in a minute at \(arrival.at)")
        }
        judge(arrival.errand.message, at: arrival.at)
        let cells = Set<CellKey>(arrival.errand.message, mapping)
        if isQuiet {
            judgeQuietly(arrival)
        } else if arrival.isCarriedOut {
            for cell in cells {
                if let version = versions[cell], version > arrival.version {
                    violations.append("\(cell) went back from \(version) to \(arrival.version) at \(arrival.at)")
                }
                versions[cell] = arrival.version
            }
        }
    }

    /// What no message may ever have.
    private func judge(_ message: OutboundMessage, at now: Timestamp) {
        let today = now.day(offsetSeconds: SampleHouse.offsetSeconds)
        if let past = message.firstNights.first(where: { $0 < today }) { violations.append("\(past) is past") }
        let body = message.body
        if String(decoding: body, as: UTF8.self).contains("null") { violations.append("a null was sent") }
        if body.count >= 10_000_000 { violations.append("a message of \(body.count) bytes") }
    }

    private func judgeQuietly(_ arrival: LinkSimulation.Arrival) {
        if case .failure(let failure) = arrival.result { violations.append("\(failure)") }
        if case .success(let receipt) = arrival.result, !receipt.warnings.isEmpty {
            violations.append("warned: \(receipt.warnings)")
        }
    }

    /// The fewest calls that could have said the edits, each within the quiet time of the first that it says.
    func fewestCalls(of lane: Lane) -> Int {
        var count = 0
        var end: Timestamp?
        for edit in edits[lane] ?? [] {
            if let end, edit < end { continue }
            count += 1
            end = edit + OutboundPlanner.quietTime
        }
        return count
    }
}

extension LinkSimulation.Arrival {
    /// Whether Channex carried it out, whatever the link was told.
    var isCarriedOut: Bool {
        switch flight.fate {
        case .answered: if case .success = result { true } else { false }
        case .answerLost, .statusAfterwards: true
        case .status, .lost, .lostBeforeSending: false
        }
    }
}

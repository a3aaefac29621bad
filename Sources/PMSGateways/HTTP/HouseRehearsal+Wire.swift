import ChannelSync
import FoundationEssentials
import HotelValues
import PMSWire

extension HouseRehearsal {
    /// Reads our PMS's answer to `?rehearse=true`.
    init(wire body: [UInt8]) throws(GatewayFailure) {
        do {
            let answer = try WireCoding.decode(RehearsalAnswer.self, from: Data(body))
            self.init(
                changes: answer.changes.map(HouseChange.init),
                calendar: try answer.calendar.flatMap { try HouseCalendar(rehearsed: $0) }
            )
        } catch let failure as GatewayFailure {
            throw failure
        } catch {
            throw .refused("this is no answer of the PMS to `?rehearse=true`")
        }
    }
}

extension HouseCalendar {
    /// A calendar that says itself which nights it has; nil when it has none.
    fileprivate init?(rehearsed answer: ARIAnswer) throws {
        guard let days = answer.roomTypes.first?.days, let first = days.first?.night else { return nil }
        try self.init(answer, nights: first...first.advanced(by: days.count - 1))
    }
}

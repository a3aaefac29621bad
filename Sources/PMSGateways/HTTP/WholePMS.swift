import ChannelSync
import HotelValues
import NIOHTTP1
import PMSWire
import Synchronization

/// Our own PMS at the other end: it takes revisions as they are, and keeps a change log.
final class WholePMS: Sendable {
    private let connection: PMSConnection
    private let latest = Mutex<TaggedCalendar?>(nil)

    /// The last calendar read, and the tag it has at the PMS.
    private struct TaggedCalendar {
        var tag: String
        var calendar: HouseCalendar
    }

    /// The longest the PMS lets a question wait.
    private static let longestWait: Duration = .seconds(30)
    /// Where the log gives no answer, everything may have changed, as far ahead as any calendar of Channex's reaches.
    private static let horizon = 730

    init(connection: PMSConnection) {
        self.connection = connection
    }

    func calendar(_ nights: ClosedRange<Day>) async throws -> HouseCalendar {
        let known = latest.withLock { $0 }.flatMap { $0.calendar.nights == nights ? $0 : nil }
        var call = PMSCall.get("channex", "ari").nights(nights)
        call.knownTag = known?.tag
        let reply = try await connection.send(call)
        if reply.isNotModified, let known { return known.calendar }
        let calendar = try HouseCalendar(reply.decode(ARIAnswer.self, of: call), nights: nights)
        let tag = reply.headers.first(name: "etag")
        latest.withLock { $0 = tag.map { TaggedCalendar(tag: $0, calendar: calendar) } }
        return calendar
    }

    func changes(after place: Int64, wait: Duration) async throws -> ChangePage {
        let wait = min(max(wait, .zero), WholePMS.longestWait)
        var call = PMSCall.get("channex", "changes")
        call.query = [("after", "\(max(0, place))"), ("wait", "\(wait.components.seconds)")]
        call.wait = wait
        let answer = try await connection.send(call).decode(ChangesAnswer.self, of: call)
        guard answer.last < place else { return ChangePage(answer) }
        // The log ends before the place: it was restored to an earlier state, or is another PMS's.
        return ChangePage(changes: try await everything(), next: answer.last)
    }

    func apply(_ booking: InboundBooking) async throws -> AppliedRevision {
        let body = ChannelBookingBody(booking)
        var call = PMSCall(method: .POST, path: ["channex", "booking"])
        call.body = try body.bytes()
        call.repetitionKey = booking.revision
        call.guestTexts = booking.guestTexts
        return AppliedRevision(try await connection.send(call).decode(ReservationAnswer.self, of: call), to: booking)
    }

    private func everything() async throws -> [HouseChange] {
        let call = PMSCall.get("hotel")
        let hotel = try await connection.send(call).decode(HotelAnswer.self, of: call)
        let nights = hotel.today...hotel.today.advanced(by: WholePMS.horizon - 1)
        let cause = "change log restored"
        return hotel.roomTypes.map { type in
            HouseChange(target: .roomType(type.code), nights: nights, fields: .availability, cause: cause)
        }
            + hotel.ratePlans.map { plan in
                HouseChange(target: .ratePlan(plan.code), nights: nights, fields: .ofRatePlan, cause: cause)
            }
    }
}

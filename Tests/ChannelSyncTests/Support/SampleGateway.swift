import ChannelSync
import HotelValues

/// A PMS that does as it is told, and remembers what it was told.
struct SampleGateway: PMSGateway {
    struct State: Sendable {
        var house = SampleHotel.house
        var rooms = 5
        var rate: Int64 = 10_000
        var log: [HouseChange] = []
        var logFailures = 0
        var logCalls = 0
        var calendarCalls = 0
        var calendarFailures = 0
        /// Whether it is away.
        var isAway = false
        /// Revisions it refuses, and those over which it stumbles.
        var refused: Set<String> = []
        var poison: Set<String> = []
        /// Revisions it refuses unless they come without rooms.
        var refusedWithRooms: Set<String> = []
        var attempts: [String] = []
        var applied: [InboundBooking] = []
    }

    let watched = Watched(State())

    var state: State { watched.state }

    private struct Stumble: Error {}

    func house() async throws -> House {
        guard !state.isAway else { throw GatewayFailure.unavailable("away") }
        return state.house
    }

    func calendar(_ nights: ClosedRange<Day>) async throws -> HouseCalendar {
        try watched.update { state in
            state.calendarCalls += 1
            guard state.calendarFailures == 0 else {
                state.calendarFailures -= 1
                return Result<HouseCalendar, GatewayFailure>.failure(.unavailable("away"))
            }
            return .success(HouseCalendar.even(nights, rooms: state.rooms, rate: state.rate))
        }.get()
    }

    func changes(after place: Int64, wait: Duration) async throws -> ChangePage {
        let mayAnswer = watched.update { state in
            state.logCalls += 1
            guard state.logFailures == 0 else {
                state.logFailures -= 1
                return false
            }
            return true
        }
        guard mayAnswer else { throw GatewayFailure.unavailable("away") }
        if wait > .zero { await watched.wait { $0.log.count > place } }
        try Task.checkCancellation()
        let log = state.log
        return ChangePage(changes: Array(log.dropFirst(Int(place))), next: max(place, Int64(log.count)))
    }

    func apply(_ booking: InboundBooking) async throws -> AppliedRevision {
        let end = watched.update { state -> Result<AppliedRevision, any Error> in
            state.attempts.append(booking.revision)
            if state.isAway { return .failure(GatewayFailure.unavailable("away")) }
            if state.refused.contains(booking.revision) { return .failure(GatewayFailure.refused("no")) }
            if state.refusedWithRooms.contains(booking.revision), !booking.rooms.isEmpty {
                return .failure(GatewayFailure.refused("no such room"))
            }
            if state.poison.contains(booking.revision) { return .failure(Stumble()) }
            state.applied.append(booking)
            return .success(
                AppliedRevision(
                    reservation: "reservation of \(booking.booking)",
                    number: "1",
                    effect: "created",
                    isOverbooked: false
                )
            )
        }
        return try end.get()
    }
}

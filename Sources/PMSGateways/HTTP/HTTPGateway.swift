public import AsyncHTTPClient
public import ChannelSync
public import HotelValues
public import Logging
import NIOCore

/// The PMS over HTTP: our own, or an existing sistema-os that offers only what the mission names.
///
/// Which of the two answers at the address shows in whether it has `GET /api/v1/hotel`; that is remembered, and asked
/// again now and then. Our own takes every revision as it is and keeps it from being applied twice. The other one has
/// no memory of revisions, no change log and, it may be, no nights within a range: for it the gateway remembers through
/// `RevisionMemory`, compares the calendar with what it saw last, and asks for single nights.
///
/// With the other one there is a gap nobody can close from here: when its answer to a new booking is lost, or this
/// program ends before the answer is recorded, the booking is sent again, with the same `Idempotency-Key`. A PMS that
/// ignores that key then holds the booking twice, which the desk can see; the alternative would be to lose it.
public struct HTTPGateway: PMSGateway {
    private let detection: OfferDetection
    private let whole: WholePMS
    private let mission: MissionPMS
    private let watch: CalendarWatch

    /// A gateway to the PMS at that address, through an `HTTPClient` configured with `httpConfiguration`.
    ///
    /// The facts and the memory serve a PMS that keeps neither. It is up to the caller to shut the client down.
    public init(
        url: String,
        apiKey: String?,
        property: HouseFacts,
        memory: any RevisionMemory,
        httpClient: HTTPClient,
        limits: Limits = Limits(),
        watch: Watch = Watch(),
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Timestamp,
        zoneOffset: @escaping @Sendable (String, Timestamp) -> Int?,
        logger: Logger
    ) throws(PMSAddress.Flaw) {
        let connection = PMSConnection(
            address: try PMSAddress(url),
            key: apiKey,
            httpClient: httpClient,
            limits: limits,
            clock: clock,
            logger: logger
        )
        let day = HouseDay(timeZone: property.timeZone, now: now, zoneOffset: zoneOffset)
        self.whole = WholePMS(connection: connection)
        self.mission = MissionPMS(connection: connection, facts: property, memory: memory, day: day)
        self.watch = CalendarWatch(pms: mission, settings: watch, clock: clock, day: day)
        self.detection = OfferDetection(connection: connection, mission: mission, now: now)
    }

    /// How the `HTTPClient` of the gateway is to be configured: no redirect is followed, no answer is unpacked, and a
    /// connection that fails is reported at once.
    public static var httpConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10)),
            decompression: .disabled
        )
        configuration.connectionPool.idleTimeout = .seconds(30)
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    /// What the hotel sells.
    public func house() async throws -> House {
        guard let answer = try await detection.ask() else { return try await mission.house() }
        return House(answer)
    }

    /// The calendar of these nights, as the PMS has it now.
    public func calendar(_ nights: ClosedRange<Day>) async throws -> HouseCalendar {
        switch try await detection.offer() {
        case .whole: try await whole.calendar(nights)
        // The watch learns nothing from this: what it has not reported yet must stay unseen.
        case .mission: try await mission.calendar(nights)
        }
    }

    /// The changes after that place, waiting for the first one.
    public func changes(after place: Int64, wait: Duration) async throws -> ChangePage {
        switch try await detection.offer() {
        case .whole: try await whole.changes(after: place, wait: wait)
        case .mission: try await watch.changes(after: place, wait: wait)
        }
    }

    /// Applies one revision; see the type for what "once" means with a PMS that keeps no revisions.
    public func apply(_ booking: InboundBooking) async throws -> AppliedRevision {
        switch try await detection.offer() {
        case .whole:
            return try await whole.apply(booking)
        case .mission:
            let applied = try await mission.apply(booking)
            await watch.look(at: booking.rooms.map(\.stay))
            return applied
        }
    }

    /// Reads what our own PMS answered to `?rehearse=true`.
    public func rehearsal(reading answer: [UInt8]) throws -> HouseRehearsal { try HouseRehearsal(wire: answer) }
}

/// The hotel's own day, by its zone.
struct HouseDay: Sendable {
    let timeZone: String
    let now: @Sendable () -> Timestamp
    let zoneOffset: @Sendable (String, Timestamp) -> Int?

    /// Which day it is at the hotel; in UTC where the zone is unknown.
    var today: Day {
        let now = now()
        return now.day(offsetSeconds: zoneOffset(timeZone, now) ?? 0)
    }
}

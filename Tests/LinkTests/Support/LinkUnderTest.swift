import ChannelSync
import ChannexClient
import ChannexEmulator
import ChannexWire
import Database
import HotelTesting
import HotelValues
import Logging
import PMS
import PMSGateways
import Synchronization

/// A real hotel, a real link and an emulated Channex in one process, by one clock that stands still until it is moved.
///
/// The hotel and the link share a database in memory. Channex is reached by the real client; only the network between
/// the two is simulated, and a test may put faults there with `faults`.
final class LinkUnderTest: Sendable {
    static let start = Timestamp(startOf: SampleHouse.firstDay) + .seconds(15 * 3_600)

    let clock: ManualClock
    let surroundings: Surroundings
    let database: Database
    let hotel: Hotel
    let emulation: Emulation
    /// The network to Channex.
    let network: FaultyNetwork
    let link: ChannelLink

    /// A hotel that is set up at Channex, prices and all; the calendar at Channex has so many days.
    init(seed: UInt64 = 1, days: Int = 100, switches: Switches = Switches()) async throws {
        clock = ManualClock()
        surroundings = .seeded(seed, at: LinkUnderTest.start, clock: clock)
        database = try Database.open(.memory)
        hotel = try await PMS(database: database, surroundings: surroundings).hotel(SampleHouse.id)
        emulation = Emulation(
            switches: switches,
            seed: seed,
            surroundings: surroundings,
            zones: LinkUnderTest.offset
        )
        network = FaultyNetwork(emulation: emulation)
        link = try await LinkUnderTest.link(database, hotel, network, surroundings, clock)
        try await hotel.setUp(SampleHouse.plan, by: .setup)
        try await setUpChannex(days: days)
    }

    var now: Timestamp { surroundings.now() }

    /// The hotel's today.
    var today: Day { now.day(offsetSeconds: SampleHouse.offsetSeconds) }

    /// The nights that Channex's calendar has now.
    func window() async throws -> ClosedRange<Day> {
        let length = try await link.store.mapping()?.calendarLength ?? 0
        return today...today.advanced(by: length - 1)
    }

    static func offset(_ zone: String, _ instant: Timestamp) -> Int? {
        zone == SampleHouse.timeZone ? SampleHouse.offsetSeconds : nil
    }

    /// The link as another process would have it: of the same database, and of the same Channex.
    func anotherLink(seed: UInt64) async throws -> ChannelLink {
        let surroundings = Surroundings.seeded(seed, at: LinkUnderTest.start, clock: clock)
        return try await LinkUnderTest.link(database, hotel, network, surroundings, clock)
    }

    private static func link(
        _ database: Database,
        _ hotel: Hotel,
        _ network: FaultyNetwork,
        _ surroundings: Surroundings,
        _ clock: ManualClock
    ) async throws -> ChannelLink {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = try ChannexClient(
            network: SimulatedNetwork { request in try network.answer(request) },
            clock: clock,
            logger: logger
        )
        return ChannelLink(
            store: try await LinkStore(property: SampleHouse.id.rawValue, database: database),
            gateway: InProcessGateway(hotel: hotel, clock: clock),
            channex: client,
            surroundings: surroundings,
            clock: clock,
            zoneOffset: offset,
            logger: logger
        )
    }

    private func setUpChannex(days: Int) async throws {
        var property = NewProperty(
            title: SampleHouse.name,
            currency: SampleHouse.currency,
            timezone: SampleHouse.timeZone,
            country: "BR"
        )
        property.settings.stateLength = days
        property.settings.minStayType = .both
        _ = try await link.channex.create(property)
        let secrets = WebhookSecrets(make: { "secret" }, hash: { $0 })
        _ = try await ChannexSetup(link: link, wishes: ChannexSetup.Wishes(), secrets: secrets).run()
    }
}

extension SampleHouse {
    /// The day on which tests begin.
    static let firstDay = Day("2027-03-01") ?? Day(number: 20_878)
}

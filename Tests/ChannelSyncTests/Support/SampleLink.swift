import ChannelSync
import Database
import HotelTesting
import HotelValues
import Logging
import ServiceLifecycle

/// A link between the sample hotel and a scripted Channex, by a clock that stands still.
struct SampleLink {
    static let start = Timestamp(startOf: SampleHotel.today) + .seconds(9 * 3_600)

    let channex = ScriptedChannex()
    let gateway = SampleGateway()
    let clock: ManualClock
    let database: Database
    let link: ChannelLink

    var store: LinkStore { link.store }

    /// A link of that property; of several that share a database each names it, and the clock.
    init(
        isSetUp: Bool = true,
        property: String = "hotel",
        in database: Database? = nil,
        clock: ManualClock = ManualClock()
    ) async throws {
        self.clock = clock
        self.database = try database ?? Database.open(.memory)
        link = ChannelLink(
            store: try await LinkStore(property: property, database: self.database),
            gateway: gateway,
            channex: channex,
            surroundings: .seeded(1, at: SampleLink.start, clock: clock),
            clock: clock,
            zoneOffset: { _, _ in 0 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        if isSetUp { try await store.save(SampleHotel.mapping) }
    }

    var now: Timestamp { link.surroundings.now() }

    /// Lets the services work while the body looks on, then shuts them down as a signal would.
    func running(_ services: any Service..., body: () async throws -> Void) async throws {
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: services, logger: link.logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                try await body()
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    func markDirty(_ changes: HouseChange...) async throws {
        try await store.markDirty(changes, cursor: nil, at: now, makeID: link.surroundings.makeID)
    }

    /// Waits until the store says so, looking again after every call that ended.
    func waitForCalls(_ condition: ([LedgerEntry]) -> Bool) async throws {
        let notices = store.callNotices()
        if condition(try await store.calls()) { return }
        for await _ in notices where condition(try await store.calls()) { return }
    }
}

extension HouseChange {
    static func rate(_ first: String, _ last: String, cause: String = "test") -> HouseChange {
        HouseChange(
            target: .ratePlan("twin-bar"),
            nights: SampleHotel.nights(first, last),
            fields: .rate,
            cause: cause
        )
    }

    static func rooms(_ first: String, _ last: String, cause: String = "test") -> HouseChange {
        HouseChange(
            target: .roomType("twin"),
            nights: SampleHotel.nights(first, last),
            fields: .availability,
            cause: cause
        )
    }
}

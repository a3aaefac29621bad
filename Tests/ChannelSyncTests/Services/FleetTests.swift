import ChannelSync
import Database
import HotelTesting
import HotelValues
import ServiceLifecycle
import Testing

@Suite("Fleet of links", .timeLimit(.minutes(1)))
struct FleetTests {
    /// Fails the first so many times, then works until the end; tells each start.
    private struct Moody: Service {
        struct Mood: Error {}

        let property: String
        let failures: Int
        let starts: Watched<[String: Int]>

        func run() async throws {
            let start = starts.update { starts in
                starts[property, default: 0] += 1
                return starts[property, default: 0]
            }
            guard start > failures else { throw Mood() }
            try await gracefulShutdown()
        }
    }

    private func fleet(
        _ first: SampleLink,
        _ directory: LinkDirectory,
        discover: @escaping @Sendable () async throws -> [ChannelLink] = { [] },
        services: @escaping @Sendable (ChannelLink) -> [any Service]
    ) -> Fleet {
        Fleet(
            directory: directory,
            database: first.database,
            clock: first.clock,
            logger: first.link.logger,
            discover: discover,
            services: services
        )
    }

    @Test("a link whose service fails is started again by itself, after a pause that grows; others go on")
    func alone() async throws {
        let ill = try await SampleLink(isSetUp: false, property: "ill")
        let well = try await SampleLink(isSetUp: false, property: "well", in: ill.database, clock: ill.clock)
        let starts = Watched<[String: Int]>([:])
        let fleet = fleet(ill, LinkDirectory([ill.link, well.link])) { link in
            let failures = link.store.property == "ill" ? 2 : 0
            return [Moody(property: link.store.property, failures: failures, starts: starts)]
        }
        try await ill.running(fleet) {
            // Its look at what waits, the spacing between two starts, and the pause of the one that failed at once.
            await ill.clock.waitForSleepers(3)
            ill.clock.advance(by: .milliseconds(10))
            await starts.wait { $0["ill"] == 1 && $0["well"] == 1 }
            for (done, pause) in [2, 4].enumerated() {
                // Beside those two: the pause.
                await ill.clock.waitForSleepers(3)
                #expect(starts.state["ill"] == done + 1)
                ill.clock.advance(by: .seconds(pause))
                await starts.wait { $0["ill"] == done + 2 }
            }
        }
        #expect(starts.state == ["ill": 3, "well": 1])
    }

    @Test("a hotel that is added while it runs is served from then on")
    func discovers() async throws {
        let old = try await SampleLink(isSetUp: false, property: "old")
        let new = try await SampleLink(isSetUp: false, property: "new", in: old.database, clock: old.clock)
        let starts = Watched<[String: Int]>([:])
        let found = Watched<[ChannelLink]>([])
        let directory = LinkDirectory([old.link])
        let fleet = fleet(
            old,
            directory,
            discover: { found.state },
            services: { [Moody(property: $0.store.property, failures: 0, starts: starts)] }
        )
        try await old.running(fleet) {
            await starts.wait { $0["old"] == 1 }
            found.update { $0 = [old.link, new.link] }
            for _ in 0..<30 {
                await old.clock.waitForSleepers(2)
                old.clock.advance(by: .seconds(5))
                if directory.properties.count == 2 { break }
            }
            await starts.wait { $0["new"] == 1 }
        }
        #expect(starts.state == ["old": 1, "new": 1])
        #expect(directory.properties == ["new", "old"])
    }

    @Test("what another process made dirty is sent, of the property concerned and of no other")
    func wakes() async throws {
        let one = try await SampleLink(isSetUp: false, property: "one")
        let two = try await SampleLink(isSetUp: false, property: "two", in: one.database, clock: one.clock)
        let fleet = fleet(one, LinkDirectory([one.link, two.link])) { _ in [] }
        try await one.markDirty(.rooms("2026-11-20", "2026-11-21"))
        let notices = one.store.foundNotices(in: .availability)
        let others = [one.store.foundNotices(in: .restrictions), two.store.foundNotices(in: .availability)]
        try await one.running(fleet) {
            await one.clock.waitForSleepers(2)
            one.clock.advance(by: .milliseconds(10))
            await one.clock.waitForSleepers(2)
            one.clock.advance(by: .seconds(5))
            for await _ in notices { break }
        }
        try one.database.close()
        var strange = 0
        for notices in others { for await _ in notices { strange += 1 } }
        #expect(strange == 0)
    }
}

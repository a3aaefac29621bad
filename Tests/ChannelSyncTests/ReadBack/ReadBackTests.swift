import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Read-back", .timeLimit(.minutes(1)))
struct ReadBackTests {
    private let night = SampleHotel.nights("2026-11-20", "2026-11-20")

    /// A link whose calls of these cells were accepted just now, while Channex shows a rate of its own.
    private func accepted(showing rate: String = "100.00") async throws -> ReadBackScene {
        let scene = try await ReadBackScene()
        scene.show(rate: rate)
        try await scene.schedule([scene.cells("twin-bar", night, .rate)], .restrictions, because: .accepted)
        return scene
    }

    @Test("what was accepted is read when Channex had time to show it, by one call for those nights")
    func right() async throws {
        let scene = try await accepted()
        #expect(try await scene.next(.restrictions) == scene.sample.now + .seconds(15))
        try await scene.read(after: .seconds(15), .restrictions)
        #expect(scene.channex.state.readings == ["restrictions 2026-11-20…2026-11-20"])
        #expect(try await scene.next(.restrictions) == nil)
        let status = try await scene.store.readBackStatus()
        #expect(status.tallies["accepted"]?.cells == 1)
        #expect(status.open == 0)
    }

    @Test("what differs is doubted, read again, written down, sent again, and closed when it is right")
    func drift() async throws {
        let scene = try await accepted(showing: "90.00")
        try await scene.read(after: .seconds(15), .restrictions)
        #expect(try await scene.store.driftedCells() == [])
        #expect(try await scene.waiting(.restrictions) == 0)
        try await scene.read(after: .seconds(20), .restrictions)
        let cell = try #require(try await scene.store.driftedCells().first)
        #expect(cell.difference.wanted == "100.00" && cell.difference.found == "90.00")
        #expect(cell.reason == "accepted" && cell.times == 1 && cell.unrepairable == nil)
        #expect(try await scene.waiting(.restrictions) == 1)
        #expect(try await scene.causes(.restrictions) == ["read-back accepted"])
        try await scene.sample.sendAll(.restrictions)
        scene.show(rate: "100.00")
        try await scene.read(after: .seconds(15), .restrictions)
        #expect(try await scene.store.driftedCells() == [])
        #expect(try await scene.store.driftedCells(onlyOpen: false).first?.repairedAt == scene.sample.now)
        let tally = try await scene.store.readBackStatus().tallies["accepted"]
        #expect(tally?.drifted == 1 && tally?.repaired == 1)
    }

    @Test("what is only late is not drift")
    func late() async throws {
        let scene = try await accepted(showing: "90.00")
        try await scene.read(after: .seconds(15), .restrictions)
        scene.show(rate: "100.00")
        try await scene.read(after: .seconds(20), .restrictions)
        #expect(try await scene.store.driftedCells(onlyOpen: false) == [])
        #expect(try await scene.next(.restrictions) == nil)
    }

    @Test("what waits to be sent is not compared")
    func dirty() async throws {
        let scene = try await accepted(showing: "90.00")
        try await scene.sample.markDirty(.rate("2026-11-20", "2026-11-20"))
        try await scene.read(after: .seconds(15), .restrictions)
        #expect(try await scene.next(.restrictions) == nil)
        #expect(try await scene.store.readBackStatus().tallies["accepted"]?.cells == 0)
    }

    @Test("a sample does not compare what was sent so lately that Channex may not show it yet")
    func unsettled() async throws {
        let scene = try await accepted(showing: "90.00")
        try await scene.schedule([scene.cells("twin-bar", night, .ofRatePlan)], .restrictions, because: .sample)
        try await scene.read(after: .seconds(1), .restrictions)
        #expect(try await scene.store.readBackStatus().tallies["sample"]?.cells == 6)
        #expect(try await scene.store.driftedCells() == [])
    }

    @Test("the cells of an unclear call are read three times, a minute apart")
    func unclear() async throws {
        let scene = try await ReadBackScene()
        try await scene.schedule([scene.cells("twin-bar", night, .rate)], .restrictions, because: .unclear)
        try await scene.read(after: .seconds(15), .restrictions)
        try await scene.read(after: .seconds(60), .restrictions)
        // Only now the call is carried out after all, with an older price.
        scene.show(rate: "80.00")
        try await scene.read(after: .seconds(60), .restrictions)
        try await scene.read(after: .seconds(20), .restrictions)
        #expect(try await scene.store.driftedCells().map(\.reason) == ["unclear"])
        #expect(try await scene.next(.restrictions) == nil)
        #expect(scene.channex.state.readings.count == 4)
    }

    @Test("what drifts again after three repairs is left to a person")
    func raised() async throws {
        let scene = try await ReadBackScene()
        scene.show(rate: "90.00")
        try await scene.drift("twin-bar", night)
        for times in 2...4 {
            #expect(try await scene.waiting(.restrictions) == 1)
            try await scene.sample.sendAll(.restrictions)
            try await scene.read(after: .seconds(15), .restrictions)
            try await scene.read(after: .seconds(20), .restrictions)
            #expect(try await scene.store.driftedCells().map(\.times) == [times])
        }
        #expect(try await scene.waiting(.restrictions) == 0)
        let cell = try #require(try await scene.store.driftedCells().first)
        #expect(cell.times == 4 && cell.unrepairable != nil)
        #expect(try await scene.store.readBackStatus().raised == 1)
    }

    @Test("what the property's own bounds explain is shown and not sent again")
    func excused() async throws {
        let scene = try await ReadBackScene()
        scene.channex.watched.update { state in
            state.properties = [ChannexProperty(id: SampleHotel.property)]
            state.properties[0].settings.minPrice = Amount("120.00")
        }
        try await scene.audit()
        scene.show(rate: "120.00")
        try await scene.drift("twin-bar", night)
        #expect(try await scene.store.driftedCells().map(\.unrepairable) == ["min_price"])
        #expect(try await scene.waiting(.restrictions) == 0)
    }

    @Test("a room that Channex sold is not given away again before its booking is known")
    func bookingOnItsWay() async throws {
        let scene = try await ReadBackScene()
        scene.show(rooms: 4)
        try await scene.schedule([scene.cells("twin", night, .availability)], .availability, because: .sample)
        try await scene.read(after: .zero, .availability)
        try await scene.read(after: .seconds(20), .availability)
        try await scene.read(after: .seconds(20), .availability)
        #expect(try await scene.store.driftedCells() == [])
        // Once the feed was read, what is still missing has no booking.
        try await scene.store.setPlace(.init(.feed, scene.sample.now.microseconds))
        try await scene.read(after: .seconds(20), .availability)
        #expect(try await scene.store.driftedCells().map(\.difference.found) == ["4"])
        #expect(try await scene.waiting(.availability) == 1)
    }

    @Test("a room too many is taken back without waiting for anything")
    func tooMany() async throws {
        let scene = try await ReadBackScene()
        scene.show(rooms: 6)
        try await scene.schedule([scene.cells("twin", night, .availability)], .availability, because: .sample)
        try await scene.read(after: .zero, .availability)
        try await scene.read(after: .seconds(20), .availability)
        #expect(try await scene.waiting(.availability) == 1)
    }

    @Test("a reading that fails leaves everything to the next one, a minute later")
    func failure() async throws {
        let scene = try await accepted(showing: "90.00")
        scene.channex.watched.update { $0.readFailures = [.unreachable(reason: "away")] }
        scene.sample.clock.advance(by: .seconds(15))
        let event = await ReadBackWorker(link: scene.sample.link).read(.restrictions)
        #expect(event == .failed(.restrictions, next: scene.sample.now + .seconds(60)))
        try await scene.read(after: .seconds(60), .restrictions)
        try await scene.read(after: .seconds(20), .restrictions)
        #expect(try await scene.store.driftedCells().count == 1)
    }

    @Test("the service reads the sample of the moment at its start, and everything in its first night")
    func service() async throws {
        let scene = try await ReadBackScene()
        let everything = ["availability", "restrictions"].map { "\($0) 2026-11-02…2028-03-15" }
        try await scene.sample.running(ReadBackService(link: scene.sample.link)) {
            await scene.channex.watched.wait { $0.readings.count == 2 }
            await scene.sample.clock.waitForSleepers(1)
            // Five in the morning after.
            scene.sample.clock.advance(by: .seconds(20 * 3_600))
            // A reading that ends only now rests for some seconds more.
            while !Set(scene.channex.state.readings).isSuperset(of: everything) {
                scene.sample.clock.advance(by: .seconds(5))
                _ = try await scene.next(.restrictions)
            }
        }
        #expect(everything.allSatisfy { nights in scene.channex.state.readings.filter { $0 == nights }.count == 1 })
    }

    @Test("a verification reads everything twice where it differs, and repairs only when asked to")
    func verify() async throws {
        let scene = try await ReadBackScene()
        scene.show(rate: "90.00", on: night)
        try await scene.feedIsRead()
        let report = try await scene.verify(repairs: false)
        #expect(report.differences.count == 4)
        #expect(!report.isRepairing)
        #expect(report.compared == 500 * (2 + 4 * 7))
        #expect(try await scene.next(.restrictions) == nil)
        let repair = try await scene.verify(repairs: true)
        #expect(repair.isRepairing && repair.differences.count == 4)
        try await scene.read(after: .zero, .restrictions)
        #expect(try await scene.waiting(.restrictions) == 4)
        #expect(try await scene.causes(.restrictions) == ["read-back asked"])
    }
}

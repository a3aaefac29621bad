import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Inbound planner")
struct InboundPlannerTests {
    private let start = Timestamp(microseconds: 0)

    private func item(_ revision: String, of booking: String, isApplied: Bool = false) -> InboundPlanner.Item {
        InboundPlanner.Item(revision: revision, booking: booking, isApplied: isApplied)
    }

    @Test("applies, acknowledges, and reads pages until one is empty")
    func readsUntilEmpty() {
        var planner = InboundPlanner()
        #expect(planner.handle(.wake, at: start) == [.fetchPage])
        #expect(planner.handle(.page([item("r1", of: "a")]), at: start) == [.apply("r1")])
        #expect(planner.handle(.applied("r1"), at: start) == [.acknowledge("r1")])
        #expect(planner.handle(.acknowledged("r1"), at: start) == [.fetchPage])
        #expect(planner.handle(.page([]), at: start) == [])
        #expect(planner.size == 0)
    }

    @Test("only acknowledges what an earlier run has applied")
    func acknowledgesOnly() {
        var planner = InboundPlanner()
        _ = planner.handle(.wake, at: start)
        #expect(planner.handle(.page([item("r1", of: "a", isApplied: true)]), at: start) == [.acknowledge("r1")])
    }

    @Test("works on a page's revisions once, however often they are on it")
    func repeatedRevisions() {
        var planner = InboundPlanner()
        _ = planner.handle(.wake, at: start)
        let page = [item("r1", of: "a"), item("r2", of: "a"), item("r1", of: "a"), item("r2", of: "a")]
        #expect(planner.handle(.page(page), at: start) == [.apply("r1")])
        _ = planner.handle(.applied("r1"), at: start)
        #expect(planner.handle(.acknowledged("r1"), at: start) == [.apply("r2")])
        _ = planner.handle(.applied("r2"), at: start)
        #expect(planner.handle(.acknowledged("r2"), at: start) == [.fetchPage])
    }

    @Test("a wake during a reading of the feed causes another")
    func wakeDuringFetch() {
        var planner = InboundPlanner()
        #expect(planner.handle(.wake, at: start) == [.fetchPage])
        #expect(planner.handle(.wake, at: start) == [])
        #expect(planner.handle(.page([]), at: start) == [.fetchPage])
        #expect(planner.handle(.page([]), at: start) == [])
    }

    @Test("works on as many bookings at a time as its width, and no more")
    func width() {
        var planner = InboundPlanner()
        _ = planner.handle(.wake, at: start)
        let page = (0..<100).map { item("r\($0)", of: "b\($0)") }
        #expect(planner.handle(.page(page), at: start).count == InboundPlanner.width)
        _ = planner.handle(.applied("r0"), at: start)
        #expect(planner.handle(.acknowledged("r0"), at: start) == [.apply("r\(InboundPlanner.width)")])
    }

    @Test("after a full page the next one is asked for before the last bookings are done, and repeats nothing")
    func readsAhead() {
        let count = InboundPlanner.lead + 2
        var planner = InboundPlanner(pageSize: count)
        _ = planner.handle(.wake, at: start)
        _ = planner.handle(.page((0..<count).map { item("r\($0)", of: "b\($0)") }), at: start)
        for number in 0..<count { _ = planner.handle(.applied("r\(number)"), at: start) }
        #expect(planner.handle(.acknowledged("r0"), at: start) == [])
        #expect(planner.handle(.acknowledged("r1"), at: start) == [.fetchPage])
        #expect(planner.handle(.acknowledged("r2"), at: start) == [], "one page at a time")
        // Channex had not heard of r2 yet, and r3 is still in work.
        let page = [item("r2", of: "b2", isApplied: true), item("r3", of: "b3"), item("new", of: "b3")]
        #expect(planner.handle(.page(page), at: start) == [])
        #expect(planner.handle(.acknowledged("r3"), at: start) == [.apply("new")])
        _ = planner.handle(.applied("new"), at: start)
        for number in 4..<count { #expect(planner.handle(.acknowledged("r\(number)"), at: start) == []) }
        #expect(planner.handle(.acknowledged("new"), at: start) == [.fetchPage])
        #expect(planner.handle(.page([]), at: start) == [])
        #expect(planner.size == 0)
    }

    @Test("a page of which nothing has been acknowledged is not read again")
    func noProgressNoReading() {
        var planner = InboundPlanner(pageSize: 2)
        _ = planner.handle(.wake, at: start)
        #expect(planner.handle(.page([item("r1", of: "a"), item("r2", of: "b")]), at: start).count == 2)
        #expect(planner.handle(.wake, at: start) == [])
        #expect(planner.handle(.applied("r1"), at: start) == [.acknowledge("r1")])
        #expect(planner.handle(.acknowledged("r1"), at: start) == [.fetchPage])
        #expect(planner.handle(.page([item("r2", of: "b"), item("r3", of: "c")]), at: start) == [.apply("r3")])
        #expect(planner.handle(.wake, at: start) == [])
    }

    @Test("a booking that fails rests alone, and a new one is worked on at once")
    func headOfLine() {
        var planner = InboundPlanner()
        _ = planner.handle(.wake, at: start)
        _ = planner.handle(.page([item("bad", of: "a")]), at: start)
        #expect(
            planner.handle(.applyFailed("bad", .unavailable), at: start) == [.alarm(at: start + .seconds(2))]
        )
        #expect(planner.handle(.wake, at: start) == [.fetchPage])
        #expect(planner.handle(.page([item("bad", of: "a"), item("good", of: "b")]), at: start) == [.apply("good")])
    }

    @Test("what the PMS is away for is tried for ever, at longer and longer intervals")
    func unavailableNeverParks() {
        var planner = InboundPlanner()
        var now = start
        var rests: [Duration] = []
        _ = planner.handle(.wake, at: now)
        for _ in 0..<50 {
            #expect(planner.handle(.page([item("r1", of: "a")]), at: now) == [.apply("r1")])
            let actions = planner.handle(.applyFailed("r1", .unavailable), at: now)
            guard case .alarm(let instant) = actions.first else {
                Issue.record("\(actions)")
                return
            }
            rests.append(instant - now)
            now = instant
            #expect(planner.handle(.alarm(instant), at: now) == [.fetchPage])
        }
        let growing: [Duration] = [.seconds(2), .seconds(4), .seconds(8), .seconds(16), .seconds(32)]
        #expect(rests == growing + Array(repeating: .seconds(60), count: 45))
    }

    @Test("what fails unexpectedly is set aside after five attempts, what is refused at once")
    func parking() {
        var planner = InboundPlanner()
        var now = start
        _ = planner.handle(.wake, at: now)
        for attempt in 1...InboundPlanner.patience {
            #expect(planner.handle(.page([item("r1", of: "a")]), at: now) == [.apply("r1")])
            let actions = planner.handle(.applyFailed("r1", .unexpected), at: now)
            if attempt == InboundPlanner.patience {
                #expect(actions == [.park("r1")])
            } else if case .alarm(let instant) = actions.first {
                now = instant
                #expect(planner.handle(.alarm(instant), at: now) == [.fetchPage])
            }
        }
        #expect(planner.handle(.parked("r1"), at: now) == [.acknowledge("r1")])
        #expect(planner.handle(.acknowledged("r1"), at: now) == [.fetchPage])
        #expect(planner.handle(.page([item("r2", of: "a")]), at: now) == [.apply("r2")])
        #expect(planner.handle(.applyFailed("r2", .refused), at: now) == [.park("r2")])
    }

    @Test("a feed that cannot be read is asked at longer and longer intervals, and anew after it was")
    func pageBackOff() {
        var planner = InboundPlanner()
        #expect(planner.handle(.wake, at: start) == [.fetchPage])
        #expect(planner.handle(.pageFailed, at: start) == [.alarm(at: start + .seconds(2))])
        #expect(planner.handle(.wake, at: start) == [])
        let later = start + .seconds(2)
        #expect(planner.handle(.alarm(later), at: later) == [.fetchPage])
        #expect(planner.handle(.pageFailed, at: later) == [.alarm(at: later + .seconds(4))])
        let last = later + .seconds(4)
        #expect(planner.handle(.alarm(last), at: last) == [.fetchPage])
        #expect(planner.handle(.page([]), at: last) == [])
        #expect(planner.handle(.wake, at: last) == [.fetchPage])
        #expect(planner.handle(.pageFailed, at: last) == [.alarm(at: last + .seconds(2))])
    }

    @Test("a flood of wakes reads the empty feed once a second, and asks for one alarm at a time", arguments: 1...8)
    func flood(seed: Int) {
        var world = InboundWorld(seed: UInt64(seed))
        for wake in 0..<5_000 { world.wake(at: start + .milliseconds(wake * 4)) }
        world.run(until: start + .seconds(60))
        #expect(world.violations == [])
        for (first, last) in zip(world.fetches.dropFirst(8), world.fetches.dropFirst(9)) {
            #expect(last - first >= .seconds(1))
        }
        #expect(world.fetches.count <= 40)
        #expect(world.mostAlarms <= 2)
        #expect(world.pendingAlarms == 0)
    }

    @Test("a booking that cannot be applied does not turn a flood of wakes into a flood of readings")
    func floodWithPoison() {
        var world = InboundWorld(seed: 1)
        world.closePMS(until: start + .seconds(1_000))
        world.book(.init(id: "r", booking: "b", order: 0, nature: .good), at: start)
        for wake in 0..<5_000 { world.wake(at: start + .milliseconds(wake * 4)) }
        world.run(until: start + .seconds(20))
        #expect(world.violations == [])
        #expect(world.fetches.count <= 60)
    }

    @Test("every revision is applied once, in order, then acknowledged, whatever fails", arguments: 1...150)
    func property(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var world = InboundWorld(seed: UInt64(seed) &* 977)
        let count = Int.random(in: 1...60, using: &generator)
        var instant = start
        for order in 0..<count {
            instant = instant + .milliseconds(Int.random(in: 0...3_000, using: &generator))
            let nature = generator.oneIn(3) ? InboundWorld.Nature.allCases.randomElement(using: &generator) : nil
            let booking = "b\(Int.random(in: 0...count / 2, using: &generator))"
            world.book(.init(id: "r\(order)", booking: booking, order: order, nature: nature ?? .good), at: instant)
        }
        if generator.oneIn(2) { world.closePMS(until: start + .seconds(Int.random(in: 1...120, using: &generator))) }
        for minute in 0..<60 { world.wake(at: start + .seconds(60 * minute)) }
        world.run(until: start + .seconds(3_600))
        #expect(world.violations == [])
        #expect(world.acknowledged == Set((0..<count).map { "r\($0)" }))
        #expect(world.planner.size == 0)
        #expect(world.pendingAlarms == 0)
        #expect(world.mostAlarms <= 6)
        #expect(world.applied.count == Set(world.applied).count)
    }

    @Test("many at once are read ahead, applied once each and in order", arguments: 1...50)
    func readingAhead(seed: Int) {
        var world = InboundWorld(seed: UInt64(seed) &* 31, pageSize: 12)
        for order in 0..<200 {
            world.book(.init(id: "r\(order)", booking: "b\(order % 90)", order: order, nature: .good), at: start)
        }
        for minute in 0..<60 { world.wake(at: start + .seconds(60 * minute)) }
        world.run(until: start + .seconds(3_600))
        #expect(world.violations == [])
        #expect(world.acknowledged.count == 200)
        #expect(world.applied.count == 200)
        #expect(world.earlyFetches > 0)
        #expect(world.planner.size == 0)
    }
}

import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Outbound planner and budget")
struct OutboundPlannerTests {
    private let start = Timestamp(microseconds: 0)

    @Test("one second after the first change it sends, whatever changes meanwhile")
    func quietTime() {
        var planner = OutboundPlanner()
        let due = start + .seconds(1)
        #expect(planner.handle(.dirty(.restrictions), at: start) == [.alarm(.restrictions, at: due)])
        for tenth in 1...9 {
            #expect(planner.handle(.dirty(.restrictions), at: start + .milliseconds(tenth * 100)) == [])
        }
        #expect(planner.handle(.alarm(.restrictions, due), at: due) == [.send(.restrictions)])
    }

    @Test("an alarm too early is asked for again, one too late or never asked for does no harm")
    func alarms() {
        var planner = OutboundPlanner()
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.availability), at: start)
        let early = start + .milliseconds(500)
        #expect(planner.handle(.alarm(.availability, early), at: early) == [])
        #expect(planner.handle(.alarm(.availability, due), at: early) == [.alarm(.availability, at: due)])
        #expect(planner.handle(.alarm(.availability, due), at: due + .seconds(90)) == [.send(.availability)])
        #expect(planner.handle(.alarm(.availability, due), at: due + .seconds(90)) == [])
        #expect(planner.handle(.alarm(.restrictions, due), at: due) == [])
    }

    @Test("the lanes do not wait for each other")
    func lanes() {
        var planner = OutboundPlanner()
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.availability), at: start)
        _ = planner.handle(.dirty(.restrictions), at: start)
        #expect(planner.handle(.alarm(.availability, due), at: due) == [.send(.availability)])
        #expect(planner.handle(.alarm(.restrictions, due), at: due) == [.send(.restrictions)])
    }

    @Test("a failure pauses the lane for as long as was said, and what waits is sent after it")
    func pause() {
        var planner = OutboundPlanner()
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.restrictions), at: start)
        _ = planner.handle(.alarm(.restrictions, due), at: due)
        let failed = planner.handle(
            .finished(.restrictions, .again(after: .seconds(60)), calledAt: due),
            at: due
        )
        let back = due + .seconds(60)
        #expect(failed == [.alarm(.restrictions, at: back)])
        #expect(planner.handle(.dirty(.restrictions), at: due + .seconds(30)) == [])
        #expect(planner.handle(.alarm(.restrictions, back), at: back) == [.send(.restrictions)])
    }

    @Test("the pause grows with every failure in a row: 2, 4, 8, 16, 32, then 60 seconds")
    func backOff() {
        let pauses = (1...8).map { OutboundPlanner.backOff(failures: $0).components.seconds }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60])
        #expect(OutboundPlanner.backOff(failures: .max) == .seconds(60))
    }

    @Test("an errand that made no call costs nothing of the budget")
    func nothingIsFree() {
        var planner = OutboundPlanner()
        var now = start
        for _ in 0..<100 {
            _ = planner.handle(.dirty(.availability), at: now)
            now = now + .seconds(1)
            #expect(planner.handle(.alarm(.availability, now), at: now) == [.send(.availability)])
            #expect(planner.handle(.finished(.availability, .done, calledAt: nil), at: now) == [])
        }
    }

    @Test("what became dirty during a call is sent by another one")
    func dirtyDuringCall() {
        var planner = OutboundPlanner()
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.availability), at: start)
        _ = planner.handle(.alarm(.availability, due), at: due)
        #expect(planner.handle(.dirty(.availability), at: due) == [])
        let again = planner.handle(.finished(.availability, .done, calledAt: due), at: due + .milliseconds(10))
        #expect(again == [.alarm(.availability, at: due + .seconds(1))])
    }

    @Test("the first calls leave at once, later ones some seconds apart")
    func budget() {
        var budget = CallBudget()
        for _ in 0..<CallBudget.burst {
            #expect(budget.nextCall(after: start) == start)
            budget.take(at: start)
        }
        let wait = budget.nextCall(after: start) - start
        #expect(wait > .seconds(10) && wait <= CallBudget.spacing)
        #expect(CallBudget.spacing < .seconds(11))
    }

    @Test("after a few calls and a silence, steady calls wait for no more than one spacing")
    func budgetAfterSilence() {
        var budget = CallBudget(calls: [0, 1, 2].map { start + .seconds($0) })
        var now = start + .seconds(55)
        for _ in 0..<60 {
            let next = budget.nextCall(after: now)
            #expect(next - now <= CallBudget.spacing)
            budget.take(at: next)
            now = next + .seconds(1)
        }
    }

    @Test("ten calls in any minute at most, one at a time, nothing forgotten, whatever fails", arguments: 1...150)
    func property(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        var world = OutboundWorld(seed: UInt64(seed) &* 7_919)
        world.failsOnceIn = [0, 2, 5].randomElement(using: &generator) ?? 0
        world.slowness = [.milliseconds(50), .seconds(2), .seconds(25)].randomElement(using: &generator) ?? .zero
        let rhythm = [50, 500, 5_000].randomElement(using: &generator) ?? 500
        var instant = start
        while instant < start + .seconds(600) {
            instant = instant + .milliseconds(Int.random(in: 1...rhythm * 2, using: &generator))
            if generator.oneIn(30) { instant = instant + .seconds(Int.random(in: 10...70, using: &generator)) }
            world.change(generator.oneIn(2) ? .availability : .restrictions, at: instant)
            if generator.oneIn(300) { world.restart(at: instant) }
        }
        world.run(until: start + .seconds(3_000))
        #expect(world.violations == [])
        #expect(world.waiting.values.joined().isEmpty)
        #expect(world.mostAlarms <= 6)
    }

    @Test("under steady changes none waits longer than a spacing and the quiet time", arguments: 1...20)
    func latency(seed: Int) {
        var world = OutboundWorld(seed: UInt64(seed))
        for tenth in 0..<6_000 { world.change(.restrictions, at: start + .milliseconds(tenth * 100)) }
        world.run(until: start + .seconds(700))
        #expect(world.violations == [])
        #expect(world.longestWait <= CallBudget.spacing + .seconds(3))
    }
}

import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Outbound planner and budget")
struct OutboundPlannerTests {
    private let start = Timestamp(microseconds: 0)

    @Test("one second after the first change it sends, whatever changes meanwhile")
    func quietTime() {
        var planner = OutboundPlanner(chanceOf: "test")
        let due = start + .seconds(1)
        #expect(planner.handle(.dirty(.restrictions), at: start) == [.alarm(.restrictions, at: due)])
        for tenth in 1...9 {
            #expect(planner.handle(.dirty(.restrictions), at: start + .milliseconds(tenth * 100)) == [])
        }
        #expect(planner.handle(.alarm(.restrictions, due), at: due) == [.send(.restrictions)])
    }

    @Test("an alarm too early is asked for again, one too late or never asked for does no harm")
    func alarms() {
        var planner = OutboundPlanner(chanceOf: "test")
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
        var planner = OutboundPlanner(chanceOf: "test")
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.availability), at: start)
        _ = planner.handle(.dirty(.restrictions), at: start)
        #expect(planner.handle(.alarm(.availability, due), at: due) == [.send(.availability)])
        #expect(planner.handle(.alarm(.restrictions, due), at: due) == [.send(.restrictions)])
    }

    @Test("what is put off is sent at the instant that was said, with what came meanwhile")
    func deferral() {
        var planner = OutboundPlanner(chanceOf: "test")
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.restrictions), at: start)
        _ = planner.handle(.alarm(.restrictions, due), at: due)
        let back = due + .seconds(60)
        let deferred = planner.handle(.finished(.restrictions, .deferred(until: back)), at: due)
        #expect(deferred == [.alarm(.restrictions, at: back)])
        #expect(planner.handle(.dirty(.restrictions), at: back + .milliseconds(-1)) == [])
        #expect(planner.handle(.alarm(.restrictions, back), at: back) == [.send(.restrictions)])
    }

    @Test("what could not be prepared is tried again after longer and longer pauses, each of them partly by chance")
    func failures() {
        var pauses: [[Duration]] = []
        for seed in 1...30 {
            var planner = OutboundPlanner(chanceOf: "\(seed)")
            var now = start + .seconds(1)
            _ = planner.handle(.dirty(.availability), at: start)
            _ = planner.handle(.alarm(.availability, now), at: now)
            pauses.append([])
            for _ in 1...8 {
                let actions = planner.handle(.finished(.availability, .failed), at: now)
                guard case .alarm(_, let instant) = actions.first else { break }
                pauses[pauses.count - 1].append(instant - now)
                now = instant
                #expect(planner.handle(.alarm(.availability, instant), at: now) == [.send(.availability)])
            }
        }
        for (failure, most) in [2, 4, 8, 16, 32, 60, 60, 60].enumerated() {
            let spans = pauses.map { $0[failure] }
            #expect(spans.allSatisfy { $0 >= .seconds(most) / 2 && $0 <= .seconds(most) })
            #expect(Set(spans).count > 15)
        }
    }

    @Test("once Channex lets calls in again, what was put off is sent at once")
    func reopened() {
        var planner = OutboundPlanner(chanceOf: "test")
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.restrictions), at: start)
        _ = planner.handle(.alarm(.restrictions, due), at: due)
        _ = planner.handle(.finished(.restrictions, .deferred(until: due + .seconds(60))), at: due)
        #expect(planner.handle(.reopened, at: due + .seconds(5)) == [.send(.restrictions)])
    }

    @Test("a clock set back or forward changes nothing of how long is waited", arguments: [-3_600, 3_600])
    func clock(seconds: Int) {
        var planner = OutboundPlanner(chanceOf: "test")
        _ = planner.handle(.dirty(.restrictions), at: start)
        let moved = start + .milliseconds(400) + .seconds(seconds)
        let due = start + .seconds(seconds + 1)
        #expect(
            planner.handle(.clockMoved(by: .seconds(seconds)), at: moved) == [.alarm(.restrictions, at: due)]
        )
        #expect(planner.handle(.alarm(.restrictions, start + .seconds(1)), at: moved) == [])
        #expect(planner.handle(.alarm(.restrictions, due), at: due) == [.send(.restrictions)])
    }

    @Test("the pause grows with every failure in a row: 2, 4, 8, 16, 32, then 60 seconds")
    func backOff() {
        let pauses = (1...8).map { OutboundPlanner.backOff(failures: $0).components.seconds }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60])
        #expect(OutboundPlanner.backOff(failures: .max) == .seconds(60))
    }

    @Test("what became dirty during a call is sent by another one")
    func dirtyDuringCall() {
        var planner = OutboundPlanner(chanceOf: "test")
        let due = start + .seconds(1)
        _ = planner.handle(.dirty(.availability), at: start)
        _ = planner.handle(.alarm(.availability, due), at: due)
        #expect(planner.handle(.dirty(.availability), at: due) == [])
        let again = planner.handle(.finished(.availability, .done), at: due + .milliseconds(10))
        #expect(again == [.alarm(.availability, at: due + .seconds(1))])
    }

    @Test("the first calls leave at once, later ones some seconds apart")
    func budget() {
        for count in 0..<CallBudget.burst {
            let budget = CallBudget(calls: Array(repeating: start, count: count))
            #expect(budget.nextCall(after: start) == start)
        }
        let wait = CallBudget(calls: Array(repeating: start, count: CallBudget.burst)).nextCall(after: start) - start
        #expect(wait > .seconds(10) && wait <= CallBudget.spacing)
        #expect(CallBudget.spacing < .seconds(11))
    }

    @Test("after a few calls and a silence, steady calls wait for no more than one spacing")
    func budgetAfterSilence() {
        var calls = [0, 1, 2].map { start + .seconds($0) }
        var now = start + .seconds(55)
        for _ in 0..<60 {
            let next = CallBudget(calls: calls).nextCall(after: now)
            #expect(next - now <= CallBudget.spacing)
            calls.append(next)
            now = next + .seconds(1)
        }
    }

    @Test("ten calls in any minute at most, one at a time, nothing forgotten, whatever fails", arguments: 1...150)
    func property(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let processes = seed.isMultiple(of: 3) ? 2 : 1
        var world = OutboundWorld(seed: UInt64(seed) &* 7_919, processes: processes)
        world.failsOnceIn = [0, 2, 5].randomElement(using: &generator) ?? 0
        world.slowness = [.milliseconds(50), .seconds(2), .seconds(25)].randomElement(using: &generator) ?? .zero
        let rhythm = [50, 500, 5_000].randomElement(using: &generator) ?? 500
        var instant = start
        while instant < start + .seconds(600) {
            instant = instant + .milliseconds(Int.random(in: 1...rhythm * 2, using: &generator))
            if generator.oneIn(30) { instant = instant + .seconds(Int.random(in: 10...70, using: &generator)) }
            world.change(generator.oneIn(2) ? .availability : .restrictions, at: instant)
            if generator.oneIn(300) { world.restart(.random(in: 0..<processes, using: &generator), at: instant) }
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
        #expect(world.longestWait <= CallBudget.spacing + .seconds(4))
    }
}

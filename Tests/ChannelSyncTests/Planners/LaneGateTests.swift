import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("The gate of a lane")
struct LaneGateTests {
    private let start = Timestamp(startOf: SampleHotel.today)

    /// Ends a call that was let through.
    @discardableResult
    private func end(_ gate: inout LaneGate, _ id: String, _ ending: CallEnding, at now: Timestamp) -> Bool {
        var generator = SplitMix64(seed: 1)
        return gate.end(id, ending, at: now, using: &generator)
    }

    /// Lets a call through and ends it at once.
    private func call(_ gate: inout LaneGate, _ id: String, _ ending: CallEnding, at now: Timestamp) {
        #expect(gate.ask(as: id, at: now) == .open)
        end(&gate, id, ending, at: now)
    }

    private func wait(_ gate: inout LaneGate, at now: Timestamp) -> Duration {
        guard case .closed(let until) = gate.ask(as: "next", at: now) else { return .zero }
        return until - now
    }

    @Test("after an error a lane rests for a minute, and little more after each further one")
    func errors() {
        for seed in 1...20 {
            var generator = SplitMix64(seed: UInt64(seed))
            let rests = (1...10).map { Rest.afterError(failures: $0, using: &generator) }
            #expect(rests.allSatisfy { $0 >= .seconds(60) && $0 <= .seconds(90) })
            #expect(rests[1] >= .seconds(70) && rests[2] >= .seconds(80))
            let silences = (1...10).map { Rest.afterSilence(failures: $0, using: &generator) }
            #expect(silences[0] >= .seconds(1) && silences[0] <= .seconds(2))
            #expect(silences.allSatisfy { $0 <= .seconds(60) } && silences[9] >= .seconds(30))
        }
        var generator = SplitMix64(seed: 1)
        #expect(Rest.afterError(failures: .max, using: &generator) <= .seconds(90))
    }

    @Test("the rest after too many calls is never shorter than was asked for", arguments: [1, 20, 60, 300, 3_600])
    func limit(seconds: Int) {
        for seed in 1...20 {
            var generator = SplitMix64(seed: UInt64(seed))
            let rest = Rest.afterLimit(.seconds(seconds), failures: seed, using: &generator)
            #expect(rest >= .seconds(seconds) && rest <= .seconds(seconds) * 11 / 10)
        }
        var generator = SplitMix64(seed: 1)
        #expect(Rest.afterLimit(nil, failures: 1, using: &generator) >= .seconds(60))
        #expect(Rest.afterLimit(.seconds(86_400), failures: 1, using: &generator) <= .seconds(3_610))
    }

    @Test("rests are told apart by chance, so that not all properties come back at once")
    func chance() {
        let rests = (1...50).map { seed in
            var generator = SplitMix64(seed: UInt64(seed))
            return Rest.afterError(failures: 1, using: &generator)
        }
        #expect(Set(rests).count > 40)
    }

    @Test("to be told to wait is no failure, and takes nothing from the budget")
    func waiting() {
        var gate = LaneGate()
        for number in 1...CallBudget.burst { call(&gate, "\(number)", .accepted, at: start) }
        for second in 0..<5 { #expect(wait(&gate, at: start + .seconds(second)) > .seconds(5)) }
        #expect(gate.permits.count == CallBudget.burst && gate.failures == 0)
    }

    @Test("a success ends the row of failures, and a refusal is none of Channex's")
    func failures() {
        var gate = LaneGate()
        call(&gate, "1", .troubled, at: start)
        #expect(gate.failures == 1)
        let later = start + wait(&gate, at: start)
        call(&gate, "2", .limited(retryAfter: .seconds(100)), at: later)
        #expect(gate.failures == 2)
        #expect(wait(&gate, at: later) >= .seconds(100))
        let end = later + wait(&gate, at: later)
        call(&gate, "3", .refused("422"), at: end)
        #expect(gate.failures == 0)
        #expect(wait(&gate, at: end) == .zero)
    }

    @Test("a clock set back neither frees budget nor stops the lane for longer than a minute and a bit")
    func clockSetBack() {
        var gate = LaneGate()
        for number in 1...CallBudget.burst { call(&gate, "\(number)", .accepted, at: start) }
        let before = start + .seconds(-3_600)
        let span = wait(&gate, at: before)
        #expect(span > .seconds(5) && span <= .seconds(75))
        #expect(gate.ask(as: "x", at: before + span) == .open)
        end(&gate, "x", .troubled, at: before + span)
        let earlier = before + .seconds(-7_200)
        #expect(wait(&gate, at: earlier) <= .seconds(91))
        #expect(wait(&gate, at: earlier) >= .seconds(60))
    }

    @Test("a lease that somebody died with ends after a quarter of a minute, whatever the clock does")
    func deadHolder() {
        var gate = LaneGate()
        #expect(gate.ask(as: "dead", at: start) == .open)
        #expect(wait(&gate, at: start + .seconds(14)) == .seconds(1))
        var other = gate
        #expect(wait(&other, at: start + .seconds(-3_600)) == .seconds(1))
        #expect(other.ask(as: "next", at: start + .seconds(-3_580)) == .open)
        #expect(gate.ask(as: "next", at: start + .seconds(15)) == .open)
        #expect(end(&gate, "dead", .accepted, at: start + .seconds(16)) == false)
        #expect(gate.hold("next", at: start + .seconds(17)) == true)
    }

    @Test("after a jump of the clock every call of the last minute counts as new")
    func distrust() {
        var gate = LaneGate()
        for number in 1...CallBudget.burst { call(&gate, "\(number)", .accepted, at: start) }
        let jumped = start + .seconds(3_600)
        gate.distrustTheClock(at: jumped)
        #expect(wait(&gate, at: jumped) > .seconds(5))
    }

    @Test("while the property is shut out, one call a minute tries whether it still is")
    func suspension() {
        var gate = LaneGate()
        call(&gate, "1", .shutOut("401"), at: start)
        var probes = 0
        var now = start
        while now < start + .seconds(600) {
            now = now + .seconds(1)
            guard gate.ask(as: "\(now)", at: now) == .open else { continue }
            probes += 1
            end(&gate, "\(now)", .shutOut("401"), at: now)
        }
        #expect((8...10).contains(probes))
        #expect(gate.suspension?.since == start)
        let open = now + wait(&gate, at: now)
        call(&gate, "2", .accepted, at: open)
        #expect(gate.suspension == nil)
    }
}

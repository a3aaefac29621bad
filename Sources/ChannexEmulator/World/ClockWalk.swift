import HotelValues
import ServiceLifecycle

/// Moves the emulator's time, and lets everything on the way happen at its own instant.
///
/// Before the time goes on from an instant, every delivery that is due at it is sent and its answer awaited. So a walk
/// of a day lets a dead webhook fail at each try of the retry table, one after the other.
struct ClockWalk: Sendable {
    let emulation: Emulation

    /// Carries out an order; the time has arrived when it returns, or the emulator is being shut down.
    func carryOut(_ order: ClockOrder) async throws(Refusal) {
        let present = emulation.present
        let target = try emulation.update { world, moment throws(Refusal) in
            try world.begin(order, moment, present: present)
        }
        if let target {
            await walk(to: target)
            let end = emulation.present
            emulation.withWorld { world, _ in world.time.release(at: end) }
        }
        // Whoever sleeps until an instant has to learn when that is now.
        emulation.wake()
    }

    private func walk(to target: Timestamp) async {
        // Listening begins before the first look, so that nothing falls between the two.
        var ticks = emulation.records().cancelOnGracefulShutdown().makeAsyncIterator()
        emulation.wake()
        while true {
            while !emulation.withWorld({ world, moment in world.isQuiet(moment) }) {
                guard await ticks.next() != nil else { return }
            }
            let goesOn = emulation.withWorld { world, moment in world.step(toward: target, moment) }
            guard goesOn, !Task.isCancelled else { return }
            emulation.wake()
        }
    }
}

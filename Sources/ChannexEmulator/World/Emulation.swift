package import HotelValues
import Synchronization

/// The world in the hands of those who serve it: calls change it one after the other, and the deliverer is woken when
/// there is something to do.
package final class Emulation: Sendable {
    private let world: Mutex<World>
    private let surroundings: Surroundings
    private let zones: @Sendable (String, Timestamp) -> Int?
    private let waker: AsyncStream<Void>.Continuation
    /// Ticks when something may have fallen due; several ticks may come as one.
    let wakes: AsyncStream<Void>
    private let watchers = Watchers()

    /// A world with nothing in it.
    package init(
        switches: Switches,
        surroundings: Surroundings,
        zones: @escaping @Sendable (String, Timestamp) -> Int?
    ) {
        world = Mutex(World(switches: switches, makeID: surroundings.makeID))
        self.surroundings = surroundings
        self.zones = zones
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// The present instant of the surroundings, which is not that of the world.
    var present: Timestamp { surroundings.now() }

    /// Lets the world change, or be looked at, at the present moment, after all that has fallen due by then.
    package func update<Value: Sendable>(
        _ body: (inout World, Moment) throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        let (outcome, isChanged) = withWorld { world, moment -> (Result<Value, Refusal>, Bool) in
            let before = world.nextAlarm
            let outcome = Result { () throws(Refusal) in try body(&world, moment) }
            return (outcome, world.nextAlarm != before)
        }
        if isChanged { wake() }
        return try outcome.get()
    }

    /// The same, for those who need not be refused and wake the deliverer themselves.
    package func withWorld<Value: Sendable>(_ body: (inout World, Moment) -> Value) -> Value {
        let (value, isRecorded) = world.withLock { world in
            // Read within the lock, so that no call sees an earlier instant than the one before it.
            let now = world.time.now(at: surroundings.now())
            let moment = Moment(now: now, makeID: surroundings.makeID, zones: zones)
            let before = world.place
            world.catchUp(moment)
            let value = body(&world, moment)
            return (value, before != world.place)
        }
        if isRecorded { watchers.tell() }
        return value
    }

    /// Ticks whenever a call, a happening or a step of a delivery has been recorded or somebody has set the clock, from
    /// now on; several ticks may come as one.
    func records() -> AsyncStream<Void> { watchers.stream() }

    /// Makes the deliverer look at what is due.
    package func wake() {
        waker.yield()
    }

    /// An id that nobody has had before.
    func makeID() -> String { surroundings.makeID() }
}

package import HotelValues
import Synchronization

/// The world in the hands of those who serve it: calls change it one after the other, and the deliverer is woken when
/// there is something to do.
package final class Emulation: Sendable {
    private let world: Mutex<World>
    private let seed: UInt64?
    private let surroundings: Surroundings
    private let zones: @Sendable (String, Timestamp) -> Int?
    /// Ids of entities, drawn in the order in which calls are carried out.
    private let ids: IDSource
    /// Ids of requests, drawn apart: a question must not change the ids of what is made after it.
    private let requestIDs: IDSource
    private let waker: AsyncStream<Void>.Continuation
    /// Ticks when something may have fallen due; several ticks may come as one.
    let wakes: AsyncStream<Void>
    private let changer: AsyncStream<Void>.Continuation
    /// Ticks when the world may have changed; several ticks may come as one.
    let changes: AsyncStream<Void>
    private let watchers = Watchers()

    /// A world with nothing in it; with a seed, its ids and its chance are the same in every run.
    package init(
        switches: Switches,
        seed: UInt64? = nil,
        surroundings: Surroundings,
        zones: @escaping @Sendable (String, Timestamp) -> Int?
    ) {
        let ids = IDSource(seed: seed, else: surroundings.makeID)
        world = Mutex(World(switches: switches, seed: seed ?? 0, makeID: ids.next))
        requestIDs = IDSource(seed: seed.map(~), else: surroundings.makeID)
        self.ids = ids
        self.seed = seed
        self.surroundings = surroundings
        self.zones = zones
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (changes, changer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
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
        let value = visit(body)
        changer.yield()
        return value
    }

    /// Looks at the world at the present moment, after all that has fallen due by then.
    package func look<Value: Sendable>(_ body: (World, Moment) -> Value) -> Value {
        visit { world, moment in body(world, moment) }
    }

    private func visit<Value: Sendable>(_ body: (inout World, Moment) -> Value) -> Value {
        let (value, isRecorded) = world.withLock { world in
            // Read within the lock, so that no call sees an earlier instant than the one before it.
            let now = world.time.now(at: surroundings.now())
            let moment = Moment(now: now, makeID: ids.next, zones: zones)
            let before = world.place
            world.catchUp(moment)
            let value = body(&world, moment)
            return (value, world.place != before)
        }
        if isRecorded {
            watchers.tell()
            changer.yield()
        }
        return value
    }

    /// Ticks whenever a call, a happening or a step of a delivery has been recorded or somebody has set the clock, from
    /// now on; several ticks may come as one.
    func records() -> AsyncStream<Void> { watchers.stream() }

    /// Makes the deliverer look at what is due.
    package func wake() {
        waker.yield()
    }

    /// An id for an answer, drawn apart from those of entities.
    func makeID() -> String { requestIDs.next() }
}

// MARK: - State

extension Emulation {
    /// The whole state at the present moment.
    func snapshot() -> Snapshot {
        look { world, _ in Snapshot(world: world, ids: ids.position) }
    }

    /// Goes on from a state, with the switches as they were then; what was on its way is sent again.
    func restore(_ snapshot: Snapshot) {
        withWorld { world, moment in
            world = snapshot.world
            world.deliveries.resume(moment.now)
            ids.position = snapshot.ids
        }
        wake()
    }

    /// Begins again with an empty account, as the first one began, at the time that it is now.
    ///
    /// It begins with the given switches, or with the present ones.
    func reset(switches: Switches?) {
        withWorld { world, _ in
            let epoch = world.epoch + 1
            let time = world.time
            if let seed { ids.position = SplitMix64(seed: seed) }
            world = World(switches: switches ?? world.switches, seed: seed ?? 0, makeID: ids.next)
            world.epoch = epoch
            world.time = time
        }
        wake()
    }
}

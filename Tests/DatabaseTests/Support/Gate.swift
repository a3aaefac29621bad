import Database
import Dispatch
import Synchronization

/// A place on the writer's thread where a test can hold up the commit; open at first.
final class Gate: Sendable {
    private let isShut = Atomic(false)
    private let semaphore = DispatchSemaphore(value: 0)
    private let arrivals: AsyncStream<Void>
    private let arrival: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrival) = AsyncStream.makeStream()
    }

    /// Blocks the thread while the gate is shut.
    func pass() {
        guard isShut.load(ordering: .sequentiallyConsistent) else { return }
        arrival.yield()
        semaphore.wait()
        semaphore.signal()
    }

    /// Waits until a thread stands at the gate.
    func someoneWaits() async {
        for await _ in arrivals { return }
    }

    /// Holds up the next to come.
    func shut() {
        isShut.store(true, ordering: .sequentiallyConsistent)
    }

    /// Lets everybody through for good.
    func open() {
        isShut.store(false, ordering: .sequentiallyConsistent)
        semaphore.signal()
    }
}

/// What happened, in its order.
final class Journal: Sendable {
    private let entries = Mutex<[String]>([])

    var all: [String] { entries.withLock { $0 } }

    func add(_ entry: String) {
        entries.withLock { $0.append(entry) }
    }

    func count(_ entry: String) -> Int {
        all.count { $0 == entry }
    }

    func clear() {
        entries.withLock { $0 = [] }
    }
}

/// A database of notes whose commits pass a gate and are recorded as `committing` and `committed`.
struct GatedDatabase {
    let gate = Gate()
    let journal = Journal()
    let database: Database

    init(_ location: Database.Location = .memory) async throws {
        let hooks = Database.Hooks(
            beforeCommit: { [gate, journal] in
                journal.add("committing")
                gate.pass()
            },
            afterCommit: { [journal] in journal.add("committed") }
        )
        database = try Database.open(location, options: Database.Options(hooks: hooks))
        try await database.migrate(noteMigrations, component: "notes")
        journal.clear()
    }

    /// Waits until so many writes have begun, as the journal says, or stand in the queue.
    func waitForWrites(_ count: Int) async {
        while database.waitingWrites + journal.count("begun") < count { await Task.yield() }
    }

    /// Starts the writes while a commit of another write is held up, so that they form one group, and waits for all.
    func inOneGroup(_ writes: [@Sendable (Transaction) throws -> Void]) async -> [Result<Void, any Error>] {
        gate.shut()
        return await withTaskGroup(of: (Int, Result<Void, any Error>).self) { [database] group in
            let first = writes.count
            group.addTask { (first, await result { try await database.write { _ = try $0.rows("SELECT 1") } }) }
            await gate.someoneWaits()
            for (number, write) in writes.enumerated() {
                group.addTask { (number, await result { try await database.write(write) }) }
            }
            while database.waitingWrites < writes.count { await Task.yield() }
            gate.open()
            let results = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return writes.indices.compactMap { results[$0] }
        }
    }
}

/// What came of it.
func result(_ body: () async throws -> Void) async -> Result<Void, any Error> {
    do {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}

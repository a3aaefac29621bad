import GRDB
import Synchronization

/// A write whose caller waits for it.
struct WaitingWrite: Sendable {
    /// By which it can be withdrawn.
    let ticket: Int
    /// Runs the closure, and answers how to hand its result to the caller.
    let run: @Sendable (Transaction) throws -> @Sendable () -> Void
    /// Lets the caller's wait end with this error.
    let fail: @Sendable (any Error) -> Void
}

/// The writes that wait for their turn, of which those that have gathered during one commit share the next.
///
/// A commit waits for the disk, and that is nearly all a write costs. Nobody is made to wait for company: a lone write
/// is committed at once, and the busier the database, the larger the groups.
final class WriteQueue: Sendable {
    private struct State {
        var waiting: [WaitingWrite] = []
        var lastTicket = 0
        /// Whether the writer's thread will look at the queue without being asked again.
        var isScheduled = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let writer: any DatabaseWriter
    private let groupLimit: Int
    private let commit: GroupCommit

    init(writer: any DatabaseWriter, groupLimit: Int, commit: GroupCommit) {
        self.writer = writer
        self.groupLimit = max(1, groupLimit)
        self.commit = commit
    }

    /// How many writes have not begun.
    var count: Int { state.withLock { $0.waiting.count } }

    /// Runs the closure in its turn; returns once its changes are durable.
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
                let write = WaitingWrite(
                    ticket: ticket,
                    run: { transaction in
                        let value = try body(transaction)
                        return { continuation.resume(returning: value) }
                    },
                    fail: { continuation.resume(throwing: $0) }
                )
                enqueue(write)
                // The handler below may have run before there was anything to withdraw.
                if Task.isCancelled { withdraw(ticket) }
            }
        } onCancel: {
            withdraw(ticket)
        }
    }

    /// Whether it has been closed.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Lets every write fail that has not begun, and all to come; false if it was closed before.
    func close() -> Bool {
        let (isFirst, abandoned) = state.withLock { state in
            defer {
                state.isClosed = true
                state.waiting = []
            }
            return (!state.isClosed, state.waiting)
        }
        for write in abandoned {
            write.fail(DatabaseError.closed)
        }
        return isFirst
    }

    private func enqueue(_ write: WaitingWrite) {
        let (isClosed, mustSchedule) = state.withLock { state in
            guard !state.isClosed else { return (true, false) }
            state.waiting.append(write)
            defer { state.isScheduled = true }
            return (false, !state.isScheduled)
        }
        if isClosed { write.fail(DatabaseError.closed) }
        if mustSchedule { schedule() }
    }

    private func withdraw(_ ticket: Int) {
        let write: WaitingWrite? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return state.waiting.remove(at: index)
        }
        write?.fail(CancellationError())
    }

    private func schedule() {
        writer.asyncWriteWithoutTransaction { database in
            let group = self.nextGroup()
            if !group.isEmpty { self.commit.run(group, on: database) }
            // One group at a time, so that others who need the writer's thread get their turn in between.
            if self.hasMore() { self.schedule() }
        }
    }

    private func nextGroup() -> [WaitingWrite] {
        state.withLock { state in
            let group = Array(state.waiting.prefix(groupLimit))
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    private func hasMore() -> Bool {
        state.withLock { state in
            state.isScheduled = !state.waiting.isEmpty
            return state.isScheduled
        }
    }
}

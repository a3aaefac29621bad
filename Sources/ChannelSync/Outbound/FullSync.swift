import HotelValues

/// Says everything once: availability of all room types and all terms of all plans, in exactly two calls.
public struct FullSync: Sendable {
    /// What came of it.
    public struct Result: Hashable, Sendable {
        /// The name of the request, which its calls carry as their cause.
        public var cause: String
        /// The call of each lane; missing while it still waits.
        public var calls: [Lane: LedgerEntry]
    }

    /// How the causes of full syncs begin.
    static let causePrefix = "fullSync "

    let link: ChannelLink

    /// A full sync of that link.
    public init(link: ChannelLink) {
        self.link = link
    }

    /// Marks every cell dirty; the lanes send them when they may.
    ///
    /// Answers the cause that the calls will carry.
    ///
    /// What was refused earlier is part of everything, and is settled by it one way or the other.
    @discardableResult
    public func request() async throws -> String {
        guard let mapping = try await link.store.mapping() else { throw LinkFailure.notSetUp }
        let cause = makeCause()
        try await link.store.markDirty(
            mapping.everything(on: link.window(of: mapping), cause: cause),
            cursor: nil,
            joiningAll: true,
            at: link.surroundings.now(),
            makeID: link.surroundings.makeID
        )
        return cause
    }

    func makeCause() -> String { FullSync.causePrefix + link.surroundings.makeID() }

    /// Requests it and waits until both calls have ended, or until so long has passed.
    public func run(patience: Duration = .seconds(90)) async throws -> Result {
        let notices = link.store.callNotices()
        let cause = try await request()
        let store = link.store
        let clock = link.clock
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                for await _ in notices {
                    let calls = try await store.calls(causedBy: cause)
                    if calls.count == Lane.allCases.count { return Result(cause: cause, calls: calls) }
                }
                return nil
            }
            group.addTask {
                try await clock.sleep(for: patience)
                return nil
            }
            let first = try await group.next().flatMap(\.self)
            group.cancelAll()
            if let first { return first }
            return Result(cause: cause, calls: try await store.calls(causedBy: cause))
        }
    }
}

/// Why the link cannot do what it was asked.
public enum LinkFailure: Error, Hashable, Sendable {
    /// Nothing has been set up at Channex yet.
    case notSetUp
}

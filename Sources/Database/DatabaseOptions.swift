extension Database {
    /// How a database is opened.
    public struct Options: Sendable {
        /// How long a statement waits for a lock held by another process before it fails with `DatabaseError.busy`.
        public var busyTimeout: Duration
        /// The most reads that run at the same time; 1 or more.
        public var readers: Int
        /// The most writes that share one commit; 1 or more.
        public var groupLimit: Int
        /// What is called around each commit.
        public var hooks: Hooks

        /// The options of a server, but for those given.
        public init(
            busyTimeout: Duration = .seconds(5),
            readers: Int = 4,
            groupLimit: Int = 256,
            hooks: Hooks = Hooks()
        ) {
            self.busyTimeout = busyTimeout
            self.readers = readers
            self.groupLimit = groupLimit
            self.hooks = hooks
        }
    }

    /// Functions called on the writer's own thread around each commit of a write.
    ///
    /// They are where a test stops the process, to prove that a commit is whole or absent.
    public struct Hooks: Sendable {
        /// Called when the changes are made and not yet committed.
        public var beforeCommit: (@Sendable () -> Void)?
        /// Called when the changes are durable and nobody has been told yet.
        public var afterCommit: (@Sendable () -> Void)?

        /// Hooks that call these functions.
        public init(beforeCommit: (@Sendable () -> Void)? = nil, afterCommit: (@Sendable () -> Void)? = nil) {
            self.beforeCommit = beforeCommit
            self.afterCommit = afterCommit
        }
    }
}

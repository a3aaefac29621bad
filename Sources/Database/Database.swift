/// One database, whichever engine holds it.
///
/// Everything above speaks one SQL: parameters are numbered (`$1`), values are text, 64-bit integers or bytes, and a
/// transaction is a synchronous closure in which nothing waits on the network. What differs between engines stays
/// inside the drivers.
public struct Database: Sendable {
    let engine: any Engine

    /// Opens the database there, and makes it if there is none yet.
    ///
    /// A file is opened in write-ahead mode with `synchronous=FULL`, so that a commit survives the loss of power, with
    /// foreign keys on, and with readers that do not wait for the writer.
    /// - Throws: `DatabaseError`.
    public static func open(_ location: Location, options: Options = Options()) throws -> Database {
        Database(engine: try SQLiteEngine(location, options: options))
    }

    /// Reads one consistent snapshot of what has been committed.
    ///
    /// - Throws: what the closure throws; `DatabaseError.unsupported` if it tries to write; `CancellationError`.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await engine.read(body)
    }

    /// Changes the database in one transaction, which is durable when this returns.
    ///
    /// The closure takes effect wholly or, if it throws, not at all. Writes run one after another; those that have
    /// queued up meanwhile share one commit, and an error in one of them leaves the others alone. The closure may be
    /// run again, so its only effects must be those on the database.
    ///
    /// - Throws: what the closure throws; `DatabaseError` if a statement or the commit failed; `CancellationError` if
    ///   the task was cancelled before the closure began.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await engine.write(body)
    }

    /// How many writes wait for their turn: what to look at before taking on more work.
    public var waitingWrites: Int { engine.waitingWrites }

    /// An element after each commit of a transaction that notified this topic.
    ///
    /// Elements that nobody has taken yet are merged into one: an element means "look again", however much has happened.
    /// With SQLite it hears the writes of this process only. The stream ends when the database is closed.
    public func notifications(_ topic: String) -> AsyncStream<Void> {
        engine.notifications(topic)
    }

    /// Gives an element to those who listen to these topics, as a commit would.
    ///
    /// For whoever finds out that another process has written.
    public func announce(_ topics: Set<String>) {
        engine.announce(topics)
    }

    /// Closes every connection, after the commit in progress.
    ///
    /// Writes still waiting then fail with `DatabaseError.closed`, as do all calls from then on. Closing twice is fine.
    public func close() throws {
        try engine.close()
    }
}

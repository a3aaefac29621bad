/// What a program takes from the world around it without asking anybody: the time, and fresh ids.
///
/// Passed in wherever either is needed, so that a test or a simulation decides both. Nothing else reads the clock.
public struct Surroundings: Sendable {
    /// The present instant.
    public var now: @Sendable () -> Timestamp
    /// An id nobody has had before: 36 characters of a UUID.
    public var makeID: @Sendable () -> String

    /// Called where the program has just got to a point that has this name, such as `ack sent`.
    ///
    /// Nothing happens there in life; a test of crashes ends the process at one of them.
    public var reached: @Sendable (_ point: String) -> Void

    /// Surroundings that answer with these.
    public init(
        now: @escaping @Sendable () -> Timestamp,
        makeID: @escaping @Sendable () -> String,
        reached: @escaping @Sendable (_ point: String) -> Void = { _ in }
    ) {
        self.now = now
        self.makeID = makeID
        self.reached = reached
    }
}

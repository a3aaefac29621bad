public import ChannexWire

/// What Channex answered to a message of availability, prices or restrictions.
public struct ARIReceipt: Hashable, Sendable {
    /// The tasks that carry it out: one, or none when every value was refused.
    public let tasks: [ChannexTaskID]
    /// The values that were refused, and why.
    public let warnings: [ARIWarning]
    /// The `x-request-id` of the answer, which Channex's support asks for.
    public let requestID: String?
    /// The size of the message in bytes.
    public let bytes: Int

    /// A receipt with those contents.
    public init(tasks: [ChannexTaskID], warnings: [ARIWarning], requestID: String?, bytes: Int) {
        self.tasks = tasks
        self.warnings = warnings
        self.requestID = requestID
        self.bytes = bytes
    }
}

/// A page of revisions, in the order of their storing at Channex.
public struct FeedPage: Hashable, Sendable {
    /// The revisions, each with its content or the reason why it could not be read.
    public let revisions: [RevisionEnvelope]
    /// How many there are on all pages together; nil when Channex did not say.
    public let total: Int?
    /// The `x-request-id` of the answer, which Channex's support asks for.
    public let requestID: String?

    /// A page with those revisions.
    public init(revisions: [RevisionEnvelope], total: Int?, requestID: String? = nil) {
        self.revisions = revisions
        self.total = total
        self.requestID = requestID
    }
}

/// How Channex took an acknowledgement; either way there is nothing left to do.
public enum Acknowledgement: Hashable, Sendable {
    /// It was accepted, now or before.
    case accepted
    /// Channex does not offer the revision any more, as after an earlier acknowledgement whose answer was lost.
    case alreadyGone
}

/// What makes bytes unusable as JSON, and where.
public struct JSONFlaw: Error, Hashable, Sendable {
    /// What was found, without any of the text itself, so that it may be logged.
    public let reason: String
    /// How many bytes precede the place.
    public let offset: Int

    package init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONFlaw: CustomStringConvertible {
    /// The reason and the place.
    public var description: String { "\(reason) at byte \(offset)" }
}

public import HotelValues

/// A call to Channex that a change would cause if it were saved now.
public struct ExpectedCall: Hashable, Sendable {
    /// What kind of message.
    public var lane: Lane
    /// Values in the message.
    public var valueCount: Int
    /// Bytes of the message.
    public var byteCount: Int
    /// The cells it speaks of.
    public var cells: [CellBlock]
    /// Changes that wait already and go with it.
    public var companions: Int
    /// When it may leave, at the earliest.
    public var leavesAt: Timestamp
    /// How many further calls of its kind Channex allows at present.
    public var callsLeft: Int
}

/// How much of what is left of a room type the hotel offers to the channels on a night.
///
/// The desk sells whatever is left; the channels see `offered(of:)`.
public struct ChannelOffer: Hashable, Sendable {
    /// Of the rooms left, so many are kept from the channels, for guests of the hotel's own.
    public var heldBack: Int
    /// The most rooms shown to the channels at once; nil is no limit.
    public var cap: Int?
    /// When no more rooms than this remain to be offered, none is: the last ones are sold by the desk, so that two
    /// channels cannot sell the same one within the seconds that they take to hear of each other.
    public var buffer: Int

    /// An offer of all that is left, but for what is given.
    public init(heldBack: Int = 0, cap: Int? = nil, buffer: Int = 0) {
        self.heldBack = heldBack
        self.cap = cap
        self.buffer = buffer
    }

    /// Holds nothing back.
    public static let everything = ChannelOffer()

    /// The rooms that the channels may sell of so many that are left.
    ///
    /// | left | held back | cap | buffer | offered |
    /// |---|---|---|---|---|
    /// | 5 | 0 | – | 0 | 5 |
    /// | 5 | 2 | – | 0 | 3 |
    /// | 5 | 0 | 2 | 0 | 2 |
    /// | 5 | 2 | 2 | 2 | 2 |
    /// | 2 | 0 | – | 1 | 2 |
    /// | 1 | 0 | – | 1 | 0 |
    /// | 4 | 2 | – | 2 | 0 |
    public func offered(of left: Int) -> Int {
        let free = max(0, left - heldBack)
        guard free > buffer else { return 0 }
        return cap.map { min($0, free) } ?? free
    }
}

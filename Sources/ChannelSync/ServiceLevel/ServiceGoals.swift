/// How soon a change is to be at Channex, and for how many of a thousand that must be so.
public struct ServiceGoals: Hashable, Sendable {
    /// The longest time from the commit in the PMS to Channex's acceptance.
    public var accepted: Duration
    /// The longest time from the commit in the PMS until Channex was read and had it.
    public var readBack: Duration
    /// How many of a thousand changes must come in time.
    public var share: Int

    /// These goals; see `LatencyBuckets.bounds` for the times that can be told apart.
    public init(accepted: Duration = .seconds(10), readBack: Duration = .seconds(120), share: Int = 990) {
        self.accepted = accepted
        self.readBack = readBack
        self.share = share
    }

    /// The longest time to a stage.
    public func longest(to stage: LatencyStage) -> Duration {
        switch stage {
        case .accepted: accepted
        case .readBack: readBack
        }
    }
}

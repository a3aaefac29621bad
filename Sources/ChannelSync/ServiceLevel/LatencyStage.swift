/// How far a change has come on its way from the commit in the PMS to the channels.
public enum LatencyStage: String, Hashable, Sendable, CaseIterable {
    /// Channex has accepted it.
    case accepted
    /// Channex was read, and has it.
    case readBack
}

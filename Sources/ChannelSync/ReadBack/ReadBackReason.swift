/// Why cells are read back from Channex.
package enum ReadBackReason: String, Hashable, Sendable, CaseIterable {
    /// A call that carried them was accepted, which only means that it was queued (contract §3.4).
    case accepted
    /// A call that carried them has no known end: it may be carried out yet.
    case unclear
    /// It is their turn in the sample that goes round all day.
    case sample
    /// Everything is read once a night.
    case nightly
    /// Somebody asked for it.
    case asked

    /// How long after its cause a reading makes sense: Channex shows a change up to 15 seconds late (contract §3.4).
    package var delay: Duration {
        switch self {
        case .accepted, .unclear: .seconds(15)
        case .sample, .nightly, .asked: .zero
        }
    }

    /// How many times the cells are read again, a minute apart, after a reading that found them right.
    ///
    /// A call without an answer may be carried out a minute and a half later (reliability C5).
    var repetitions: Int { self == .unclear ? 2 : 0 }
}

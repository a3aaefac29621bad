/// How well changes came to a stage over the last 28 days, measured against its goal.
public struct ServiceLevel: Hashable, Sendable {
    /// How far back it looks.
    public static let window: Duration = .seconds(28 * 86_400)

    /// The stage.
    public var stage: LatencyStage
    /// The longest time that counts as in time.
    public var goal: Duration
    /// How many of a thousand must come in time.
    public var goalShare: Int
    /// The times of those that came.
    public var times: LatencyHistogram
    /// Changes that have waited longer than the goal and have not come yet.
    ///
    /// They count as late: a link that stands still would look perfect otherwise.
    public var overdue: Int

    /// A level of these figures.
    public init(stage: LatencyStage, goals: ServiceGoals, times: LatencyHistogram, overdue: Int) {
        self.stage = stage
        self.goal = goals.longest(to: stage)
        self.goalShare = goals.share
        self.times = times
        self.overdue = overdue
    }

    /// All that count.
    public var changes: Int { times.count + overdue }

    /// Those in time.
    public var inTime: Int { times.count(withinMilliseconds: goal.wholeMilliseconds) }

    /// Those not in time.
    public var late: Int { changes - inTime }

    /// How many of ten thousand came in time; all of them where there were none.
    public var share: Int { changes == 0 ? 10_000 : inTime * 10_000 / changes }

    /// How much of what may be late is left, in percent: 100 when nothing was late, 0 when the goal is just met, less
    /// when it is missed.
    public var budgetLeft: Int {
        let allowed = changes * (1_000 - goalShare)
        guard allowed > 0 else { return late == 0 ? 100 : 0 }
        return (allowed - late * 1_000) * 100 / allowed
    }
}

extension Duration {
    /// Its milliseconds; what is less is dropped.
    public var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}

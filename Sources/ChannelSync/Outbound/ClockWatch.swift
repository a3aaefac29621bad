import HotelValues

/// Notices that somebody has set the clock, by another clock that nobody can set.
struct ClockWatch {
    /// Two clocks drift apart a little without anybody's doing.
    private static let tolerance: Duration = .seconds(2)

    private let elapsed: @Sendable () -> Duration
    private var start: Timestamp

    /// A watch that begins now.
    init(now: Timestamp, clock: any Clock<Duration>) {
        start = now
        elapsed = ClockWatch.stopwatch(clock)
    }

    /// By how much the clock was set since the last time this was asked; nil where it was not.
    mutating func jump(to now: Timestamp) -> Duration? {
        let span = now - (start + elapsed())
        start = start + span
        return span > ClockWatch.tolerance || span < .zero - ClockWatch.tolerance ? span : nil
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}

import FoundationEssentials

/// How much of a long test is run, as the environment wishes.
enum TestShare {
    /// The number in that variable, at least 1; the default where it has none.
    static func count(_ variable: String, default count: Int) -> Int {
        max(1, ProcessInfo.processInfo.environment[variable].flatMap { Int($0) } ?? count)
    }
}

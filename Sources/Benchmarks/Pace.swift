/// How quickly pieces of work follow each other.
enum Pace {
    /// So many at the same time, without a pause.
    case asFastAsPossible(width: Int)
    /// So many a second, however long each takes.
    case perSecond(Int)

    /// Does all the work, and answers what came of it, in any order.
    @discardableResult
    func run<Piece: Sendable, Result: Sendable>(
        _ pieces: [Piece],
        _ work: @escaping @Sendable (Piece) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: Result.self) { group in
            var results: [Result] = []
            let start = ContinuousClock.now
            for (index, piece) in pieces.enumerated() {
                switch self {
                case .asFastAsPossible(let width):
                    if index >= width, let result = try await group.next() { results.append(result) }
                case .perSecond(let rate):
                    try await ContinuousClock().sleep(until: start + .seconds(1) * index / rate)
                }
                group.addTask { try await work(piece) }
            }
            for try await result in group { results.append(result) }
            return results
        }
    }
}

/// Waiting for something that happens elsewhere, by looking again and again.
enum Patience {
    private static let limit: Duration = .seconds(180)

    /// What `look` finds, sooner or later; gives up after three minutes.
    @discardableResult
    static func wait<Found>(for what: String, _ look: () async throws -> Found?) async throws -> Found {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            if let found = try await look() { return found }
            try await ContinuousClock().sleep(for: .milliseconds(250))
        }
        throw Peer.Failure(description: "\(what) did not come")
    }
}

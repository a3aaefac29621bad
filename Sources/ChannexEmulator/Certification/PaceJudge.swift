import HotelValues

/// Looks at the pace of all ARI calls about a property: limits, pauses, and how often everything is sent (contract §4.1,
/// §8.1 tests 12 and 13).
struct PaceJudge {
    /// The ARI calls about the property, oldest first.
    let calls: [CallRecord]
    let subject: CertificationSubject
    /// Calls of a lane in a minute.
    let limit: Int

    /// The most calls of a lane, or of both, within any sixty seconds.
    func mostInAMinute(_ lane: Lane? = nil) -> Int {
        let instants = calls.filter { lane == nil || $0.lane == lane }.map(\.at)
        var first = 0
        var most = 0
        for (index, instant) in instants.enumerated() {
            while instant - instants[first] >= .seconds(60) { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }

    /// The calls that were turned away.
    var turnedAway: [CallRecord] { calls.filter { $0.status == 429 } }

    /// The full syncs of a lane: calls that speak of nearly a year or more of everything that the property has.
    func fullSyncs(_ lane: Lane) -> [CallRecord] {
        let targets = lane == .availability ? subject.roomTypes.count : subject.ratePlans.count
        return calls.filter { $0.lane == lane && targets > 0 && $0.note.nights >= 360 * targets }
    }

    /// How many full syncs came less than a day after another of the same lane.
    var fullSyncsTooSoon: Int {
        [Lane.availability, .restrictions]
            .map { lane in
                let syncs = fullSyncs(lane)
                return zip(syncs, syncs.dropFirst()).count { $1.at - $0.at < .seconds(86_400) }
            }
            .max() ?? 0
    }

    /// Calls that came within a minute after one that was not carried out.
    var unpaused: [CallRecord] {
        zip(calls, calls.dropFirst())
            .filter { before, after in
                let isError = before.status == 429 || before.status >= 500
                return isError && after.lane == before.lane && after.at - before.at < .seconds(60)
            }
            .map(\.1)
    }

    /// What came of test 12.
    var limits: TestReport {
        guard !calls.isEmpty else { return .notRun(.rateLimits) }
        var findings = Findings()
        for lane in [Lane.availability, .restrictions] where mostInAMinute(lane) > limit {
            findings.fail(.tooFast(mostInAMinute(lane), lane, limit: limit))
        }
        if !turnedAway.isEmpty { findings.fail(.turnedAway(turnedAway.count)) }
        if let first = unpaused.first { findings.advise(.unpaused(first)) }
        return TestReport(.rateLimits, findings, turnedAway)
    }

    /// What came of test 13.
    var updateLogic: TestReport {
        guard !calls.isEmpty else { return .notRun(.updateLogic) }
        var findings = Findings()
        if fullSyncsTooSoon > 0 { findings.fail(.fullSyncs(fullSyncsTooSoon + 1)) }
        return TestReport(.updateLogic, findings, fullSyncs(.availability) + fullSyncs(.restrictions))
    }
}

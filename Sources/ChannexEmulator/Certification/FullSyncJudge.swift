import HotelValues

/// Judges test 1, the full data update (contract §8.1, §8.16).
struct FullSyncJudge {
    /// How many days it must cover, the present one included.
    static let length = 500

    let subject: CertificationSubject
    /// The day on which it was made.
    let today: Day

    private var days: ClosedRange<Day> { today...today.advanced(by: FullSyncJudge.length - 1) }

    /// What came of the test.
    func report(_ calls: [CallRecord]) -> TestReport {
        guard !calls.isEmpty else { return .notRun(.fullSync) }
        var findings = Findings()
        let judge = CallJudge(calls: calls)
        judge.judgeAnswers(&findings)
        let counts = [judge.accepted(.availability).count, judge.accepted(.restrictions).count]
        if counts != [1, 1] { findings.fail(.notTwoCalls(counts[0], counts[1])) }
        for (lane, targets) in [(Lane.availability, subject.roomTypes), (.restrictions, subject.ratePlans)] {
            let updates = judge.accepted(lane).flatMap { RecordedUpdate.all(of: $0, subject) }
            let fields = subject.declared.filter { ($0 == .availability) == (lane == .availability) }
            judgeCompleteness(updates, fields, &findings)
            judgeCoverage(updates, targets, &findings)
            judgeVariety(updates, lane, &findings)
        }
        return TestReport(.fullSync, findings, calls)
    }

    /// Every value must hold everything that was declared, defaults included.
    private func judgeCompleteness(_ updates: [RecordedUpdate], _ fields: Set<ARIField>, _ findings: inout Findings) {
        for field in ARIField.allCases where fields.contains(field) {
            let lacking = updates.count { $0.fields[field] == nil }
            if lacking > 0 { findings.fail(.lacking(field, lacking, of: updates.count)) }
        }
        let sent = Set(updates.flatMap(\.fields.keys)).subtracting(subject.declared)
        if !sent.isEmpty { findings.fail(.undeclared(sent)) }
    }

    private func judgeCoverage(
        _ updates: [RecordedUpdate],
        _ targets: [CertificationSubject.Named],
        _ findings: inout Findings
    ) {
        var nights: [String: Set<Day>] = [:]
        for update in updates { nights[update.target, default: []].formUnion(update.nights) }
        for target in targets {
            let missing = days.filter { nights[target.id]?.contains($0) != true }
            guard let first = missing.first else { continue }
            findings.fail(
                .missingDays(missing.count, of: FullSyncJudge.length, from: first).prefixed("\(target.name): ")
            )
        }
    }

    /// The data must vary as a real hotel's does.
    private func judgeVariety(_ updates: [RecordedUpdate], _ lane: Lane, _ findings: inout Findings) {
        let field = lane == .availability ? ARIField.availability : .rate
        let values = Set(updates.compactMap { $0.fields[field] })
        if values.count == 1, let value = values.first {
            findings.fail(.uniform(field, value))
        }
    }
}

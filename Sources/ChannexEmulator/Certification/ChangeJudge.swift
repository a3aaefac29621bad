import HotelValues

/// Judges a test of single changes, tests 2 to 10, as Channex's checker does (contract §8.14b, §8.16).
struct ChangeJudge {
    let test: CertificationTest
    let expectation: Expectation
    let subject: CertificationSubject
    let year: Int

    /// What came of the test.
    func report(_ calls: [CallRecord]) -> TestReport {
        guard !calls.isEmpty else { return .notRun(test) }
        let rows = expectation.rows.filter { row in row.wanted.contains { !$0.fields(subject).isEmpty } }
        guard !rows.isEmpty else { return .notRun(test, .notApplicable, calls) }
        var findings = Findings()
        let judge = CallJudge(calls: calls)
        judge.judgeAnswers(&findings)
        judge.judgeCount(expectation.lane, expectation.calls, &findings)
        judge.judgeOtherLane(than: expectation.lane, kind: expectation.kind, &findings)
        let updates = judge.accepted(expectation.lane).flatMap { RecordedUpdate.all(of: $0, subject) }
        judgeTargets(updates, rows, &findings)
        for row in rows {
            guard let target = subject.targets[row.target] else {
                findings.fail(.noSuchTitle(row.target.name))
                continue
            }
            guard let days = row.days(in: year) else { continue }
            let own = updates.filter { $0.target == target.id }
            RowJudge(row: row, days: days, test: test, kind: expectation.kind, subject: subject, updates: own)
                .judge(&findings)
        }
        return TestReport(test, findings, calls)
    }

    /// Notes updates of what the table does not name.
    private func judgeTargets(_ updates: [RecordedUpdate], _ rows: [ExpectedRow], _ findings: inout Findings) {
        let named = Set(rows.compactMap { subject.targets[$0.target]?.id })
        for update in updates where !named.contains(update.target) {
            let all = subject.roomTypes + subject.ratePlans
            let name = all.first { $0.id == update.target }?.name ?? update.target
            findings.fail(.otherTarget(name, call: update.call))
        }
    }
}

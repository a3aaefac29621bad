import HotelValues

/// What a judge found: sentences that a developer can act on.
struct Findings: Hashable, Sendable {
    /// What makes the test fail.
    private(set) var failures: [Phrase] = []
    /// What would be better, but is allowed.
    private(set) var advice: [Phrase] = []

    /// Notes a reason to fail; the same words count once.
    mutating func fail(_ text: Phrase) {
        if !failures.contains(text) { failures.append(text) }
    }

    /// Notes an advice; the same words count once.
    mutating func advise(_ text: Phrase) {
        if !advice.contains(text) { advice.append(text) }
    }
}

/// How a test ended.
enum CertificationVerdict: String, Sendable {
    case passed
    case failed
    case notRun = "not_run"
}

/// What came of one test.
struct TestReport: Sendable {
    let test: CertificationTest
    let verdict: CertificationVerdict
    let findings: Findings
    let calls: [CallRecord]

    /// A test that passed unless something was found.
    init(_ test: CertificationTest, _ findings: Findings, _ calls: [CallRecord]) {
        self.init(test, findings.failures.isEmpty ? .passed : .failed, findings, calls)
    }

    /// A test for which there is nothing to judge.
    static func notRun(_ test: CertificationTest, _ advice: Phrase? = nil, _ calls: [CallRecord] = []) -> TestReport {
        var findings = Findings()
        if let advice { findings.advise(advice) }
        return TestReport(test, .notRun, findings, calls)
    }

    private init(
        _ test: CertificationTest,
        _ verdict: CertificationVerdict,
        _ findings: Findings,
        _ calls: [CallRecord]
    ) {
        self.test = test
        self.verdict = verdict
        self.findings = findings
        self.calls = calls
    }

    /// The report as `/admin/report` shows it.
    func json(in language: Language) -> JSON {
        [
            "test": .string(test.rawValue), "title": .string(test.title.text(in: language)),
            "verdict": .string(verdict.rawValue),
            "findings": findings.failures.json(in: language),
            "advice": findings.advice.json(in: language),
            "calls": .array(calls.map { $0.summary.setting("lane", JSON($0.lane?.rawValue)) }),
            "task_ids": .array(calls.compactMap(\.note.task).map(JSON.string)),
        ]
    }
}

extension ClosedRange<Day> {
    /// The days as a finding names them.
    var phrase: Phrase {
        let days = "\(lowerBound)"
        return lowerBound == upperBound
            ? Phrase(days, days) : Phrase("\(lowerBound) to \(upperBound)", "\(lowerBound) a \(upperBound)")
    }
}

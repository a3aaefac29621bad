/// Looks at the calls of a test before what they say: how many, of which kind, and how they were answered.
struct CallJudge {
    /// The ARI calls of the test.
    let calls: [CallRecord]

    /// The calls that Channex took.
    func accepted(_ lane: Lane) -> [CallRecord] {
        calls.filter { $0.lane == lane && $0.status == 200 && $0.note.accepted > 0 }
    }

    /// Notes calls that were refused, and values that were; what a later call can make good is no failure.
    func judgeAnswers(_ findings: inout Findings) {
        for call in calls where call.status != 200 {
            if call.status == 429 || call.status >= 500 {
                findings.advise("Call #\(call.number) was answered \(call.status) and had to be repeated")
            } else {
                findings.fail("Call #\(call.number) was answered \(call.status)")
            }
        }
        for call in calls {
            for warning in call.note.warnings {
                let text = warning["warning"]?.encodedText ?? ""
                findings.fail("Call #\(call.number) had a value refused or changed: \(text)")
            }
        }
    }

    /// Notes more tasks than allowed: one action of a person is one call (contract §8.16).
    func judgeCount(_ lane: Lane, _ allowed: ClosedRange<Int>, _ findings: inout Findings) {
        let taken = accepted(lane)
        guard taken.count > allowed.upperBound else { return }
        let wanted =
            allowed.lowerBound == allowed.upperBound ? "\(allowed.upperBound)" : "at most \(allowed.upperBound)"
        let calls = allowed.upperBound == 1 ? "call" : "calls"
        findings.fail(
            "Expected \(wanted) \(calls) to /\(lane.rawValue), got \(taken.count) tasks: gather the changes of one action"
                + " into one call"
        )
    }

    /// Notes calls of the lane that the test does not touch.
    func judgeOtherLane(than lane: Lane, kind: String, _ findings: inout Findings) {
        for call in calls where call.lane != lane {
            let other = call.lane?.rawValue ?? ""
            findings.fail("Call #\(call.number) to /\(other) was made by a change of \(kind): it must cause none")
        }
    }
}

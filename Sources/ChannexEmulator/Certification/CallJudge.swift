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
                findings.advise(.repeated(call))
            } else {
                findings.fail(.refused(call))
            }
        }
        for call in calls {
            for warning in call.note.warnings {
                findings.fail(.warned(call, warning["warning"] ?? .null))
            }
        }
    }

    /// Notes more tasks than allowed: one action of a person is one call (contract §8.16).
    func judgeCount(_ lane: Lane, _ allowed: ClosedRange<Int>, _ findings: inout Findings) {
        let taken = accepted(lane)
        guard taken.count > allowed.upperBound else { return }
        findings.fail(.tooManyCalls(taken.count, lane, allowed))
    }

    /// Notes calls of the lane that the test does not touch.
    func judgeOtherLane(than lane: Lane, kind: ChangeKind, _ findings: inout Findings) {
        for call in calls where call.lane != lane {
            findings.fail(.otherLane(call, kind))
        }
    }
}

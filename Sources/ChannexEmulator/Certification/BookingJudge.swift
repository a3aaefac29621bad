/// What is known of one revision that was there to be received.
struct RevisionEvidence: Sendable {
    let id: String
    let booking: String
    let uniqueID: String
    let status: Revision.Status
    let isAcknowledged: Bool
    let receipts: Receipts
    /// States of the deliveries that told of it.
    let deliveries: [Delivery.State]

    /// How it is named in a finding.
    var name: Phrase {
        Phrase(
            "revision \(id) (\(uniqueID), \(status.phrase.english))",
            "revisão \(id) (\(uniqueID), \(status.phrase.portuguese))"
        )
    }
}

/// Judges test 11, the receiving of bookings (contract §8.11, §8.16).
struct BookingJudge {
    let revisions: [RevisionEvidence]
    /// Whether a revision that was fetched by its id counts against the PMS (contract §11 row 2).
    let failsRevisionFinds: Bool

    /// What came of the test.
    func report(_ calls: [CallRecord]) -> TestReport {
        guard !revisions.isEmpty else { return .notRun(.bookings, nil, calls) }
        var findings = Findings()
        judgeLife(&findings)
        judgeReceipts(&findings)
        judgeDeliveries(&findings)
        return TestReport(.bookings, findings, calls)
    }

    /// One booking must be made, changed and cancelled.
    private func judgeLife(_ findings: inout Findings) {
        let byBooking = Dictionary(grouping: revisions, by: \.booking).values.map { Set($0.map(\.status)) }
        if byBooking.contains(where: { $0.count == 3 }) { return }
        let seen = Set(revisions.map(\.status))
        for status in [Revision.Status.new, .modified, .cancelled] where !seen.contains(status) {
            findings.fail(.noRevision(status))
        }
        if seen.count == 3 { findings.fail(.noWholeLife) }
    }

    /// Each revision must come by the feed, and be acknowledged.
    func judgeReceipts(_ findings: inout Findings) {
        for revision in revisions where !revision.isAcknowledged {
            findings.fail(.unacknowledged(revision.name))
        }
        let list = revisions.reduce(0) { $0 + $1.receipts.revisionList + $1.receipts.bookingList }
        if list > 0 { findings.fail(.receivedByList(list)) }
        let find = revisions.reduce(0) {
            $0 + $1.receipts.bookingFind + (failsRevisionFinds ? $1.receipts.revisionFind : 0)
        }
        if find > 0 { findings.fail(.receivedByID(find)) }
    }

    /// Webhooks must be answered 2xx, where there are any.
    func judgeDeliveries(_ findings: inout Findings) {
        for revision in revisions where !revision.deliveries.isEmpty {
            if !revision.deliveries.contains(.delivered) { findings.fail(.undelivered(revision.name)) }
        }
        if revisions.allSatisfy(\.deliveries.isEmpty) { findings.advise(.noWebhook) }
    }
}

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
    var name: String { "revision \(id) (\(uniqueID), \(status.rawValue))" }
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
            findings.fail("No \(status.rawValue) revision: make a booking, change it, then cancel it")
        }
        if seen.count == 3 { findings.fail("No booking was made, changed and cancelled: use one for all three steps") }
    }

    /// Each revision must come by the feed, and be acknowledged.
    func judgeReceipts(_ findings: inout Findings) {
        for revision in revisions where !revision.isAcknowledged {
            findings.fail("No acknowledgement of \(revision.name)")
        }
        let list = revisions.reduce(0) { $0 + $1.receipts.revisionList + $1.receipts.bookingList }
        if list > 0 {
            findings.fail("booking_revision_received_via_list: \(list); read /booking_revisions/feed, not lists")
        }
        let find = revisions.reduce(0) {
            $0 + $1.receipts.bookingFind + (failsRevisionFinds ? $1.receipts.revisionFind : 0)
        }
        if find > 0 {
            findings.fail("booking_received_via_booking_find: \(find); read /booking_revisions/feed, not single ids")
        }
    }

    /// Webhooks must be answered 2xx, where there are any.
    func judgeDeliveries(_ findings: inout Findings) {
        for revision in revisions where !revision.deliveries.isEmpty {
            let isDelivered = revision.deliveries.contains(.delivered)
            if !isDelivered {
                findings.fail("All webhook deliveries for \(revision.name) failed (notes.success is not true)")
            }
        }
        if revisions.allSatisfy(\.deliveries.isEmpty) {
            findings.advise("No webhook told of the bookings: use webhooks as well as polling")
        }
    }
}

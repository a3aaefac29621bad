import HotelValues

/// Everything that the judges look at, taken out of the world so that they need not hold it up.
struct CertificationDossier: Sendable {
    let subject: CertificationSubject
    let year: Int
    let sittings: [CertificationTest: CertificationLog.Sitting]
    /// All ARI calls about the property that are still known.
    let calls: [CallRecord]
    /// All revisions of the property, and those of test 11's sitting where it was begun.
    let revisions: [RevisionEvidence]
    let tested: [RevisionEvidence]
    let limit: Int
    /// Whether a revision that was fetched by its id counts against the PMS.
    let failsRevisionFinds: Bool
}

/// What a checker would say about the calls of a PMS (contract §8.16).
struct CertificationReport: Sendable {
    let dossier: CertificationDossier

    private var pace: PaceJudge {
        PaceJudge(calls: dossier.calls, subject: dossier.subject, limit: dossier.limit)
    }

    private func judge(_ revisions: [RevisionEvidence]) -> BookingJudge {
        BookingJudge(revisions: revisions, failsRevisionFinds: dossier.failsRevisionFinds)
    }

    /// The report of one test.
    func report(_ test: CertificationTest) -> TestReport {
        let sitting = dossier.sittings[test]
        let calls = sitting?.calls ?? []
        let ari = calls.filter { $0.lane != nil }
        if let expectation = test.expectation {
            return ChangeJudge(test: test, expectation: expectation, subject: dossier.subject, year: dossier.year)
                .report(ari)
        }
        switch test {
        case .fullSync:
            return FullSyncJudge(subject: dossier.subject, today: sitting?.today ?? dossier.subject.today).report(ari)
        case .bookings: return judge(dossier.tested).report(calls)
        case .rateLimits: return pace.limits
        default: return pace.updateLogic
        }
    }

    /// The whole report as `/admin/report` shows it.
    func json(in language: Language) -> JSON {
        [
            "property_id": .string(dossier.subject.property), "year": JSON(dossier.year),
            "restrictions": .array(
                ARIField.allCases.filter(dossier.subject.declared.contains).map { .string($0.rawValue) }
            ),
            "tests": .array(CertificationTest.allCases.map { report($0).json(in: language) }),
            "general": general(in: language),
        ]
    }

    /// What is counted over everything that is known, whatever test it belongs to.
    private func general(in language: Language) -> JSON {
        let revisions = dossier.revisions
        func total(_ count: (Receipts) -> Int) -> JSON { JSON(revisions.reduce(0) { $0 + count($1.receipts) }) }
        let failed = revisions.filter { !$0.deliveries.isEmpty && !$0.deliveries.contains(.delivered) }
        let pending = revisions.filter { !$0.isAcknowledged }
        var findings = Findings()
        let judge = judge(revisions)
        if !revisions.isEmpty {
            judge.judgeReceipts(&findings)
            judge.judgeDeliveries(&findings)
        }
        let others = pace.limits.findings.failures + pace.updateLogic.findings.failures
        return [
            "booking_revision_received_via_feed": total(\.feed),
            "booking_revision_received_via_list": total { $0.revisionList + $0.bookingList },
            "booking_received_via_booking_find": total { $0.revisionFind + $0.bookingFind },
            "failed_webhook_revisions": .array(failed.map { .string($0.id) }),
            "unacknowledged_revisions": .array(pending.map { .string($0.id) }),
            "full_syncs": JSON(max(pace.fullSyncs(.availability).count, pace.fullSyncs(.restrictions).count)),
            "full_syncs_within_24_hours_of_another": JSON(pace.fullSyncsTooSoon),
            "most_calls_in_a_minute": [
                "availability": JSON(pace.mostInAMinute(.availability)),
                "restrictions": JSON(pace.mostInAMinute(.restrictions)), "together": JSON(pace.mostInAMinute()),
            ],
            "answered_429": JSON(pace.turnedAway.count),
            "findings": (findings.failures + others).json(in: language),
            "advice": (findings.advice + pace.limits.findings.advice).json(in: language),
        ]
    }
}

import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `GET /sync/audit` and `POST /sync/audit`: whether Channex is set up as the hotel needs it.
struct AuditController: Sendable {
    let link: ChannelLink
    let audit: Audit

    func addRoutes(to router: Router<ServingContext>) {
        router.get("/sync/audit", use: last)
        router.post("/sync/audit", use: run)
    }

    /// What the last audits found.
    @Sendable private func last(_ request: Request, _ context: ServingContext) async throws -> JSONBody<AuditAnswer> {
        try await answer()
    }

    /// Audits now, and repairs what may be repaired.
    @Sendable private func run(_ request: Request, _ context: ServingContext) async throws -> JSONBody<AuditAnswer> {
        do {
            try await audit.run()
        } catch let failure as LinkFailure {
            throw failure
        } catch {
            throw Problem(
                kind: "not-audited",
                title: "Not audited",
                status: .badGateway,
                detail: "Channex or the PMS did not answer as needed: \(error)"
            )
        }
        return try await answer()
    }

    private func answer() async throws -> JSONBody<AuditAnswer> {
        JSONBody(AuditAnswer(try await link.store.lastAudit(), try await link.store.auditRecords()))
    }
}

/// What audits found, as JSON.
struct AuditAnswer: Encodable, Sendable {
    let lastAt: String?
    let failure: String?
    let findings: [AuditFindingAnswer]

    private enum CodingKeys: String, CodingKey {
        case failure, findings
        case lastAt = "last_at"
    }

    init(_ last: LastAudit?, _ records: [AuditRecord]) {
        lastAt = last?.at.description
        failure = last?.failure
        findings = records.map(AuditFindingAnswer.init)
    }
}

/// One finding, as JSON.
struct AuditFindingAnswer: Encodable, Sendable {
    let code: String
    let subject: String
    let severity: String
    let sentence: [String: String]
    let firstSeenAt: String
    let lastSeenAt: String
    let repairedAt: String?
    let endedAt: String?

    private enum CodingKeys: String, CodingKey {
        case code, subject, severity, sentence
        case firstSeenAt = "first_seen_at"
        case lastSeenAt = "last_seen_at"
        case repairedAt = "repaired_at"
        case endedAt = "ended_at"
    }

    init(_ record: AuditRecord) {
        code = record.code
        subject = record.subject
        severity = record.severity.rawValue
        sentence = ["en": record.english, "pt-BR": record.portuguese]
        firstSeenAt = record.firstSeenAt.description
        lastSeenAt = record.lastSeenAt.description
        repairedAt = record.repairedAt?.description
        endedAt = record.endedAt?.description
    }
}

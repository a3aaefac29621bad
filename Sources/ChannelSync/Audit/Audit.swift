import ChannexClient
import ChannexWire
import HotelValues
import Logging

/// Looks at everything at Channex that is not availability, prices or restrictions, and sets right what may be.
public struct Audit: Sendable {
    private let link: ChannelLink
    private let wishes: ChannexSetup.Wishes
    private let secrets: WebhookSecrets

    /// An audit of that link against those wishes.
    public init(link: ChannelLink, wishes: ChannexSetup.Wishes, secrets: WebhookSecrets) {
        self.link = link
        self.wishes = wishes
        self.secrets = secrets
    }

    /// Looks, and says what is wrong; touches nothing.
    public func look() async throws -> [AuditFinding] { try await read().findings }

    /// Looks, repairs what may be repaired, and writes all of it down.
    @discardableResult
    public func run() async throws -> [AuditRecord] {
        let now = link.surroundings.now()
        do {
            let (findings, account, mapping) = try await read()
            var repaired: Set<AuditFinding> = []
            for (repair, some) in Dictionary(grouping: findings, by: \.matter.repair) {
                guard let repair else { continue }
                if await carryOut(repair, for: some, mapping) { repaired.formUnion(some) }
            }
            let limits = account.property.map { ChannexLimits($0.settings) } ?? ChannexLimits()
            try await link.store.record(findings, repaired: repaired, limits: limits, at: now)
            report(findings, repaired)
            return try await link.store.auditRecords()
        } catch {
            try await link.store.record(auditFailure: "\(error)", at: now)
            throw error
        }
    }

    private func read() async throws -> (findings: [AuditFinding], account: ChannexAccount, mapping: Mapping) {
        guard let mapping = try await link.store.mapping() else { throw LinkFailure.notSetUp }
        let stored = try await link.store.webhook()
        let audit = SettingsAudit(
            house: try await link.gateway.house(),
            mapping: mapping,
            webhook: wishes.publicURL.map { url in
                WebhookWish(
                    publicURL: url,
                    id: stored?.id,
                    secretHash: stored?.secretHash,
                    secret: wishes.webhookSecret,
                    hash: secrets.hash
                )
            }
        )
        let account = try await ChannexAccount(of: mapping.property, from: link.channex)
        return (audit.findings(on: account), account, mapping)
    }

    /// Whether it came about; what did not is tried again by the next audit.
    private func carryOut(_ repair: AuditFinding.Repair, for findings: [AuditFinding], _ mapping: Mapping) async -> Bool
    {
        do {
            switch repair {
            case .settings: try await repairSettings(findings, mapping)
            case .calendarLength(let length):
                var longer = mapping
                longer.calendarLength = length
                // The nights that this adds are said when the calendar's end is next looked at.
                try await link.store.save(longer)
            case .webhook:
                var report = SetupReport(isDryRun: false)
                try await ChannexSetup(link: link, wishes: wishes, secrets: secrets)
                    .webhook(of: mapping.property, &report)
            }
            return true
        } catch {
            link.logger.warning("not repaired at Channex", metadata: ["failure": "\(error)"])
            return false
        }
    }

    private func repairSettings(_ findings: [AuditFinding], _ mapping: Mapping) async throws {
        var right = PropertySettings()
        var lostMinimumStays = false
        for finding in findings {
            switch finding.matter {
            case .changesRoomsOnModification: right.adjustsAvailabilityOnModification = false
            case .returnsRoomsOnCancellation: right.restoresAvailabilityOnCancellation = false
            case .minStayType:
                right.minStayType = .both
                lostMinimumStays = true
            default: continue
            }
        }
        _ = try await link.channex.update(right, of: mapping.property)
        guard lostMinimumStays else { return }
        // What was sent while one kind did not count is said again.
        let window = link.window(of: mapping)
        let changes = mapping.ratePlans.keys.sorted().map { code in
            HouseChange(
                target: .ratePlan(code),
                nights: window,
                fields: [.minStayArrival, .minStayThrough],
                cause: "audit min_stay_type"
            )
        }
        try await link.store.markDirty(
            changes,
            cursor: nil,
            at: link.surroundings.now(),
            makeID: link.surroundings.makeID
        )
    }

    private func report(_ findings: [AuditFinding], _ repaired: Set<AuditFinding>) {
        for finding in findings {
            let metadata: Logger.Metadata = [
                "code": "\(finding.code)", "subject": "\(finding.subject)", "repaired": "\(repaired.contains(finding))",
                "finding": "\(finding.matter.english)",
            ]
            switch finding.severity {
            case .notice: link.logger.info("audit", metadata: metadata)
            case .warning: link.logger.warning("audit", metadata: metadata)
            case .critical: link.logger.error("audit", metadata: metadata)
            }
        }
    }
}

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
            },
            calendarLength: wishes.calendarLength
        )
        let account = try await ChannexAccount.read(mapping.property, from: link.channex)
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
        var lost: [HouseChange] = []
        let window = link.window(of: mapping)
        for finding in findings {
            switch finding.matter {
            case .changesRoomsOnModification: right.adjustsAvailabilityOnModification = false
            case .returnsRoomsOnCancellation: right.restoresAvailabilityOnCancellation = false
            case .minStayType:
                right.minStayType = .both
                // What was sent while one kind did not count is said again.
                let minimum: CellFields = [.minStayArrival, .minStayThrough]
                lost += mapping.everything(on: window, cause: "audit \(finding.code)").compactMap { change in
                    var change = change
                    change.fields.formIntersection(minimum)
                    return change.fields.isEmpty ? nil : change
                }
            case .calendarChanged(let there, let wanted):
                right.stateLength = wanted
                // The nights that the calendar had lost come back without their values.
                let first = window.lowerBound.advanced(by: there)
                guard first <= window.upperBound else { continue }
                lost += mapping.everything(on: first...window.upperBound, cause: "audit \(finding.code)")
            default: continue
            }
        }
        _ = try await link.channex.update(right, of: mapping.property)
        try await link.store.markDirty(
            lost,
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

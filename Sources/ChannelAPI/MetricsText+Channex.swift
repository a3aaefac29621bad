import ChannelSync

extension MetricsText {
    /// How reading back goes, and what the audit found.
    mutating func addChannex(_ status: ReadBackStatus, _ findings: [AuditRecord]) {
        addCounter("readings_total", "Readings of what Channex holds.", status, \.readings)
        addCounter("cells_compared_total", "Values read and compared with the PMS.", status, \.cells)
        addCounter("cells_drifted_total", "Values that differed from the PMS.", status, \.drifted)
        addCounter("cells_repaired_total", "Values that differed and were right again.", status, \.repaired)
        page.gauge("cells_drifted", "Values that differ now, as far as is known.", status.open)
        page.gauge("cells_raised", "Values that differ and a person must look at.", status.raised)
        page.gauge("cells_awaited", "Pieces of the calendar that wait to be read.", status.awaited)
        page.gauge(
            "audit_findings",
            "Settings at Channex that are not as they should be.",
            AuditFinding.Severity.allCases.map { severity in
                ([("severity", severity.rawValue)], "\(findings.filter { $0.severity == severity }.count)")
            }
        )
    }

    private mutating func addCounter(
        _ name: String,
        _ help: String,
        _ status: ReadBackStatus,
        _ value: KeyPath<ReadBackStatus.Tally, Int>
    ) {
        let tallies = status.tallies.sorted { $0.key < $1.key }
        page.counter(name, help, tallies.map { ([("reason", $0.key)], "\($0.value[keyPath: value])") })
    }
}

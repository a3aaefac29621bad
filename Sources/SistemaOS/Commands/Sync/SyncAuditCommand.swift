import ArgumentParser
import NIOHTTP1

/// `sistema-os sync audit`: whether Channex is set up as the hotel needs it.
struct SyncAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look at the settings at Channex, repair what may be repaired, and say the rest.",
        discussion: """
            Example:  sistema-os sync audit --language pt-BR
            Exit code 0: nothing that matters is wrong any more; 1: a person must look; 69: it cannot be looked at.
            """
    )

    /// The languages of the findings.
    enum Language: String, ExpressibleByArgument, CaseIterable {
        case english = "en"
        case portuguese = "pt-BR"
    }

    @Flag(help: "Only show what the last audits found.")
    var last = false

    @Option(help: "The language of the findings.")
    var language = Language.english

    @Flag(help: "Print the answer as JSON.")
    var json = false

    func run() async throws {
        try await CommandError.reported {
            let answer = try await Middleware(workshop: try Workshop()).accepted(last ? .GET : .POST, "/sync/audit")
            let audit = try answer.value(AuditText.self)
            print(json ? answer.text : audit.text(in: language))
            guard !audit.needsPerson else { throw CommandError.notWell }
        }
    }
}

/// What an audit answered.
private struct AuditText: Decodable {
    struct Finding: Decodable {
        let severity: String
        let sentence: [String: String]
        let firstSeenAt: String
        let repairedAt: String?
        let endedAt: String?

        private enum CodingKeys: String, CodingKey {
            case severity, sentence
            case firstSeenAt = "first_seen_at"
            case repairedAt = "repaired_at"
            case endedAt = "ended_at"
        }

        var state: String { repairedAt != nil ? "repaired" : endedAt != nil ? "ended" : severity }
    }

    let failure: String?
    let findings: [Finding]

    var needsPerson: Bool { failure != nil || findings.contains { $0.endedAt == nil && $0.severity != "notice" } }

    func text(in language: SyncAuditCommand.Language) -> String {
        let lines = findings.map { finding in
            let time = String(finding.firstSeenAt.prefix(16))
            return "\(finding.state.padded(to: 9)) \(time) \(finding.sentence[language.rawValue] ?? "")"
        }
        let failed = failure.map { ["not audited: \($0)"] } ?? []
        return lines.isEmpty && failed.isEmpty ? "All is as it should be." : (failed + lines).joined(separator: "\n")
    }
}

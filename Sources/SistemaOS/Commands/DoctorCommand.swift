import ArgumentParser
import AsyncHTTPClient
import ChannelSync
import HotelValues

/// `sistema-os doctor`: looks at the link from one end to the other.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check key, API, mapping, webhook, feed, last push, what was read back and the settings at Channex.",
        discussion:
            "Exit code 0: all well or warnings; 1: something is ill; 69: it cannot be looked at; 78: wrong settings."
    )

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let database = try workshop.openDatabase()
            let httpClient = workshop.makeHTTPClient()
            let result: Result<[Doctor.Finding], any Error>
            do {
                let link = try await workshop.configuredLink(database, httpClient)
                result = .success(try await Doctor(link: link, audit: workshop.makeAudit(link)).examine())
            } catch {
                result = .failure(error)
            }
            try await httpClient.shutdown()
            try show(try result.get())
        }
    }

    private func show(_ findings: [Doctor.Finding]) throws {
        if json {
            print(try Answer.json(of: findings.map(FindingText.init)))
        } else {
            for finding in findings {
                print("\(finding.verdict.rawValue.padded(to: 8)) \(finding.subject.padded(to: 26)) \(finding.detail)")
            }
        }
        guard !findings.contains(where: { $0.verdict == .ill }) else { throw CommandError.notWell }
    }
}

/// One finding, as JSON.
private struct FindingText: Encodable {
    let subject: String
    let verdict: String
    let detail: String

    init(_ finding: Doctor.Finding) {
        subject = finding.subject
        verdict = finding.verdict.rawValue
        detail = finding.detail
    }
}

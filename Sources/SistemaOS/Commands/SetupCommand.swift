import ArgumentParser
import AsyncHTTPClient
import ChannelSync
import ChannexWire
import HotelValues

/// `sistema-os setup`: makes the hotel known elsewhere.
struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Set the hotel up at Channex.",
        subcommands: [SetupChannexCommand.self]
    )
}

/// `sistema-os setup channex`: creates or adopts property, room types, rate plans and webhook, and stores their ids.
struct SetupChannexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channex",
        abstract: "Create or adopt the hotel's property, room types, rate plans and webhook at Channex.",
        discussion: """
            Example:  CHANNEX_API_KEY=… sistema-os setup channex --dry-run
            It may be run again at any time: what is right stays as it is, what is missing is made again.
            """
    )

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @Flag(help: "Print the steps as JSON.")
    var json = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let database = try workshop.openDatabase()
            let httpClient = workshop.makeHTTPClient()
            let result: Result<SetupReport, any Error>
            do {
                let link = try await workshop.configuredLink(database, httpClient)
                result = .success(try await workshop.setUpChannex(link, isDryRun: dryRun))
            } catch {
                result = .failure(error)
            }
            try await httpClient.shutdown()
            let report = try result.get()
            print(json ? try Answer.json(of: report.steps.map(StepText.init)) : text(of: report))
        }
    }

    private func text(of report: SetupReport) -> String {
        let lines = report.steps.map { step in
            "\(step.deed.rawValue.padded(to: 9)) \(step.kind.padded(to: 10)) \(step.name)  (\(step.detail))"
        }
        return (lines + [report.hasChanges ? "" : "Nothing to change."]).joined(separator: "\n")
    }
}

extension Workshop {
    /// Sets the link up as the configuration wishes.
    func setUpChannex(_ link: ChannelLink, isDryRun: Bool = false) async throws -> SetupReport {
        var wishes = setupWishes
        wishes.isDryRun = isDryRun
        return try await ChannexSetup(link: link, wishes: wishes, secrets: Workshop.webhookSecrets).run()
    }

    /// How things are to be at Channex, as the configuration says.
    var setupWishes: ChannexSetup.Wishes {
        ChannexSetup.Wishes(
            property: configuration.channexPropertyID.map { ChannexProperty.ID($0) },
            publicURL: configuration.publicURL,
            webhookSecret: configuration.webhookSecret?.value,
            calendarLength: configuration.channexCalendarDays
        )
    }

    /// The audit that holds Channex to the configuration.
    func makeAudit(_ link: ChannelLink, wishes: ChannexSetup.Wishes? = nil) -> Audit {
        Audit(link: link, wishes: wishes ?? setupWishes, secrets: Workshop.webhookSecrets)
    }
}

/// One step, as JSON.
private struct StepText: Encodable {
    let deed: String
    let kind: String
    let name: String
    let detail: String

    init(_ step: SetupReport.Step) {
        deed = step.deed.rawValue
        kind = step.kind
        name = step.name
        detail = step.detail
    }
}

import ArgumentParser
import HotelValues
import NIOHTTP1

/// `sistema-os sync verify`: reads everything from Channex and prints what differs from the PMS, cell by cell.
struct SyncVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read everything from Channex and show what differs from the PMS, cell by cell.",
        discussion: """
            Example:  sistema-os sync verify --from 2027-01-01 --to 2027-01-31 --repair
            It only reads; with --repair what differs is sent again. What differs is read twice, seventeen seconds apart, and what was sent a moment ago is waited for.
            Exit code 0: all is equal; 1: something differs; 69: it cannot be looked at.
            """
    )

    @Flag(help: "Send again what differs.")
    var repair = false

    @Option(help: "The first night, YYYY-MM-DD.")
    var from: String?

    @Option(help: "The last night, YYYY-MM-DD.")
    var to: String?

    @Flag(help: "Print the answer as JSON.")
    var json = false

    func validate() throws {
        for text in [from, to].compactMap(\.self) where Day(text) == nil {
            throw ValidationError("\(text) is no date; give YYYY-MM-DD.")
        }
        guard (from == nil) == (to == nil) else { throw ValidationError("Give --from and --to, or neither.") }
    }

    func run() async throws {
        try await CommandError.reported {
            let nights = from.map { "&from=\($0)" } ?? ""
            let end = to.map { "&to=\($0)" } ?? ""
            let path = "/sync/verify?repair=\(repair)\(nights)\(end)"
            let answer = try await Middleware(workshop: try Workshop()).accepted(.POST, path)
            let report = try answer.value(VerificationText.self)
            print(json ? answer.text : report.text)
            guard report.differences.isEmpty else { throw CommandError.notWell }
        }
    }
}

/// `sistema-os sync drift`: what differed, and what became of it.
struct SyncDriftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Show what Channex had otherwise than the PMS, when it was found and when it was repaired."
    )

    @Flag(help: "Show also what was repaired.")
    var all = false

    func run() async throws {
        try await Middleware.ask(.GET, "/sync/drift?all=\(all)")
    }
}

/// What a verification answered.
private struct VerificationText: Decodable {
    struct Difference: Decodable {
        let target: String
        let night: String
        let field: String
        let pms: String
        let channex: String
        let excuse: String?
    }

    let from: String
    let to: String
    let compared: Int
    let unsettled: Int
    let repairing: Bool
    let differences: [Difference]

    var text: String {
        let late = unsettled == 0 ? "" : " \(unsettled) values wait to be sent or were refused."
        let nights = "\(from) to \(to)"
        guard !differences.isEmpty else { return "\(compared) values compared, \(nights): all equal.\(late)" }
        let head = "\("what".padded(to: 16)) \("night".padded(to: 11)) \("field".padded(to: 20))"
        let rows = differences.map { cell in
            let place = "\(cell.target.padded(to: 16)) \(cell.night.padded(to: 11)) \(cell.field.padded(to: 20))"
            let values = "\(cell.pms.padded(to: 12)) \(cell.channex.padded(to: 12))"
            return "\(place) \(values) \(cell.excuse.map { "by Channex's setting \($0)" } ?? "")"
        }
        let end = "\(compared) values compared, \(nights): \(differences.count) differ."
        return
            (["\(head) \("PMS".padded(to: 12)) Channex"] + rows + [
                end + late + (repairing ? " They are sent again." : "")
            ])
            .joined(separator: "\n")
    }
}

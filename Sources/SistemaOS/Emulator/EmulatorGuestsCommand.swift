import ArgumentParser
import ChannexEmulator
import NIOHTTP1

/// `sistema-os emulator guests`: guests who come by themselves.
struct EmulatorGuestsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guests",
        abstract: "Let guests book, change and cancel by themselves, or stop them.",
        discussion: """
            Example:  sistema-os emulator guests --start --per-day 200 --seed 7
            Example:  sistema-os emulator guests --act 10
            """
    )

    @Flag(inversion: .prefixedNo, help: "Let them come, or stop them.")
    var start: Bool?

    @Option(help: "How many acts a day.")
    var perDay: Int?

    @Option(help: "Equal seeds make equal guests.")
    var seed: UInt64?

    @Option(help: "Percent of the acts that change a booking.")
    var changes: Int?

    @Option(help: "Percent of the acts that cancel one.")
    var cancellations: Int?

    @Option(help: "The property they come to; all where it is not given.")
    var property: String?

    @Option(help: "Let so many acts happen at once.")
    var act: Int?

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let remote = try emulator.remote()
            let change = settings
            var answer = try await remote.admin(change == [:] ? .GET : .PUT, "/guests", change == [:] ? nil : change)
            if let act { answer = try await remote.admin(.POST, "/guests/act", ["count": JSON(act)]) }
            try emulator.show(answer, words)
        }
    }

    private var settings: JSON {
        var settings: JSON = [:]
        if let start { settings = settings.setting("running", .bool(start)) }
        if let seed { settings = settings.setting("seed", .number(String(seed))) }
        if let property { settings = settings.setting("property", .string(property)) }
        let numbers = [("per_day", perDay), ("modify_share", changes), ("cancel_share", cancellations)]
        for case (let name, let number?) in numbers { settings = settings.setting(name, JSON(number)) }
        return settings
    }

    private func words(_ answer: JSON) -> String {
        let counts = (answer["counts"]?.members ?? []).map { "\($0.key) \($0.value.encodedText)" }
        let isRunning = answer["running"]?.boolean == true
        let pace = isRunning ? "Guests come, about \(answer["per_day"]?.integer ?? 0) acts a day. " : ""
        let idle = answer["running"]?.boolean == false ? "No guests come by themselves. " : ""
        return "\(pace)\(idle)So far: \(counts.joined(separator: ", "))"
    }
}

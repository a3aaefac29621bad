import ArgumentParser
import ChannexEmulator
import NIOHTTP1

/// `sistema-os emulator clock`: what time it is at the emulator, and making it another.
struct EmulatorClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Show, set, stop, move on or speed up the emulator's time.",
        discussion: """
            Example:  sistema-os emulator clock --advance 31m
            Moving on walks through everything that falls due on the way: calendars roll, revisions leave the feed, \
            webhooks are tried again.
            """
    )

    @Option(help: "Set it to an instant, such as 2026-11-01T12:00:00Z.")
    var set: String?

    @Option(help: "Move it on by so much: 90s, 31m, 2h, 1d.")
    var advance: String?

    @Option(help: "Let it run so many times as fast as ours.")
    var speed: Int?

    @Flag(inversion: .prefixedNo, help: "Stop it, or let it run again.")
    var freeze: Bool?

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            var change: JSON = [:]
            if let set { change = change.setting("set", .string(set)) }
            if let freeze { change = change.setting("freeze", .bool(freeze)) }
            if let speed { change = change.setting("speed", JSON(speed)) }
            if let advance { change = change.setting("advance", .string(advance)) }
            let remote = try emulator.remote()
            let isRead = change.members?.isEmpty ?? true
            let clock = try await remote.admin(isRead ? .GET : .PUT, "/clock", isRead ? nil : change)
            try emulator.show(clock) { clock in
                let pace = clock["frozen"]?.boolean == true ? "stopped" : "×\(clock["speed"]?.integer ?? 1)"
                return "\(clock["now"]?.text ?? "?")  (\(pace))"
            }
        }
    }
}

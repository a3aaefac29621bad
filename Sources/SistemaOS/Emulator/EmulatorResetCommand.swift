import ArgumentParser
import ChannexEmulator
import NIOHTTP1

/// `sistema-os emulator reset`: an empty account again.
struct EmulatorResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Empty the emulator's account; its key stays."
    )

    @Flag(help: "Put the switches back to their defaults as well.")
    var switches = false

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let answer = try await emulator.remote().admin(.POST, "/reset\(switches ? "?switches=true" : "")")
            try emulator.show(answer) { _ in "The account is empty." }
        }
    }
}

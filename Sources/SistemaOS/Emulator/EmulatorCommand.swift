import ArgumentParser

/// `sistema-os emulator`: a Channex of our own, and what can be done to one that runs.
struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Run a Channex of our own, for any PMS developer, and steer one that runs.",
        discussion: """
            Example:  sistema-os emulator --key my-key
            Then open http://127.0.0.1:8002 in a browser, and point a client at http://127.0.0.1:8002/api/v1 with the \
            header `user-api-key: my-key`. docs/emulator.md leads through all of it.
            """,
        subcommands: [
            EmulatorRunCommand.self, EmulatorSeedCommand.self, EmulatorClockCommand.self, EmulatorFaultCommand.self,
            EmulatorGuestsCommand.self, EmulatorSwitchCommand.self, EmulatorReportCommand.self,
            EmulatorResetCommand.self,
        ],
        defaultSubcommand: EmulatorRunCommand.self
    )
}

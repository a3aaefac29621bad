import ArgumentParser
import AsyncHTTPClient
import ChannexEmulator

/// `sistema-os emulator run`: the emulator itself, until it is stopped.
struct EmulatorRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the emulator (what `sistema-os emulator` alone does)."
    )

    @Option(help: "The port; the setting EMULATOR_PORT counts where this is not given.")
    var port: Int?

    @Option(help: "The API key that clients send; made up where neither this nor EMULATOR_KEY is given.")
    var key: String?

    @Option(help: "A file in which everything is kept for the next start; memory only where it is not given.")
    var state: String?

    @Option(help: "Makes ids, faults and guests follow from this number: equal runs are then alike to the byte.")
    var seed: UInt64?

    @Option(
        name: .customLong("switch"),
        help: "Decide an open question of Channex's documentation, as in `--switch apply_delay_s=5`; may be repeated."
    )
    var switches: [SwitchSetting] = []

    @Flag(help: "Do not limit calls to ten a minute for each property and lane.")
    var noRateLimit = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let key = key ?? workshop.configuration.emulatorKey?.value ?? Workshop.makeSecret()
            let host = workshop.configuration.host
            let httpClient = workshop.makeHTTPClient()
            let emulator = workshop.makeEmulator(
                port: port ?? workshop.configuration.emulatorPort,
                key: key,
                switches: try chosenSwitches(workshop),
                stateFile: state,
                seed: seed,
                httpClient
            ) { port in
                StandardOutput.write(
                    """
                    Channex emulator: http://\(host):\(port)/api/v1  (user-api-key: \(key))
                    Console: http://\(host):\(port)/

                    """
                )
            }
            try await workshop.run([emulator])
            try await httpClient.shutdown()
        }
    }

    private func chosenSwitches(_ workshop: Workshop) throws -> Switches {
        var chosen = Switches()
        chosen.enforceRateLimit = workshop.configuration.emulatorLimitsRate && !noRateLimit
        do throws(Refusal) {
            try chosen.turn(.object(switches.map { JSON.Member($0.name, $0.value) }))
        } catch {
            throw CommandError.wrongUse("--switch: \(EmulatorRemote.reason(error.body))")
        }
        return chosen
    }
}

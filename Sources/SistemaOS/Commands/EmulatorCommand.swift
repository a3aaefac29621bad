import ArgumentParser
import AsyncHTTPClient
import ChannexEmulator
import Logging
import PMS

/// `sistema-os emulator`: Channex alone.
struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Run a Channex of our own, for any PMS developer.",
        discussion: """
            Example:  sistema-os emulator --key my-key
            Then point a client at http://127.0.0.1:8002/api/v1 with the header `user-api-key: my-key`.
            """
    )

    @Option(help: "The port; the setting EMULATOR_PORT counts where this is not given.")
    var port: Int?

    @Option(help: "The API key that clients send; made up where neither this nor EMULATOR_KEY is given.")
    var key: String?

    @Flag(help: "Do not limit calls to ten a minute for each property and lane.")
    var noRateLimit = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let key = key ?? workshop.configuration.emulatorKey?.value ?? Workshop.makeSecret()
            var switches = Switches()
            switches.enforceRateLimit = workshop.configuration.emulatorLimitsRate && !noRateLimit
            let httpClient = workshop.makeHTTPClient()
            let host = workshop.configuration.host
            let emulator = workshop.makeEmulator(
                port: port ?? workshop.configuration.emulatorPort,
                key: key,
                switches: switches,
                httpClient
            ) { port in
                StandardOutput.write("Channex emulator: http://\(host):\(port)/api/v1  (user-api-key: \(key))\n")
            }
            try await workshop.run([emulator])
            try await httpClient.shutdown()
        }
    }
}

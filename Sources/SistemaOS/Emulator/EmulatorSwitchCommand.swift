import ArgumentParser
import ChannexEmulator
import NIOHTTP1

/// `sistema-os emulator switch`: what the documentation leaves open, and how the emulator decides it.
struct EmulatorSwitchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "List the emulator's switches, or turn some.",
        discussion: "Example:  sistema-os emulator switch apply_delay_s=5 enforce_rate_limit=off"
    )

    @Argument(help: "Settings such as `apply_delay_s=5`; none lists all switches.")
    var settings: [SwitchSetting] = []

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let remote = try emulator.remote()
            let change = JSON.object(settings.map { JSON.Member($0.name, $0.value) })
            if !settings.isEmpty { _ = try await remote.admin(.PUT, "/switches", change) }
            let answer = try await remote.admin(.GET, "/switches")
            try emulator.show(answer) { answer in
                let shown = (answer["switches"]?.elements ?? []).filter { item in
                    settings.isEmpty || settings.contains { $0.name == item["name"]?.text }
                }
                return shown.map(EmulatorSwitchCommand.line).joined(separator: "\n")
            }
        }
    }

    private static func line(_ item: JSON) -> String {
        let name = (item["name"]?.text ?? "").padded(to: 32)
        let value = (item["value"] ?? .null).encodedText.padded(to: 12)
        return "\(name) \(value) \(item["meaning"]?.text ?? "")"
    }
}

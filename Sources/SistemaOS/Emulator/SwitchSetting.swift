import ArgumentParser
import ChannexEmulator

/// A switch and what it is set to, as `name=value`.
struct SwitchSetting: ExpressibleByArgument {
    let name: String
    let value: JSON

    /// Reads `name=value`; a value that is no JSON is text.
    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        name = String(parts[0])
        let text = String(parts[1])
        switch text {
        case "on": value = true
        case "off": value = false
        default: value = (try? JSON.parse(Array(text.utf8))) ?? .string(text)
        }
    }
}

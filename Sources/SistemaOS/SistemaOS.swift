import ArgumentParser
import CHeap

/// The command `sistema-os`.
@main
struct SistemaOS: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sistema-os",
        abstract: "An independent hotel's PMS, its two-way link to Channex, and a Channex emulator.",
        discussion: """
            Try it:  sistema-os demo
            Settings come from the environment, then from sistema-os.yaml, then from defaults; `sistema-os settings` lists \
            them all.
            """,
        subcommands: [
            DemoCommand.self, ServeCommand.self, EmulatorCommand.self, TriggerCommand.self, SetupCommand.self,
            SyncCommand.self, DoctorCommand.self, KeyCommand.self, HotelCommand.self, SettingsCommand.self,
        ]
    )

    /// Begins with what must be said before there are threads: a calendar of 800 kB that is read by many at once left
    /// 30 MB behind in the heaps of the threads that had written it.
    static func main() async {
        heapKeepSmall()
        await main(nil)
    }
}

/// `sistema-os settings`: every key with its default and its meaning.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "List every setting with its type, default and meaning."
    )

    func run() {
        print(ConfigurationKey.help)
    }
}

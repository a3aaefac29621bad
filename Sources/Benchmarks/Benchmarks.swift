import ArgumentParser

/// What `make bench` measures with, beside `wrk`; docs/benchmarks.md says what and how.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "Measure a running hotel, its link and its Channex.",
        subcommands: [
            BaselineCommand.self, FillCommand.self, RereadCommand.self, DriveCommand.self, EmulatorCommand.self,
            ComposeCommand.self, FleetBuildCommand.self, FleetSettleCommand.self, FleetDriveCommand.self,
        ]
    )
}

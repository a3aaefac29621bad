import ArgumentParser
import HotelValues

/// `Benchmarks drive`: bookings at a Channex emulator, followed until the hotel has them and Channex knows what is left.
struct DriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drive",
        abstract: "Make bookings at the emulator, and tell how long the link takes."
    )

    @OptionGroup var options: HotelOptions

    @Option(help: "The address of the middleware.")
    var middleware: String

    @Option(help: "The address of the emulator.")
    var channex: String

    @Option(help: "The emulator's key.")
    var channexKey: String

    @Option(help: "The link's database, in which the times are found afterwards.")
    var database: String

    @Option(help: "How many bookings.")
    var count: Int

    @Option(help: "How many a second; as many as possible where it is not given.")
    var rate: Int?

    @Option(help: "Equal seeds make equal bookings.")
    var seed: UInt64 = 2

    func run() async throws {
        try await Peer.withClient { client in
            let scene = try await Scene(self, client)
            var source = StaySource(scene.house, seed: seed)
            let pace = rate.map { Pace.perSecond($0) } ?? .asFastAsPossible(width: 32)
            let bookings = try await pace.run(source.draws(count)) { try await scene.book($0, seed: seed) }
            try await Patience.wait(for: "all acknowledgements") { try await scene.isAllAcknowledged() ? true : nil }
            let story = try await Patience.wait(for: "the last availability call") {
                try await LinkStory(database, told: scene.calls(), about: bookings)
            }
            try await Patience.wait(for: "equal availability") { try await scene.isAvailabilityEqual() ? true : nil }
            tell(story)
        }
    }

    private func tell(_ story: LinkStory) {
        let times = story.times
        guard let first = times.map(\.webhookAt).min(), let acknowledged = times.map(\.acknowledgedAt).max(),
            let accepted = times.map(\.acceptedAt).max()
        else { return }
        if rate == nil {
            print("rate \((acknowledged - first).rate(of: times.count))")
            print("acknowledged \((acknowledged - first).milliseconds)")
            print("equal \((accepted - first).milliseconds)")
        } else {
            print("made to ack: \(Spread(times.map { $0.acknowledgedAt - $0.madeAt }).text)")
            print("webhook to ack: \(Spread(times.map { max(.zero, $0.acknowledgedAt - $0.webhookAt) }).text)")
            print("webhook to availability: \(Spread(times.map { $0.acceptedAt - $0.webhookAt }).text)")
        }
        print("availability calls since the set-up: \(story.acceptedCalls) accepted, \(story.refusedCalls) refused")
    }
}

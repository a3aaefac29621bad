import ArgumentParser
import ChannexEmulator
import FoundationEssentials

/// `Benchmarks emulator`: what a full sync and a thousand hotels cost the emulator, without a network.
struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Time the emulator's full sync, and weigh a thousand hotels."
    )

    @Option(help: "How often the full sync is carried out.")
    var rounds = 15

    @Option(help: "How many hotels, of 6 room types, 12 rate plans and 500 days.")
    var hotels = 1_000

    func run() async throws {
        try syncOnce()
        let before = try Resident.now()
        var town = Town()
        let start = ContinuousClock.now
        for _ in 0..<hotels { try town.addHotel() }
        let time = start.duration(to: .now)
        let after = try Resident.now()
        print(
            "\(hotels) hotels, \(town.nights) nights of plans: \(after - before) kB more, made in \(time.milliseconds)"
        )
    }

    private func syncOnce() throws {
        var sync = try FullSync()
        var reading: [Duration] = []
        var applying: [Duration] = []
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            let body = try sync.decoded()
            let middle = ContinuousClock.now
            let taken = try sync.apply(body)
            applying.append(middle.duration(to: .now))
            reading.append(start.duration(to: middle))
            guard taken == sync.count else { throw Peer.Failure(description: "\(taken) of \(sync.count) values taken") }
        }
        let (read, applied) = (Spread(reading), Spread(applying))
        let share = applied.median.microseconds * 100 / max(1, read.median.microseconds)
        print("full sync: \(sync.count) values, \(sync.bytes.count) bytes")
        print("decoded: \(read.text)")
        print("applied: \(applied.text)")
        print("applied in \(share) % of the time in which it is decoded")
    }
}

/// The memory that the process has.
private enum Resident {
    static func now() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

import ArgumentParser
import AsyncHTTPClient
import ChannelSync
import ChannexClient
import ChannexWire
import Database
import FoundationEssentials
import HotelTesting
import HotelValues
import PMS
import PMSGateways
import PMSWire

/// `Benchmarks compose`: a full sync of a hotel that is set up, as the link says it and day by day.
struct ComposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose",
        abstract: "Plan and encode a full sync; encode and send the same cells day by day."
    )

    @OptionGroup var options: HotelOptions

    @Option(help: "The address of the emulator.")
    var channex: String

    @Option(help: "The emulator's key.")
    var channexKey: String

    @Option(help: "The address of a server that reads what it is sent and does nothing.")
    var nobody: String

    @Option(help: "The database of the hotel and its link.")
    var database: String

    @Option(help: "How often; the emulator takes ten calls of a kind in a minute.")
    var rounds = 5

    func run() async throws {
        try await Peer.withClient { client in
            let house = try await options.peer(client).get("/api/v1/hotel", as: HotelAnswer.self)
            let nights = house.today...house.today.advanced(by: 499)
            let (mapping, calendar) = try await hotel(house.code, nights)
            let sync = WholeCalendar(mapping: mapping, calendar: calendar)
            let emulator = ChannexClient(
                credentials: try ChannexCredentials(baseURL: channex, key: channexKey),
                httpClient: client
            )
            let sink = Peer(client: client, url: nobody, key: ("User-Agent", "benchmarks"))
            try await measure(sync, emulator, sink)
        }
    }

    private func hotel(_ code: String, _ nights: ClosedRange<Day>) async throws -> (Mapping, HouseCalendar) {
        let database = try Database.open(Database.Location(url: database))
        let clock = ManualClock()
        let surroundings = Surroundings.seeded(1, at: Timestamp(startOf: nights.lowerBound), clock: clock)
        let pms = try await PMS(database: database, surroundings: surroundings)
        let gateway = InProcessGateway(hotel: pms.hotel(Identifier(code)), clock: clock)
        guard let mapping = try await LinkStore(property: code, database: database).mapping() else {
            throw Peer.Failure(description: "\(code) is not at the emulator; run `sistema-os setup channex`")
        }
        let calendar = try await gateway.calendar(nights)
        try database.close()
        return (mapping, calendar)
    }

    private func measure(_ sync: WholeCalendar, _ emulator: ChannexClient, _ sink: Peer) async throws {
        var ours: [Duration] = []
        var alone: [Duration] = []
        var toNobody: [Duration] = []
        var toEmulator: [Duration] = []
        for _ in 0..<rounds {
            ours += [try await time { _ = sync.messages().map(\.body) }]
            alone += [try await time { _ = sync.dayByDay().map(\.body) }]
            toNobody += [
                try await time {
                    for message in sync.dayByDay() {
                        try await sink.send("/bench/noop", method: "POST", Data(message.body))
                    }
                }
            ]
            toEmulator += [try await time { for message in sync.dayByDay() { try await message.send(to: emulator) } }]
        }
        for (lane, (message, days)) in zip(Lane.allCases, zip(sync.messages(), sync.dayByDay())) {
            print(
                "\(lane): \(message.count) values, \(message.body.count) bytes; day by day \(days.count) values,"
                    + " \(days.body.count) bytes, \(tenths(days.body.count, message.body.count)) × as many"
            )
            print("\(lane): at least \(sync.fewestValues(in: lane)) values for as many different contents")
        }
        print("planned and encoded: \(Spread(ours).text)")
        let ourTime = max(1, Spread(ours).median.microseconds)
        for (name, times) in [
            ("encoded", alone), ("encoded, sent to nobody", toNobody), ("encoded, sent to the emulator", toEmulator),
        ] {
            let spread = Spread(times)
            print(
                "day by day, \(name): \(spread.text), \(tenths(Int(spread.median.microseconds), Int(ourTime))) × as long"
            )
        }
    }

    private func tenths(_ dividend: Int, _ divisor: Int) -> String {
        let tenths = dividend * 10 / max(1, divisor)
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func time(_ work: () async throws -> Void) async throws -> Duration {
        let start = ContinuousClock.now
        try await work()
        return start.duration(to: .now)
    }
}

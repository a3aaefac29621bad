import ArgumentParser
import AsyncHTTPClient
import ChannelSync
import ChannexClient
import Database
import FoundationEssentials
import HotelCore
import HotelValues
import Logging
import PMS
import PMSAPI
import PMSGateways

/// `Benchmarks fleet-build`: many small hotels in one database, each set up at a Channex emulator.
struct FleetBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet-build",
        abstract: "Make many hotels, and set each up at the emulator."
    )

    @Option(help: "The address of the emulator.")
    var channex: String

    @Option(help: "The emulator's key.")
    var channexKey: String

    @Option(help: "The database that the hotels are made in.")
    var database: String

    @Option(help: "The file into which the hotels' keys are written: a code and a key a line.")
    var keys: String

    @Option(help: "How many hotels.")
    var count = 1_000

    func run() async throws {
        let database = try Database.open(Database.Location(url: database))
        let surroundings = Surroundings.ofThisMoment
        let pms = try await PMS(database: database, surroundings: surroundings)
        try await Peer.withClient { client in
            let channex = ChannexClient(
                credentials: try ChannexCredentials(baseURL: channex, key: channexKey),
                httpClient: client
            )
            let start = ContinuousClock.now
            let lines = try await Pace.asFastAsPossible(width: 16).run(Array(0..<count)) { number in
                let hotel = pms.hotel(FleetHotel.id(number))
                try await hotel.setUp(try FleetHotel.plan(number), by: .setup)
                let link = try await FleetHotel.link(hotel, database, channex, surroundings)
                let secrets = WebhookSecrets(make: surroundings.makeID, hash: KeyMaker.hash(of:))
                _ = try await ChannexSetup(link: link, wishes: .init(), secrets: secrets).run()
                return "\(hotel.id) \(try await FleetHotel.key(hotel))"
            }
            try lines.sorted().joined(separator: "\n").write(toFile: keys, atomically: true, encoding: .utf8)
            print("\(count) hotels made and set up in \(start.duration(to: .now).milliseconds)")
        }
        try database.close()
    }
}

/// One of many hotels: 8 rooms of 2 types, 2 plans each.
enum FleetHotel {
    static func id(_ number: Int) -> Property.ID { Property.ID("hotel-\(1_000 + number)") }

    static func plan(_ number: Int) throws -> HotelPlan {
        guard let currency = Currency("BRL") else { throw Peer.Failure(description: "no BRL") }
        let types = ["std", "dlx"]
        return HotelPlan(
            property: Property(
                id: id(number),
                name: "Hotel \(1_000 + number)",
                timeZone: "America/Sao_Paulo",
                currency: currency,
                country: "BR"
            ),
            roomTypes: types.map { code in
                RoomType(
                    id: RoomType.ID(code),
                    name: code == "std" ? "Standard" : "De Luxe",
                    capacity: Occupancy(adults: 2),
                    defaultOccupancy: 2
                )
            },
            rooms: types.enumerated().flatMap { floor, code in
                (1...4).map { Room(id: Room.ID("\(floor + 1)0\($0)"), roomType: RoomType.ID(code)) }
            },
            ratePlans: types.flatMap { code in
                ["flex", "nr"].map { tariff in
                    RatePlan(
                        id: RatePlan.ID("\(code)-\(tariff)"),
                        roomType: RoomType.ID(code),
                        name: "\(code) \(tariff)",
                        meals: .breakfast,
                        occupancies: [2],
                        primaryOccupancy: 2
                    )
                }
            }
        )
    }

    static func link(
        _ hotel: Hotel,
        _ database: Database,
        _ channex: any ChannexAPI,
        _ surroundings: Surroundings
    ) async throws -> ChannelLink {
        ChannelLink(
            store: try await LinkStore(property: hotel.id.rawValue, database: database),
            gateway: InProcessGateway(hotel: hotel, clock: ContinuousClock()),
            channex: channex,
            surroundings: surroundings,
            clock: ContinuousClock(),
            zoneOffset: { _, _ in -3 * 3_600 },
            logger: Logger(label: "fleet") { StreamLogHandler.standardError(label: $0) }
        )
    }

    static func key(_ hotel: Hotel) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let key = KeyMaker.make(using: &generator)
        _ = try await hotel.addKey(name: "bench", hash: KeyMaker.hash(of: key), by: .setup)
        return key
    }
}

extension Surroundings {
    /// The real time and random ids.
    fileprivate static var ofThisMoment: Surroundings {
        let now: @Sendable () -> Timestamp = {
            Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
        }
        return Surroundings(
            now: now,
            makeID: {
                var generator = SystemRandomNumberGenerator()
                return UniqueID.make(at: now(), using: &generator)
            },
            reached: { _ in }
        )
    }
}

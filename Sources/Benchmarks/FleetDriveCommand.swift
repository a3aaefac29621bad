import ArgumentParser
import AsyncHTTPClient
import Database
import FoundationEssentials
import HotelValues
import PMSWire

/// `Benchmarks fleet-drive`: prices changed in many hotels, and how long each takes until Channex has it; first while
/// all is well, then while every call of one of them fails.
struct FleetDriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet-drive",
        abstract: "Change prices in many hotels, one of which is in trouble, and tell how long the others take."
    )

    @Option(help: "The address of the PMS.")
    var pms: String

    @Option(help: "The address of the emulator.")
    var channex: String

    @Option(help: "The emulator's key.")
    var channexKey: String

    @Option(help: "The database, in which the times are found afterwards.")
    var database: String

    @Option(help: "The file with the hotels' keys.")
    var keys: String

    @Option(help: "How many changes.")
    var count = 300

    @Option(help: "How many a second, all hotels together.")
    var rate = 5

    @Option(help: "So many further changes a second go to the hotel whose calls all fail; 0 for no trouble.")
    var trouble = 0

    func run() async throws {
        let hotels = try String(contentsOfFile: keys, encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: " ").map(String.init)
        }
        guard let unlucky = hotels.first, hotels.count > 1 else { throw Peer.Failure(description: "too few hotels") }
        var generator = SplitMix64(seed: 3)
        let others = hotels.dropFirst().shuffled(using: &generator).prefix(count)
        try await Peer.withClient { client in
            if trouble > 0 { try await breakAllCalls(of: unlucky[0], client) }
            let since = try await change(Array(others), unlucky, client)
            let times = try await Patience.wait(for: "all calls") {
                try await acceptances(in: others.map { $0[0] }, since: since)
            }
            let title = trouble > 0 ? "commit to accepted, one hotel in trouble" : "commit to accepted, all well"
            print("\(title): p95 \(Spread(times).percentile(95).milliseconds), \(Spread(times).text)")
            print("p99 \(Spread(times).percentile(99).microseconds)")
        }
    }

    /// Answers when the first change was made.
    private func change(_ others: [[String]], _ unlucky: [String], _ client: HTTPClient) async throws -> Timestamp {
        let since = Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await Pace.perSecond(rate).run(others) { try await setPrice(of: $0, client) }
            }
            if trouble > 0 {
                let changes = [[String]](repeating: unlucky, count: others.count * trouble / rate)
                group.addTask { try await Pace.perSecond(trouble).run(changes) { try await setPrice(of: $0, client) } }
            }
            try await group.waitForAll()
        }
        return since
    }

    private func setPrice(of hotel: [String], _ client: HTTPClient) async throws {
        let peer = Peer(client: client, url: pms, key: ("X-API-Key", hotel[1]))
        let house = try await peer.get("/api/v1/hotel", as: HotelAnswer.self)
        guard let plan = house.ratePlans.first else { throw Peer.Failure(description: "the hotel sells nothing") }
        var edit = RateEditBody(ratePlan: plan.code, from: house.today, to: house.today.advanced(by: 6))
        edit.amount = DecimalText(text: "\(300 + hotel[1].utf8.reduce(0) { ($0 * 31 + Int($1)) % 100 }).00")
        try await peer.send("/api/v1/tarifas", method: "PUT", WireCoding.bytes(of: RateEditsBody(edits: [edit])))
    }

    private func breakAllCalls(of hotel: String, _ client: HTTPClient) async throws {
        let database = try Database.open(Database.Location(url: database))
        let property = try await database.read { transaction in
            try transaction.row("SELECT channexProperty FROM linkProperty WHERE property = $1", hotel)?
                .get("channexProperty") as String?
        }
        try database.close()
        let emulator = Peer(client: client, url: channex, key: ("user-api-key", channexKey))
        var rule: [String: String] = ["kind": "status", "endpoint": "/restrictions"]
        rule["property"] = property
        var body = Data(try WireCoding.bytes(of: rule))
        body.removeLast()
        body.append(contentsOf: Array(#","status":503}"#.utf8))
        try await emulator.send("/admin/faults", method: "POST", body)
    }

    /// From each hotel's change to the end of the first accepted call after it; nil while one is missing.
    private func acceptances(in hotels: [String], since: Timestamp) async throws -> [Duration]? {
        let database = try Database.open(Database.Location(url: database))
        let rows = try await database.read { transaction in
            try transaction.rows(
                """
                SELECT changeLog.property AS property, max(changeLog.madeAt) AS madeAt, (
                    SELECT min(endedAt) FROM linkCall
                    WHERE linkCall.property = changeLog.property AND lane = 'restrictions'
                        AND outcome = 'accepted' AND startedAt >= max(changeLog.madeAt)
                ) AS acceptedAt
                FROM changeLog WHERE madeAt >= $1 GROUP BY changeLog.property
                """,
                since
            )
        }
        try database.close()
        var times: [String: Duration] = [:]
        for row in rows {
            guard let end = try row.get("acceptedAt") as Timestamp? else { continue }
            times[try row.get("property")] = end - (try row.get("madeAt") as Timestamp)
        }
        let found = hotels.compactMap { times[$0] }
        return found.count == hotels.count ? found : nil
    }
}

import ArgumentParser
import HotelValues
import PMSWire

/// `Benchmarks reread`: reads the calendar after each of many changes, so that no answer is at hand.
struct RereadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reread",
        abstract: "Change a price, read 500 days; again and again."
    )

    @OptionGroup var options: HotelOptions

    @Option(help: "How often.")
    var rounds = 50

    func run() async throws {
        try await Peer.withClient { client in
            let hotel = options.peer(client)
            let house = try await hotel.get("/api/v1/hotel", as: HotelAnswer.self)
            guard let plan = house.ratePlans.first else { throw Peer.Failure(description: "the hotel sells nothing") }
            var times: [Duration] = []
            for round in 0..<rounds {
                var edit = RateEditBody(ratePlan: plan.code, from: house.today, to: house.today)
                edit.amount = DecimalText(text: "\(300 + round).00")
                let body = try WireCoding.bytes(of: RateEditsBody(edits: [edit]))
                try await hotel.send("/api/v1/tarifas", method: "PUT", body)
                let start = ContinuousClock.now
                try await hotel.send(house.calendarPath, method: "GET")
                times.append(start.duration(to: .now))
            }
            let spread = Spread(times)
            print("\(spread.median.rate(of: 1)) \(spread.text)")
        }
    }
}

extension HotelAnswer {
    /// Availability and prices of the 500 nights from today.
    var calendarPath: String { "/api/v1/channex/ari?date_from=\(today)&date_to=\(today.advanced(by: 499))" }
}

import ArgumentParser
import HotelValues
import PMSWire

/// `Benchmarks fill`: makes reservations through the hotel's API.
struct FillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fill", abstract: "Make reservations.")

    @OptionGroup var options: HotelOptions

    @Option(help: "How many.")
    var count = 4_000

    @Option(help: "Equal seeds make equal reservations.")
    var seed: UInt64 = 1

    func run() async throws {
        try await Peer.withClient { client in
            let hotel = options.peer(client)
            var source = StaySource(try await hotel.get("/api/v1/hotel", as: HotelAnswer.self), seed: seed)
            let bodies = source.draws(count).map(ReservationBody.init)
            try await Pace.asFastAsPossible(width: 32).run(bodies) { body in
                try await hotel.send("/api/v1/reservas", method: "POST", WireCoding.bytes(of: body))
            }
        }
        print("reservations made: \(count)")
    }
}

extension ReservationBody {
    fileprivate init(_ draw: StaySource.Draw) {
        self.init()
        var room = RoomBody()
        room.roomType = draw.ratePlan.roomType
        room.ratePlan = draw.ratePlan.code
        room.arrival = draw.stay.arrival
        room.departure = draw.stay.departure
        rooms = [room]
        guest = GuestBody(name: "Hóspede \(draw.number)")
        guest?.email = "hospede\(draw.number)@example.com"
        allowsOverbooking = true
    }
}

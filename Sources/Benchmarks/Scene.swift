import AsyncHTTPClient
import ChannexClient
import ChannexWire
import FoundationEssentials
import HotelValues
import PMSWire

/// A hotel, its link and its Channex, all running.
struct Scene: Sendable {
    let house: HotelAnswer
    private let hotel: Peer
    private let emulator: Peer
    private let channex: ChannexClient
    private let mapping: LinkMapping

    /// Finds out what is sold, and makes the emulator ready for bookings.
    init(_ command: DriveCommand, _ client: HTTPClient) async throws {
        hotel = command.options.peer(client)
        house = try await hotel.get("/api/v1/hotel", as: HotelAnswer.self)
        emulator = Peer(client: client, url: command.channex, key: ("user-api-key", command.channexKey))
        channex = ChannexClient(
            credentials: try ChannexCredentials(baseURL: command.channex, key: command.channexKey),
            httpClient: client
        )
        let link = Peer(client: client, url: command.middleware, key: ("User-Agent", "benchmarks"))
        mapping = try await link.get("/sync/status", as: LinkMapping.self)
        try await channex.install(ApplicationInstallation(property: Identifier(mapping.property), code: "booking_crs"))
    }

    /// Books that.
    func book(_ draw: StaySource.Draw, seed: UInt64) async throws -> MadeBooking {
        let plan = draw.ratePlan
        guard let roomType = mapping.roomTypes[plan.roomType], let ratePlan = mapping.ratePlans[plan.code] else {
            throw Peer.Failure(description: "\(plan.code) is not at the emulator; run `sistema-os setup channex`")
        }
        let guest = NewBooking.Customer(
            surname: "Number \(draw.number)",
            mail: "guest\(seed)-\(draw.number)@example.com"
        )
        let nights = Dictionary(uniqueKeysWithValues: draw.stay.nights.map { ($0.description, "310.00") })
        let booking = NewBooking(
            property: mapping.property,
            currency: house.currency.code,
            arrival: draw.stay.arrival.description,
            departure: draw.stay.departure.description,
            customer: guest,
            rooms: [NewBooking.Room(roomType: roomType, ratePlan: ratePlan, days: nights)]
        )
        let body = try WireCoding.bytes(of: ["booking": booking])
        let answer = try await emulator.send("/api/v1/bookings", method: "POST", body)
        return MadeBooking(
            id: try WireCoding.decode(BookingAnswer.self, from: answer).data.id,
            roomType: roomType,
            nights: draw.stay.arrival...draw.stay.departure.advanced(by: -1)
        )
    }

    /// Whether the emulator waits for no acknowledgement.
    func isAllAcknowledged() async throws -> Bool {
        try await emulator.get("/admin/state?limit=0", as: EmulatorState.self).unacknowledged == 0
    }

    /// Whether the emulator says of every night what the hotel says.
    func isAvailabilityEqual() async throws -> Bool {
        let nights = house.today...house.today.advanced(by: 499)
        let ours = try await hotel.get(house.calendarPath, as: ARIAnswer.self)
        let theirs = try await channex.availability(of: Identifier(mapping.property), nights: nights)
        return ours.roomTypes.allSatisfy { type in
            guard let id = mapping.roomTypes[type.code], let days = type.days else { return false }
            return days.allSatisfy { theirs[Identifier(id), $0.night] == $0.available }
        }
    }

    /// The calls about availability and prices that the emulator had.
    func calls() async throws -> [EmulatorCalls.Call] {
        try await emulator.get("/admin/calls", as: EmulatorCalls.self).calls
    }
}

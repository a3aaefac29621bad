import Database
import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

/// A small hotel in memory (or in a file), its clock at noon UTC of 1 March 2027, its ids from a seed.
///
/// | type | rooms | plan | price of a night |
/// |---|---|---|---|
/// | `std` | 101, 102, 103 | `std-flex`, per person | 150.00 for one, 200.00 for two |
/// | `sea` | 201, 202 | `sea-flex`, per room | 400.00 |
/// | `lux` | 301 | none | – |
struct HotelUnderTest {
    let database: Database
    let pms: PMS
    var hotel: Hotel
    let clock = ManualClock()

    static let desk = Author("front desk")
    static let channel = Author("channel:BookingCom")

    init(
        _ location: Database.Location = .memory,
        seed: UInt64 = 1,
        rooms: [String: Int] = ["std": 3, "sea": 2, "lux": 1]
    ) async throws {
        database = try Database.open(location)
        let start = try #require(Timestamp("2027-03-01T12:00:00Z"))
        pms = try await PMS(database: database, surroundings: .seeded(seed, at: start, clock: clock))
        hotel = pms.hotel(Property.ID("casa"))
        try await hotel.setUp(HotelUnderTest.plan(rooms: rooms), by: .setup)
    }

    /// Prices for the hundred nights from today on.
    func setPrices() async throws {
        let nights = day(0)...day(99)
        var single = RateEdit(ratePlan: RatePlan.ID("std-flex"), nights: nights)
        (single.occupancy, single.amount) = (1, try reais(150_00))
        var double = RateEdit(ratePlan: RatePlan.ID("std-flex"), nights: nights)
        double.amount = try reais(200_00)
        var sea = RateEdit(ratePlan: RatePlan.ID("sea-flex"), nights: nights)
        sea.amount = try reais(400_00)
        _ = try await hotel.setRates([single, double, sea], by: HotelUnderTest.desk)
    }

    static func plan(rooms: [String: Int] = ["std": 3, "sea": 2, "lux": 1]) throws -> HotelPlan {
        let currency = try #require(Currency("BRL"))
        let types = [("std", 2, 1), ("sea", 3, 2), ("lux", 4, 3)].map { code, adults, _ in
            RoomType(
                id: RoomType.ID(code),
                name: code.uppercased(),
                capacity: Occupancy(adults: adults, children: 1, infants: 1),
                defaultOccupancy: 2
            )
        }
        let numbered = types.enumerated().flatMap { floor, type in
            (0..<rooms[type.id.rawValue, default: 0]).map {
                Room(id: Room.ID("\((floor + 1) * 100 + $0 + 1)"), roomType: type.id)
            }
        }
        return HotelPlan(
            property: Property(
                id: Property.ID("casa"),
                name: "Casa",
                timeZone: "America/Sao_Paulo",
                currency: currency,
                country: "BR"
            ),
            roomTypes: types,
            rooms: numbered,
            ratePlans: [
                RatePlan(
                    id: RatePlan.ID("std-flex"),
                    roomType: RoomType.ID("std"),
                    name: "Flex",
                    meals: .breakfast,
                    occupancies: [1, 2],
                    primaryOccupancy: 2
                ),
                RatePlan(
                    id: RatePlan.ID("sea-flex"),
                    roomType: RoomType.ID("sea"),
                    name: "Flex",
                    meals: .breakfast,
                    occupancies: [2],
                    primaryOccupancy: 2
                ),
            ]
        )
    }
}

extension HotelUnderTest {
    /// A reservation of one room at 100.00 a night.
    @discardableResult
    func reserve(
        _ type: String = "std",
        _ arrival: Int,
        _ departure: Int,
        room: String? = nil,
        overbooked: Bool = false,
        guest: GuestDetails = GuestDetails(name: "Ana Alves")
    ) async throws -> ReservationRecord {
        let stay = try makeStay(arrival, departure)
        let request = RoomRequest(
            roomType: RoomType.ID(type),
            stay: stay,
            nightlyAmounts: [Money](repeating: try reais(100_00), count: stay.nightCount),
            room: room.map { Room.ID($0) }
        )
        return try await hotel.reserve(
            ReservationRequest(guest: guest, rooms: [request], allowsOverbooking: overbooked),
            by: Self.desk
        ).value
    }

    func apply(_ booking: ChannelBooking) async throws -> AppliedBooking {
        try await hotel.apply(booking, by: Self.channel)
    }

    /// Rooms left of that type on each of the nights.
    func left(_ type: String = "std", _ first: Int, _ last: Int) async throws -> [Int] {
        let calendar = try await hotel.calendar(day(first)...day(last))
        return try #require(calendar.roomTypes.first { $0.roomType.id.rawValue == type }).available
    }

    func reload(_ record: ReservationRecord) async throws -> ReservationRecord {
        try await hotel.reservation(record.reservation.id)
    }

    /// A change to the reservation's first room.
    func modify(
        _ record: ReservationRecord,
        _ edit: (inout RoomChange) throws -> Void
    ) async throws -> ReservationRecord {
        var room = RoomChange(id: try #require(record.reservation.roomStays.first).id)
        try edit(&room)
        var change = ReservationChange()
        change.rooms = [room]
        return try await hotel.modify(record.reservation.id, change, by: Self.desk)
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.row("SELECT count(*) FROM \(table)")?.get(0) ?? 0 }
    }

    /// The day it is at the hotel, whose noon UTC is the morning of the same day.
    var today: Day { day(Int(clock.now.offset.components.seconds / 86_400)) }

    /// Moves the clock on by whole days.
    func pass(days: Int) {
        clock.advance(by: .seconds(86_400 * days))
    }
}

extension ReservationRecord {
    /// The rooms of its stays, in order.
    var rooms: [String?] { reservation.roomStays.map { $0.room?.rawValue } }
}

/// The day of that many days after 2027-03-01, the hotel's today at first.
func day(_ number: Int) -> Day { Day(number: 20_878 + number) }

/// The stay from one of those days to another.
func makeStay(_ arrival: Int, _ departure: Int) throws -> Stay {
    try #require(Stay(arrival: day(arrival), departure: day(departure)))
}

/// Reais of that many centavos.
func reais(_ centavos: Int64) throws -> Money {
    Money(minorUnits: centavos, currency: try #require(Currency("BRL")))
}

/// Expects the verb to be refused for that reason, and to have changed nothing.
func expectRefusal<Value>(
    _ error: PMSError,
    in test: HotelUnderTest,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ verb: () async throws -> Value
) async throws {
    let before = try await test.database.fingerprint()
    await #expect(throws: error, sourceLocation: sourceLocation) { _ = try await verb() }
    #expect(try await test.database.fingerprint() == before, sourceLocation: sourceLocation)
}

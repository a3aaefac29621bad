import Database
import HTTPServing
import HTTPTypes
import HotelCore
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import PMS
import PMSAPI
import Testing

/// A small hotel in memory with its API: three types, six rooms, four plans, prices for two of them.
///
/// It is 1 December 2026, noon in São Paulo, until somebody moves the clock.
struct HotelUnderTest {
    let database: Database
    let pms: PMS
    let hotel: Hotel
    let clock: ManualClock
    let api: PMSAPI
    let key: String

    static let today = day("2026-12-01")

    init(id: String = "praia") async throws {
        let id = Property.ID(id)
        let clock = ManualClock()
        let start = try #require(Timestamp("2026-12-01T15:00:00Z"))
        let surroundings = Surroundings.seeded(1, at: start, clock: clock)
        let database = try Database.open(.memory)
        let pms = try await PMS(database: database, surroundings: surroundings)
        let hotel = pms.hotel(id)
        try await hotel.setUp(HotelUnderTest.plan(id), by: .setup)
        try await HotelUnderTest.setPrices(of: hotel)
        var generator = SplitMix64(seed: 7)
        let key = KeyMaker.make(using: &generator)
        _ = try await hotel.addKey(name: "recepcao", hash: KeyMaker.hash(of: key), by: .setup)
        self.database = database
        self.pms = pms
        self.hotel = hotel
        self.clock = clock
        self.api = PMSAPI(pms: pms, hotel: hotel, surroundings: surroundings, clock: clock)
        self.key = key
    }

    /// Talks to the API with the hotel's key.
    func call<Result: Sendable>(_ story: @escaping @Sendable (Caller) async throws -> Result) async throws -> Result {
        let application = Application(router: api.makeRouter(), logger: .quiet)
        let key = key
        return try await application.test(.router) { client in
            try await story(Caller(client: client, key: key))
        }
    }

    /// The hotel under another code.
    static func plan(_ id: Property.ID) throws -> HotelPlan {
        let reais = try #require(Currency("BRL"))
        return HotelPlan(
            property: Property(
                id: id,
                name: "Pousada da Praia",
                timeZone: "America/Sao_Paulo",
                currency: reais,
                country: "BR"
            ),
            roomTypes: [
                type("ov", "Ocean View", adults: 2, children: 1),
                type("std", "Standard", adults: 2, children: 0),
                type("fam", "Família", adults: 4, children: 2),
            ],
            rooms: [
                room("501", "ov"), room("502", "ov"), room("101", "std"), room("102", "std"), room("103", "std"),
                room("201", "fam"),
            ],
            ratePlans: [
                plan("ov-flex", of: "ov", [1, 2]), plan("ov-nr", of: "ov", [2]), plan("std-flex", of: "std", [2]),
                plan("fam-flex", of: "fam", [4]),
            ]
        )
    }

    private static func room(_ number: String, _ type: String) -> Room {
        Room(id: Room.ID(number), roomType: RoomType.ID(type))
    }

    private static func type(_ id: String, _ name: String, adults: Int, children: Int) -> RoomType {
        let capacity = Occupancy(adults: adults, children: children, infants: 1)
        return RoomType(id: RoomType.ID(id), name: name, capacity: capacity, defaultOccupancy: 2)
    }

    private static func plan(_ id: String, of type: String, _ occupancies: [Int]) -> RatePlan {
        RatePlan(
            id: RatePlan.ID(id),
            roomType: RoomType.ID(type),
            name: id,
            meals: .breakfast,
            occupancies: occupancies,
            primaryOccupancy: occupancies.max() ?? 2
        )
    }

    private static func setPrices(of hotel: Hotel) async throws {
        let reais = try await hotel.property().currency
        let nights = today...today.advanced(by: 99)
        var flexible = RateEdit(ratePlan: RatePlan.ID("ov-flex"), nights: nights)
        flexible.amount = Money(minorUnits: 50_000, currency: reais)
        var single = flexible
        single.occupancy = 1
        single.amount = Money(minorUnits: 40_000, currency: reais)
        var standard = RateEdit(ratePlan: RatePlan.ID("std-flex"), nights: nights)
        standard.amount = Money(minorUnits: 20_000, currency: reais)
        _ = try await hotel.setRates([flexible, single, standard], by: .setup)
    }
}

extension Logger {
    /// A log that keeps metadata, by which requests have ids, and says nothing.
    static var quiet: Logger {
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }
}

/// A day that the test's author knows to exist.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is a date") }
    return day
}

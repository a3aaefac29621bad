import AsyncHTTPClient
import ChannelSync
import Database
import HTTPServing
import HotelCore
import HotelTesting
import HotelValues
import Hummingbird
import NIOCore
import NIOHTTP1
import PMS
import PMSAPI
import PMSGateways
import Testing

/// Two equal hotels: one behind the API and reached over HTTP, the other called directly.
///
/// It is 1 January 2026; what one gateway says of its hotel, the other must say of its own.
struct TwoHotels: Sendable {
    let near: Hotel
    let far: Hotel
    let direct: InProcessGateway
    let http: HTTPGateway
    /// Puts a body to a path of the far hotel's API, and answers what it says.
    let put: @Sendable (_ path: String, _ body: String) async throws -> [UInt8]

    static let today = day("2026-01-01")

    static func run(_ test: @escaping @Sendable (TwoHotels) async throws -> Void) async throws {
        var generator = SplitMix64(seed: 7)
        let key = KeyMaker.make(using: &generator)
        let (_, near) = try await hotel(key: key)
        let (far, hotel) = try await hotel(key: key)
        let api = PMSAPI(pms: far, hotel: hotel, surroundings: try surroundings())
        let store = try await LinkStore(property: "praia", database: Database.open(.memory))
        try await withServer(api.makeRouter().buildResponder()) { url, httpClient in
            let http = try gateway(to: url, key: key, store, httpClient)
            let direct = InProcessGateway(hotel: near, clock: ContinuousClock())
            let hotels = TwoHotels(near: near, far: hotel, direct: direct, http: http) { path, body in
                var request = HTTPClientRequest(url: "\(url)/api/v1/\(path)")
                request.method = .PUT
                request.headers.add(name: "x-api-key", value: key)
                request.body = .bytes(ByteBuffer(string: body))
                let answer = try await httpClient.execute(request, timeout: .seconds(30))
                return Array(buffer: try await answer.body.collect(upTo: 1 << 20))
            }
            try await test(hotels)
        }
    }

    private static func gateway(
        to url: String,
        key: String,
        _ store: LinkStore,
        _ httpClient: HTTPClient
    ) throws -> HTTPGateway {
        try HTTPGateway(
            url: url,
            apiKey: key,
            property: .init(
                code: "?",
                name: "?",
                timeZone: "UTC",
                country: "US",
                currency: try #require(Currency("USD"))
            ),
            memory: store,
            httpClient: httpClient,
            now: surroundings().now,
            zoneOffset: { _, _ in 0 },
            logger: .quiet
        )
    }

    private static func surroundings() throws -> Surroundings {
        .seeded(1, at: try #require(Timestamp("2026-01-01T15:00:00Z")), clock: ManualClock())
    }

    private static func hotel(key: String) async throws -> (PMS, Hotel) {
        let pms = try await PMS(database: Database.open(.memory), surroundings: surroundings())
        let hotel = pms.hotel(Property.ID("praia"))
        try await hotel.setUp(plan(), by: .setup)
        var generator = SplitMix64(seed: 3)
        _ = try await hotel.setRates(edits(using: &generator), by: .setup)
        _ = try await hotel.addKey(name: "middleware", hash: KeyMaker.hash(of: key), by: .setup)
        return (pms, hotel)
    }

    private static func plan() -> HotelPlan {
        let types = RoomType.ID.samples.map { id in
            RoomType(
                id: id,
                name: "Categoria \(id)",
                capacity: Occupancy(adults: 4, children: 2, infants: 1),
                defaultOccupancy: 2
            )
        }
        return HotelPlan(
            property: Property(
                id: Property.ID("praia"),
                name: "Pousada da Praia",
                timeZone: "America/Sao_Paulo",
                currency: reais,
                country: "BR"
            ),
            roomTypes: types,
            rooms: types.flatMap { type in (1...2).map { Room(id: Room.ID("\(type.id)-\($0)"), roomType: type.id) } },
            ratePlans: types.enumerated().map { index, type in
                RatePlan(
                    id: RatePlan.ID("\(type.id)-flex"),
                    roomType: type.id,
                    name: "Flexível",
                    meals: MealPlan.allCases[index % MealPlan.allCases.count],
                    occupancies: index.isMultiple(of: 2) ? [1, 2, 4] : [2],
                    primaryOccupancy: 2
                )
            }
        )
    }

    /// Prices and rules of all kinds, with gaps.
    private static func edits(using generator: inout SplitMix64) -> [RateEdit] {
        RoomType.ID.samples.enumerated().flatMap { index, type in
            (0..<8).map { _ in
                let first = Day.random(in: today...today.advanced(by: 59), using: &generator)
                let nights = first...first.advanced(by: .random(in: 0...20, using: &generator))
                var edit = RateEdit(ratePlan: RatePlan.ID("\(type)-flex"), nights: nights)
                edit.amount = Money(minorUnits: .random(in: 1...100_000, using: &generator), currency: reais)
                if index.isMultiple(of: 2) { edit.occupancy = [1, 2, 4].randomElement(using: &generator) }
                if generator.oneIn(2) { edit.minStayArrival = .random(in: 1...5, using: &generator) }
                if generator.oneIn(2) { edit.minStayThrough = .random(in: 1...5, using: &generator) }
                if generator.oneIn(2) { edit.maxStay = .random(in: 5...9, using: &generator) }
                edit.closedToArrival = generator.oneIn(3)
                edit.closedToDeparture = generator.oneIn(3)
                edit.stopSell = generator.oneIn(3)
                return edit
            }
        }
    }
}

extension InboundBooking {
    /// A revision with what that snapshot holds.
    init(_ snapshot: BookingSnapshot, booking: Int, revision: Int, status: Status) {
        let rooms = snapshot.rooms.map { room in
            Room(
                key: room.key,
                roomType: room.roomType?.rawValue,
                ratePlan: room.ratePlan?.rawValue,
                stay: room.stay,
                adults: room.occupancy.adults,
                children: room.occupancy.children,
                infants: room.occupancy.infants,
                nightlyAmounts: room.nightlyAmounts,
                guestName: room.guestName
            )
        }
        self.init(
            revision: "revision-\(booking)-\(revision)",
            booking: "booking-\(booking)",
            revisedAt: Timestamp(microseconds: 1_767_280_000_000_000 + Int64(revision)),
            status: status,
            channel: "BookingCom",
            reference: "4\(booking)",
            guest: Guest(
                name: snapshot.guest.name,
                email: snapshot.guest.email,
                phone: snapshot.guest.phone,
                country: snapshot.guest.country,
                language: snapshot.guest.language
            ),
            currency: snapshot.currency,
            rooms: rooms,
            notes: snapshot.notes,
            problems: rooms.contains { $0.roomType == nil } ? [.unmappedRoom("Suíte")] : []
        )
    }
}

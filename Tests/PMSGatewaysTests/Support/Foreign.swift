import AsyncHTTPClient
import ChannelSync
import Database
import HotelValues
import PMSGateways
import Testing

/// A gateway to a mission-only PMS, and the link's memory behind it.
///
/// It is noon of 1 December 2026 in São Paulo.
struct Foreign: Sendable {
    let pms: ForeignPMS
    let gateway: HTTPGateway
    let store: LinkStore
    let database: Database
    let url: String
    let httpClient: HTTPClient

    static let today = day("2026-12-01")

    /// Runs the test with a PMS of its own.
    static func run(
        limits: HTTPGateway.Limits = .init(),
        watch: HTTPGateway.Watch = .init(nearNights: 10, farNights: 5, horizon: 20),
        clock: @escaping @Sendable (ForeignPMS) -> any Clock<Duration> = { _ in NapClock() },
        _ test: @escaping @Sendable (Foreign) async throws -> Void
    ) async throws {
        let pms = ForeignPMS()
        let database = try Database.open(.memory)
        let store = try await LinkStore(property: "praia", database: database)
        try await withServer(pms) { url, httpClient in
            let gateway = try gateway(
                to: url,
                store,
                httpClient,
                limits: limits,
                watch: watch,
                clock: clock(pms)
            )
            try await test(
                Foreign(
                    pms: pms,
                    gateway: gateway,
                    store: store,
                    database: database,
                    url: url,
                    httpClient: httpClient
                )
            )
        }
    }

    static func gateway(
        to url: String,
        _ store: LinkStore,
        _ httpClient: HTTPClient,
        limits: HTTPGateway.Limits = .init(),
        watch: HTTPGateway.Watch = .init(nearNights: 10, farNights: 5, horizon: 20),
        clock: any Clock<Duration> = NapClock(),
        passed: @escaping @Sendable () -> Duration = { .zero }
    ) throws -> HTTPGateway {
        let noon = try #require(Timestamp("2026-12-01T15:00:00Z"))
        return try HTTPGateway(
            url: url,
            apiKey: "so_secret",
            property: .init(
                code: "praia",
                name: "Pousada da Praia",
                timeZone: "America/Sao_Paulo",
                country: "BR",
                currency: reais
            ),
            memory: store,
            httpClient: httpClient,
            limits: limits,
            watch: watch,
            clock: clock,
            now: { noon + passed() },
            zoneOffset: { _, _ in -3 * 3_600 },
            logger: .quiet
        )
    }

    /// Applies the revision and records it as the link does.
    func apply(_ booking: InboundBooking) async throws -> AppliedRevision {
        let applied = try await gateway.apply(booking)
        try await store.recordApplied(booking, applied, at: booking.revisedAt)
        return applied
    }

    /// A gateway as after a restart: it has seen nothing, and remembers what was recorded.
    func restarted() throws -> HTTPGateway { try Foreign.gateway(to: url, store, httpClient) }
}

extension InboundBooking {
    /// A revision of one booking, the later the greater its number: one room "ov" for two nights at 450.50.
    static func revision(
        _ number: Int,
        _ status: Status,
        arrival: Day = day("2026-12-05"),
        nights: Int = 2,
        rooms: [String] = ["ov"]
    ) -> InboundBooking {
        let stay = stay(arrival, nights: nights)
        let amounts = [Money](repeating: Money(minorUnits: 450_50, currency: reais), count: nights)
        return InboundBooking(
            revision: "revision-\(number)",
            booking: "booking-1",
            revisedAt: Timestamp(microseconds: 1_780_000_000_000_000 + Int64(number)),
            status: status,
            channel: "BookingCom",
            reference: "4712",
            guest: Guest(name: "Maria Souza", email: "maria@example.com", phone: "+55 21 98888-7777", country: "BR"),
            currency: reais,
            rooms: rooms.map {
                Room(
                    key: nil,
                    roomType: $0,
                    ratePlan: $0,
                    stay: stay,
                    adults: 2,
                    children: 1,
                    infants: 0,
                    nightlyAmounts: amounts,
                    guestName: nil
                )
            },
            notes: nil,
            problems: []
        )
    }
}

/// Brazilian reais.
var reais: Currency {
    guard let currency = Currency("BRL") else { preconditionFailure("BRL is a currency") }
    return currency
}

/// A stay of at least one night.
func stay(_ arrival: Day, nights: Int) -> Stay {
    guard let stay = Stay(arrival: arrival, departure: arrival.advanced(by: nights)) else {
        preconditionFailure("\(nights) nights are a stay")
    }
    return stay
}

/// A day that the test's author knows to exist.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is a date") }
    return day
}

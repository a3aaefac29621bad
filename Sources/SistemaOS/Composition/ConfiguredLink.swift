import AsyncHTTPClient
import ChannelSync
import ChannexClient
import Database
import HotelCore
import HotelFile
import HotelValues
import PMS
import PMSGateways

extension Workshop {
    /// Finds the links of all hotels that this process serves, but for those that the directory has already.
    func linkSource(
        _ database: Database,
        _ httpClient: HTTPClient,
        _ directory: LinkDirectory
    ) async throws -> @Sendable () async throws -> [ChannelLink] {
        guard configuration.pmsURL == nil else {
            let link = try await configuredLink(database, httpClient)
            return { [link] }
        }
        let channex = try makeChannex(httpClient)
        let pms = try await PMS(database: database, surroundings: surroundings)
        let named = try await hotels(in: pms)
        let isOpen = configuration.hotelFile == nil && configuration.hotel == nil
        return {
            var links: [ChannelLink] = []
            for hotel in isOpen ? try await hotels(in: pms) : named where directory[hotel.id.rawValue] == nil {
                links.append(try await link(to: hotel, database, channex))
            }
            return links
        }
    }

    private func link(to hotel: Hotel, _ database: Database, _ channex: any ChannexAPI) async throws -> ChannelLink {
        try await makeLink(
            property: hotel.id.rawValue,
            database: database,
            gateway: InProcessGateway(hotel: hotel, clock: clock),
            channex: channex
        )
    }

    /// The link that the configuration describes: to the PMS in this process, or to the one at `PMS_URL`.
    func configuredLink(_ database: Database, _ httpClient: HTTPClient) async throws -> ChannelLink {
        let channex = try makeChannex(httpClient)
        if let url = configuration.pmsURL {
            let (property, gateway) = try await remoteGateway(url, database, httpClient)
            return try await makeLink(property: property, database: database, gateway: gateway, channex: channex)
        }
        let pms = try await PMS(database: database, surroundings: surroundings)
        return try await link(to: try await hotel(in: pms), database, channex)
    }

    /// The gateway to a PMS elsewhere, and the name under which the link remembers that hotel.
    ///
    /// `HOTEL_FILE` says what a PMS that offers only the mission's endpoints does not tell: name, zone, currency.
    private func remoteGateway(
        _ url: String,
        _ database: Database,
        _ httpClient: HTTPClient
    ) async throws -> (String, HTTPGateway) {
        let facts = try remoteFacts()
        let store = try await LinkStore(property: facts.code, database: database)
        let gateway = try HTTPGateway(
            url: url,
            apiKey: configuration.pmsAPIKey?.value,
            property: facts,
            memory: store,
            httpClient: httpClient,
            watch: HTTPGateway.Watch(horizon: configuration.channexCalendarDays ?? 500),
            clock: clock,
            now: surroundings.now,
            zoneOffset: TimeZones.offset,
            logger: logger
        )
        return (facts.code, gateway)
    }

    private func remoteFacts() throws -> HTTPGateway.HouseFacts {
        if let file = configuration.hotelFile {
            let property = try describedHotel(file).plan.property
            return HTTPGateway.HouseFacts(
                code: property.id.rawValue,
                name: property.name,
                timeZone: property.timeZone,
                country: property.country,
                currency: property.currency
            )
        }
        // Our own PMS tells all of this itself. XTS is a code of ISO 4217 that is no country's.
        let code = configuration.hotel ?? "hotel"
        guard let none = Currency("XTS") else { throw CommandError.wrongUse("HOTEL_FILE: missing") }
        return HTTPGateway.HouseFacts(code: code, name: code, timeZone: "Etc/UTC", country: "", currency: none)
    }
}

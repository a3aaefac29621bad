import Foundation
import HotelCore
import HotelFile
import HotelValues
import PMS

extension Workshop {
    /// Loads a hotel's file into the PMS; prices are set only where the hotel has none.
    func loadHotel(_ path: String, into pms: PMS, replacingPrices: Bool = false) async throws -> (Hotel, LoadReport) {
        let description = try describedHotel(path)
        let property = description.plan.property
        let hotel = pms.hotel(property.id)
        let report = try await description.load(
            into: hotel,
            from: property.today(at: surroundings.now()),
            replacingPrices: replacingPrices
        )
        return (hotel, report)
    }

    /// What a hotel's file says.
    func describedHotel(_ path: String) throws -> HotelDescription {
        guard let text = try Workshop.readFile(path) else {
            throw CommandError.wrongUse("\(path): no such file; name the hotel's file by HOTEL_FILE or --hotel")
        }
        let now = surroundings.now()
        return try HotelDescription.parse(text, fileName: path) { TimeZones.offset(of: $0, at: now) != nil }
    }

    /// The hotel that this process serves: loaded from its file where one is named, else the one in the database.
    func hotel(in pms: PMS) async throws -> Hotel {
        if let file = configuration.hotelFile { return try await loadHotel(file, into: pms).0 }
        let all = try await pms.properties()
        if let wanted = configuration.hotel {
            guard all.contains(where: { $0.id.rawValue == wanted }) else {
                throw CommandError.wrongUse("HOTEL: no hotel `\(wanted)` in the database; load one with HOTEL_FILE")
            }
            return pms.hotel(Property.ID(wanted))
        }
        guard let only = all.first else {
            throw CommandError.wrongUse(
                "HOTEL_FILE: the database holds no hotel yet; name its file, such as Samples/duke-beach.yaml"
            )
        }
        guard all.count == 1 else {
            let codes = all.map(\.id.rawValue).joined(separator: ", ")
            throw CommandError.wrongUse("HOTEL: the database holds several hotels; choose one of \(codes)")
        }
        return pms.hotel(only.id)
    }

    /// The hotels that this process serves: the one that `HOTEL` or `HOTEL_FILE` names, else all in the database.
    func hotels(in pms: PMS) async throws -> [Hotel] {
        let all = try await pms.properties()
        guard configuration.hotelFile == nil, configuration.hotel == nil, !all.isEmpty else {
            return [try await hotel(in: pms)]
        }
        return all.map { pms.hotel($0.id) }
    }
}

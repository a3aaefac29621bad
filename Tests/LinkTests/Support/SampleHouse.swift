import HotelCore
import HotelValues
import PMS

/// A small hotel at the sea: what the tests of the link sell.
///
/// | type | rooms | plans |
/// |---|---|---|
/// | `std` | 101, 102, 103 | `std-flex`, priced for one and two; `std-bb` |
/// | `sea` | 201, 202 | `sea-flex`, `sea-bb` |
/// | `lux` | 301 | `lux-flex` |
enum SampleHouse {
    static let id = Property.ID("casa")
    static let name = "Casa"
    /// No clock is moved there: three hours behind UTC all year.
    static let timeZone = "America/Sao_Paulo"
    static let offsetSeconds = -10_800
    static let currency = Currency("BRL") ?? .missing
    static let author = Author("api:desk")

    static let roomTypes = [("std", 2), ("sea", 2), ("lux", 2)].map { code, adults in
        RoomType(
            id: RoomType.ID(code),
            name: "Room \(code)",
            capacity: Occupancy(adults: adults, children: 1, infants: 1),
            defaultOccupancy: 2
        )
    }

    static let rooms = [("std", 101...103), ("sea", 201...202), ("lux", 301...301)].flatMap { code, numbers in
        numbers.map { Room(id: Room.ID("\($0)"), roomType: RoomType.ID(code)) }
    }

    static let ratePlans = [
        plan("std-flex", occupancies: [1, 2]), plan("std-bb"), plan("sea-flex"), plan("sea-bb"), plan("lux-flex"),
    ]

    static var plan: HotelPlan {
        let property = Property(id: id, name: name, timeZone: timeZone, currency: currency, country: "BR")
        return HotelPlan(property: property, roomTypes: roomTypes, rooms: rooms, ratePlans: ratePlans)
    }

    private static func plan(_ code: String, occupancies: [Int] = [2]) -> RatePlan {
        let isWithBreakfast = code.hasSuffix("bb")
        return RatePlan(
            id: RatePlan.ID(code),
            roomType: RoomType.ID(String(code.prefix(3))),
            name: isWithBreakfast ? "Breakfast" : "Flexible",
            meals: isWithBreakfast ? .breakfast : .roomOnly,
            occupancies: occupancies,
            primaryOccupancy: 2
        )
    }

    static func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }
}

extension Currency {
    fileprivate static var missing: Currency { preconditionFailure("BRL is the code of a currency") }
}

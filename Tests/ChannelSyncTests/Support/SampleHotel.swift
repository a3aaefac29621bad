import ChannelSync
import ChannexWire
import HotelValues

/// The hotel of Channex's certification: twins and doubles, each sold bare and with breakfast (contract §8.0.5).
enum SampleHotel {
    static let currency = Currency("USD") ?? .sample

    /// Its property at Channex.
    static let property = ChannexProperty.ID("xhotel")

    static let roomTypes = [("twin", "Twin Room"), ("double", "Double Room")].map { code, name in
        House.RoomType(
            code: code,
            name: name,
            rooms: 8,
            adults: 2,
            children: 0,
            infants: 0,
            defaultOccupancy: 2
        )
    }

    static let ratePlans = ["twin", "double"].flatMap { type in
        ["bar", "bb"].map { plan in
            House.RatePlan(
                code: "\(type)-\(plan)",
                roomType: type,
                name: plan == "bar" ? "Best Available" : "Bed and Breakfast",
                mealType: nil,
                occupancies: [2],
                primaryOccupancy: 2
            )
        }
    }

    static let house = House(
        property: "hotel",
        name: "Test Property",
        currency: currency,
        timeZone: "UTC",
        country: "SG",
        roomTypes: roomTypes,
        ratePlans: ratePlans
    )

    /// The mapping in which Channex's ids are the codes behind an `x`.
    static let mapping = Mapping(
        property: property,
        currency: currency,
        timeZone: "UTC",
        roomTypes: Dictionary(uniqueKeysWithValues: roomTypes.map { ($0.code, ChannexRoomType.ID("x\($0.code)")) }),
        ratePlans: Dictionary(
            uniqueKeysWithValues: ratePlans.map { plan in
                (
                    plan.code,
                    Mapping.Plan(
                        id: ChannexRatePlan.ID("x\(plan.code)"),
                        options: [2: ChannexRatePlan.ID("x\(plan.code)")]
                    )
                )
            }
        )
    )

    /// The first night of the calendar in most tests.
    static let today = day("2026-11-01")

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    static func nights(_ first: String, _ last: String) -> ClosedRange<Day> { day(first)...day(last) }

    static func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }
}

extension Currency {
    fileprivate static var sample: Currency { preconditionFailure("this is the code of a currency") }
}

extension HouseCalendar {
    /// A calendar in which every night is like the others.
    static func even(_ nights: ClosedRange<Day>, rooms: Int = 8, rate: Int64 = 10_000) -> HouseCalendar {
        let terms = NightTerms(rates: [2: SampleHotel.money(rate)])
        return HouseCalendar(
            nights: nights,
            availability: Dictionary(
                uniqueKeysWithValues: SampleHotel.roomTypes.map { type in
                    (type.code, nights.map { _ in rooms })
                }
            ),
            terms: Dictionary(
                uniqueKeysWithValues: SampleHotel.ratePlans.map { plan in
                    (plan.code, nights.map { _ in terms })
                }
            )
        )
    }

    /// Changes the terms of a plan on some nights.
    mutating func change(_ plan: String, _ some: ClosedRange<Day>, _ body: (inout NightTerms) -> Void) {
        for night in some { body(&terms[plan, default: []][nights.lowerBound.distance(to: night)]) }
    }
}

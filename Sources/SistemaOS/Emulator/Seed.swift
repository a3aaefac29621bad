import ChannexEmulator
import HotelCore
import HotelFile
import HotelValues
import PMS

/// A property as the bodies of the public calls that make it at Channex; nothing is written past the API.
struct Seed {
    /// The words between `"property":` and the end.
    var property: JSON
    /// Room types by a name of ours, without the property's id.
    var roomTypes: [(name: String, fields: JSON)]
    /// Rate plans by a name of ours, each of a room type, without ids.
    var ratePlans: [(name: String, roomType: String, fields: JSON)]
    /// Values for `/availability`, with our names in the place of ids.
    var availability: [(roomType: String, value: JSON)] = []
    /// Values for `/restrictions`, with our names in the place of ids.
    var restrictions: [(ratePlan: String, value: JSON)] = []
}

extension Seed {
    /// The property that Channex certifies with (contract §8.0.5): two room types, two plans each, in dollars.
    static let certification = Seed(
        property: [
            "title": "Test Property - sistema-os", "currency": "USD", "timezone": "UTC", "country": "GB",
            "email": "desk@seaview.example", "settings": ["min_stay_type": "both", "state_length": 730],
        ],
        roomTypes: ["Twin Room", "Double Room"].map { ($0, room(titled: $0)) },
        ratePlans: ["Twin Room", "Double Room"].flatMap { room in
            [("Best Available Rate", 10_000), ("Bed & Breakfast Rate", 12_000)].map { title, rate in
                ("\(room) / \(title)", room, plan(titled: title, rate: rate))
            }
        }
    )

    private static func room(titled title: String) -> JSON {
        [
            "title": .string(title), "count_of_rooms": 10, "occ_adults": 2, "occ_children": 0, "occ_infants": 0,
            "default_occupancy": 2,
        ]
    }

    private static func plan(titled title: String, rate: Int) -> JSON {
        [
            "title": .string(title), "currency": "USD", "sell_mode": "per_room",
            "options": [["occupancy": 2, "is_primary": true, "rate": JSON(rate)]],
        ]
    }
}

extension Seed {
    /// A hotel as its file describes it, with all rooms free and the file's prices from today on.
    init(_ hotel: HotelDescription, today: Day) {
        let plan = hotel.plan
        property = [
            "title": .string(plan.property.name), "currency": .string(plan.property.currency.code),
            "timezone": .string(plan.property.timeZone), "country": .string(plan.property.country),
            "settings": ["state_length": JSON(min(730, max(100, hotel.days)))],
        ]
        let last = today.advanced(by: min(730, hotel.days) - 1)
        roomTypes = plan.roomTypes.map { type in
            (type.id.rawValue, Seed.fields(of: type, count: plan.rooms.count { $0.roomType == type.id }))
        }
        ratePlans = plan.ratePlans.map { ratePlan in
            (ratePlan.id.rawValue, ratePlan.roomType.rawValue, Seed.fields(of: ratePlan, in: plan.property.currency))
        }
        availability = plan.roomTypes.map { type in
            let count = plan.rooms.count { $0.roomType == type.id }
            let value: JSON = [
                "date_from": .string(today.description), "date_to": .string(last.description),
                "availability": JSON(hotel.offer(of: type.id).offered(of: count)),
            ]
            return (type.id.rawValue, value)
        }
        restrictions = hotel.rateEdits(from: today, computingDerived: true).map {
            ($0.ratePlan.rawValue, Seed.value(of: $0))
        }
    }

    private static func fields(of type: RoomType, count: Int) -> JSON {
        [
            "title": .string(type.name), "count_of_rooms": JSON(max(1, count)),
            "occ_adults": JSON(type.capacity.adults), "occ_children": JSON(type.capacity.children),
            "occ_infants": JSON(type.capacity.infants), "default_occupancy": JSON(type.defaultOccupancy),
        ]
    }

    private static func fields(of plan: RatePlan, in currency: Currency) -> JSON {
        let options = plan.occupancies.map { occupancy -> JSON in
            ["occupancy": JSON(occupancy), "is_primary": .bool(occupancy == plan.primaryOccupancy), "rate": 0]
        }
        return [
            "title": .string(plan.name), "currency": .string(currency.code),
            "sell_mode": plan.isPerPerson ? "per_person" : "per_room", "options": .array(options),
        ]
    }

    private static func value(of edit: RateEdit) -> JSON {
        var value: JSON = [
            "date_from": .string(edit.nights.lowerBound.description),
            "date_to": .string(edit.nights.upperBound.description),
        ]
        let days = ["mo", "tu", "we", "th", "fr", "sa", "su"]
        if let weekdays = edit.weekdays {
            value = value.setting("days", .array(weekdays.map(\.rawValue).sorted().map { .string(days[$0]) }))
        }
        switch (edit.amount?.decimalText, edit.occupancy) {
        case (let amount?, nil): value = value.setting("rate", .string(amount))
        case (let amount?, let adults?):
            value = value.setting("rates", [["occupancy": JSON(adults), "rate": .string(amount)]])
        case (nil, _): break
        }
        if let nights = edit.minStayArrival { value = value.setting("min_stay_arrival", JSON(nights)) }
        if let nights = edit.minStayThrough { value = value.setting("min_stay_through", JSON(nights)) }
        if let nights = edit.maxStay { value = value.setting("max_stay", JSON(nights)) }
        if let isClosed = edit.closedToArrival { value = value.setting("closed_to_arrival", .bool(isClosed)) }
        if let isClosed = edit.closedToDeparture { value = value.setting("closed_to_departure", .bool(isClosed)) }
        if let isStopped = edit.stopSell { value = value.setting("stop_sell", .bool(isStopped)) }
        return value
    }
}

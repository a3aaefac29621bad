import HotelValues

/// Something that a property or a room has, out of the lists that Channex keeps (contract §2.6).
struct Facility: Sendable {
    let id: String
    let title: String
    let category: String

    /// What a property can have.
    static let ofProperties = list(
        seed: 1,
        [
            "Activities": ["Bicycle rental", "Diving", "Fishing", "Golf course", "Hiking", "Snorkelling", "Surfing"],
            "Food": ["Bar", "Breakfast in the room", "Coffee shop", "Restaurant", "Shared kitchen"],
            "General": [
                "Air conditioning", "Family rooms", "Garden", "Heating", "Lift", "Non-smoking rooms", "Parking", "Pool",
                "Sauna", "Spa", "Terrace", "Wheelchair access", "Wi-Fi",
            ],
            "Services": [
                "24-hour front desk", "Airport shuttle", "Bicycle hire", "Car hire", "Concierge", "Laundry",
                "Luggage storage", "Room service",
            ],
        ]
    )

    /// What a room can have.
    static let ofRooms = list(
        seed: 2,
        [
            "Bathroom": ["Bath", "Bidet", "Hair dryer", "Private bathroom", "Shower", "Toiletries", "Towels"],
            "Comfort": [
                "Air conditioning", "Balcony", "Desk", "Fan", "Fireplace", "Heating", "Iron", "Mosquito net", "Safe",
                "Sofa", "Soundproofing", "Wardrobe",
            ],
            "Kitchen": ["Coffee machine", "Kettle", "Kitchenette", "Microwave", "Minibar", "Refrigerator"],
            "Media": ["Flat-screen TV", "Satellite channels", "Telephone", "Wi-Fi"],
            "View": ["City view", "Garden view", "Mountain view", "Pool view", "Sea view"],
        ]
    )

    /// Whether every element of a list is the id of one of those facilities.
    static func areAll(_ list: JSON, among facilities: [Facility]) -> Bool {
        guard let elements = list.elements else { return false }
        return elements.allSatisfy { element in facilities.contains { $0.id == element.text } }
    }

    /// The ids are the same in every account, as they are at Channex.
    private static func list(seed: UInt64, _ titles: KeyValuePairs<String, [String]>) -> [Facility] {
        var generator = SplitMix64(seed: seed)
        return titles.flatMap { category, titles in
            titles.map { Facility(id: UniqueID.random(using: &generator), title: $0, category: category) }
        }
    }
}

/// Facilities over HTTP (contract §2.6).
extension World {
    func listFacilities(_ type: String, _ facilities: [Facility], _ call: Call) throws(Refusal) -> Reply {
        // They belong to no property, so that a filter on one means nothing.
        try Listing.reply(items(type, facilities), call.query.removing("filter", "property_id"))
    }

    func facilityOptions(_ type: String, _ facilities: [Facility]) -> Reply {
        .list(items(type, facilities).sorted { $0.title < $1.title }.map(\.entity))
    }

    private func items(_ type: String, _ facilities: [Facility]) -> [Listing.Item] {
        facilities.map { facility in
            let attributes: JSON = [
                "id": .string(facility.id), "title": .string(facility.title), "category": .string(facility.category),
            ]
            let entity = JSON.entity(type, id: facility.id, attributes)
            return Listing.Item(id: facility.id, property: nil, insertedAt: Timestamp(microseconds: 0), entity: entity)
        }
    }
}

extension Listing.Item {
    fileprivate var title: String { entity["attributes"]?["title"]?.text ?? "" }
}

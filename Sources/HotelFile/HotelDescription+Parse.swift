import HotelCore
import HotelValues

extension HotelDescription {
    /// Reads a hotel file, and checks all of it.
    ///
    /// `fileName` stands in errors only. `knowsTimeZone` tells whether the system has a time zone of that name.
    /// - Throws: the first mistake.
    public static func parse(
        _ text: String,
        fileName: String,
        knowsTimeZone: (String) -> Bool
    ) throws(HotelFileError) -> HotelDescription {
        let fields = try Element.root(of: text, fileName: fileName)
            .map(of: ["property", "room_types", "rate_plans", "prices"])
        let (property, language) = try Property.read(try fields.required("property"), knowsTimeZone)
        let (types, rooms, offers) = try readRoomTypes(try fields.required("room_types"))
        let tariffs = try Tariff.readAll(
            try fields.required("rate_plans"),
            types: types,
            currency: property.currency
        )
        let prices = try PriceRules.read(
            try fields.required("prices"),
            currency: property.currency,
            types: types,
            tariffs: tariffs
        )
        return HotelDescription(
            property: property,
            language: language,
            types: types,
            rooms: rooms,
            tariffs: tariffs,
            prices: prices,
            offers: offers
        )
    }

    private static func readRoomTypes(
        _ list: Element
    ) throws(HotelFileError) -> ([RoomType], [Room], [RoomType.ID: ChannelOffer]) {
        var types: [RoomType] = []
        var rooms: [Room] = []
        var offers: [RoomType.ID: ChannelOffer] = [:]
        _ = try list.nonEmptyList { item throws(HotelFileError) in
            let fields = try item.map(of: [
                "code", "name", "adults", "children", "infants", "default_occupancy", "rooms", "offer",
            ])
            let type = try RoomType.read(fields)
            guard !types.contains(where: { $0.id == type.id }) else {
                throw try fields.required("code").mistake("\"\(type.id)\" is used twice")
            }
            types.append(type)
            offers[type.id] = try fields["offer"].map(ChannelOffer.read)
            _ = try fields.required("rooms").nonEmptyList { number throws(HotelFileError) in
                let room = Room(id: Room.ID(try number.text(1...16)), roomType: type.id)
                if let other = rooms.first(where: { $0.id == room.id }) {
                    throw number.mistake("\"\(room.id)\" is already a room of \(other.roomType)")
                }
                rooms.append(room)
            }
        }
        return (types, rooms, offers)
    }
}

extension ChannelOffer {
    /// The map `offer` of a room type.
    fileprivate static func read(_ element: Element) throws(HotelFileError) -> ChannelOffer {
        let fields = try element.map(of: ["held_back", "cap", "buffer"])
        return ChannelOffer(
            heldBack: try fields["held_back"]?.integer(OfferEdit.counts) ?? 0,
            cap: try fields["cap"]?.integer(OfferEdit.counts),
            buffer: try fields["buffer"]?.integer(OfferEdit.counts) ?? 0
        )
    }
}

extension Property {
    fileprivate static func read(
        _ element: Element,
        _ knowsTimeZone: (String) -> Bool
    ) throws(HotelFileError) -> (Property, language: String) {
        let fields = try element.map(of: ["code", "name", "time_zone", "currency", "country", "language"])
        let property = Property(
            id: ID(try fields.required("code").propertyCode()),
            name: try fields.required("name").text(1...255),
            timeZone: try fields.required("time_zone").timeZone(knowsTimeZone),
            currency: try fields.required("currency").currency(),
            country: try fields.required("country").text(matching: /[A-Z]{2}/, else: "is no country code")
        )
        let tag = /[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*/
        return (property, try fields["language"]?.text(matching: tag, else: "is no language tag") ?? "en")
    }
}

extension RoomType {
    fileprivate static func read(_ fields: Fields) throws(HotelFileError) -> RoomType {
        let code = try fields.required("code").code()
        let name = try fields.required("name").text(1...255)
        let adults = try fields.required("adults").integer(1...20)
        let children = try fields["children"]?.integer(0...20) ?? 0
        let infants = try fields["infants"]?.integer(0...20) ?? 0
        let occupancy = try fields["default_occupancy"]?.integer(1...adults, note: ", the adults of this room type")
        return RoomType(
            id: ID(code),
            name: name,
            capacity: Occupancy(adults: adults, children: children, infants: infants),
            defaultOccupancy: occupancy ?? min(2, adults)
        )
    }
}

extension Element {
    fileprivate func timeZone(_ knows: (String) -> Bool) throws(HotelFileError) -> String {
        let zone = try text()
        guard knows(zone) else { throw mistake("no such time zone: \"\(zone)\"") }
        return zone
    }

    fileprivate func currency() throws(HotelFileError) -> Currency {
        let code = try text()
        guard let currency = Currency(code) else { throw mistake("\"\(code)\" is no currency code") }
        return currency
    }

    fileprivate func text(
        matching pattern: Regex<Substring>,
        else complaint: String
    ) throws(HotelFileError) -> String {
        let text = try text()
        guard text.wholeMatch(of: pattern) != nil else { throw mistake("\"\(text)\" \(complaint)") }
        return text
    }
}

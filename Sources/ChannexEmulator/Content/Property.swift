import HotelValues

/// A hotel (contract §2.1): the fields as they were written, and those that mean something to the emulator.
struct Property: Codable, Sendable {
    let id: String
    let insertedAt: Timestamp
    /// Every field that can be written, with its value or null.
    private(set) var fields: JSON
    private(set) var title = ""
    private(set) var currency: Currency
    private(set) var timezone: String?
    private(set) var settings: PropertySettings
    /// The groups that it is in, in the order in which it came into them.
    var groups: [String]
    /// The tax set that plans have unless they name another.
    var defaultTaxSet: String?
    var hotelPolicy: String?

    /// A property with those fields put over the defaults.
    init(id: String, insertedAt: Timestamp, fields: JSON, group: String, moment: Moment) throws(Refusal) {
        self.id = id
        groups = [group]
        self.insertedAt = insertedAt
        let written = try Property.read(fields, over: Property.defaults, moment: moment)
        self.fields = written.fields
        title = written.title
        currency = written.currency
        timezone = written.timezone
        settings = written.settings
    }

    /// Puts the fields over the present ones; the list of photos is replaced whole (contract §2.1).
    mutating func write(_ changes: JSON, moment: Moment) throws(Refusal) {
        let written = try Property.read(changes, over: fields, moment: moment)
        fields = written.fields
        title = written.title
        currency = written.currency
        timezone = written.timezone
        settings = written.settings
    }

    /// Today at the property.
    func today(_ moment: Moment) -> Day { moment.today(in: timezone) }

    /// The last day that can be written now: a calendar of `state_length` days begins today (contract §3.1).
    func lastDay(_ moment: Moment) -> Day { today(moment).advanced(by: settings.stateLength - 1) }

    private typealias Written = (
        fields: JSON, title: String, currency: Currency, timezone: String?, settings: PropertySettings
    )

    private static func read(_ changes: JSON, over present: JSON, moment: Moment) throws(Refusal) -> Written {
        var fields = present
        for member in changes.members ?? [] where present[member.key] != nil {
            let isObject = member.key == "settings" || member.key == "content"
            let merged = isObject ? (present[member.key] ?? [:]).merging(member.value) : member.value
            fields = fields.setting(member.key, merged)
        }
        var reader = FieldReader(fields)
        reader.objects("settings", "content", in: changes)
        let title = reader.text("title", required: true)
        let currency = reader.currency("currency", required: true)
        let timezone = reader.text("timezone")
        if let timezone, moment.zones(timezone, moment.now) == nil { reader.faults.add("timezone", FaultText.invalid) }
        reader.readContacts()
        reader.addresses("website", "logo_url")
        if let facilities = fields["facilities"], !Facility.areAll(facilities, among: Facility.ofProperties) {
            reader.faults.add("facilities", FaultText.invalid)
        }
        let settings = PropertySettings(fields["settings"] ?? [:], currency: currency, faults: &reader.faults)
        try reader.faults.check()
        guard let title, let currency else { throw .invalid(reader.faults) }
        fields = fields.setting("settings", settings.fields)
        return (fields, title, currency, timezone, settings)
    }
}

extension Property {
    /// The read attributes (contract §2.1.3).
    var attributes: JSON {
        var attributes: JSON = ["id": .string(id), "title": .string(title), "is_active": true]
        for name in ["email", "phone", "currency", "country", "state", "city", "address", "zip_code"] {
            attributes = attributes.setting(name, fields[name] ?? .null)
        }
        for name in ["longitude", "latitude", "location_precision", "timezone", "property_type"] {
            attributes = attributes.setting(name, fields[name] ?? .null)
        }
        let isRental = Property.rentalTypes.contains(fields["property_type"]?.text ?? "")
        return attributes.merging([
            "property_category": isRental ? "vacation_rental" : "hotel",
            "website": fields["website"] ?? .null, "logo_url": fields["logo_url"] ?? .null,
            "min_stay_type": .string(settings.minStayType.rawValue), "acc_channels_count": 0,
            "default_tax_set_id": JSON(defaultTaxSet), "default_cancellation_policy_id": .null,
            "hotel_policy_id": JSON(hotelPolicy),
            "expected_removal_date": .null,
            "content": fields["content"] ?? .null, "settings": fields["settings"] ?? .null,
        ])
    }

    private static let defaults: JSON = [
        "title": .null, "currency": .null, "email": .null, "phone": .null, "zip_code": .null, "country": .null,
        "state": .null, "city": .null, "address": .null, "longitude": .null, "latitude": .null, "timezone": .null,
        "facilities": [], "property_type": "hotel", "group_id": .null, "website": .null, "logo_url": .null,
        "settings": [:],
        "content": ["description": .null, "important_information": .null, "photos": []],
    ]

    private static let rentalTypes: Set<String> = [
        "apartment", "holiday_home", "chalet", "boat", "farm_stay", "homestay", "villa", "country_house",
    ]
}

extension FieldReader {
    /// Checks the plain fields of a property (contract §2.1.1).
    fileprivate mutating func readContacts() {
        if let email = text("email"), !email.contains("@") { faults.add("email", FaultText.invalid) }
        text("phone", limit: 32)
        text("zip_code", limit: 32)
        text("state")
        text("city")
        text("address")
        if let country = text("country"), country.count != 2 { faults.add("country", FaultText.invalid) }
        coordinate("longitude", limit: 10, bound: 180)
        coordinate("latitude", limit: 9, bound: 90)
        choice("property_type", among: FieldReader.propertyTypes)
    }

    private mutating func coordinate(_ name: String, limit: Int, bound: Int) {
        guard let text = text(name, limit: limit) else { return }
        guard let number = DecimalText(.string(text)), number.digits <= 7, number.isWithin(bound) else {
            return faults.add(name, FaultText.invalid)
        }
    }

    /// Checks that what was written into fields that hold an object is one.
    fileprivate mutating func objects(_ names: String..., in changes: JSON) {
        for name in names {
            guard let value = changes[name], !value.isNull else { continue }
            if value.members == nil { faults.add(name, FaultText.invalid) }
        }
    }

    /// Checks that fields hold addresses of the web, where they hold anything.
    fileprivate mutating func addresses(_ names: String...) {
        for name in names {
            guard let text = text(name, limit: 2_000) else { continue }
            let isAddress = ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
            if !isAddress { faults.add(name, FaultText.invalid) }
        }
    }

    private static let propertyTypes: Set<String> = [
        "apart_hotel", "apartment", "boat", "camping", "capsule_hotel", "chalet", "country_house", "farm_stay",
        "guest_house", "holiday_home", "holiday_park", "homestay", "hostel", "hotel", "inn", "lodge", "motel", "resort",
        "riad", "ryokan", "tent", "villa",
    ]
}

/// Who booked (contract §6.6); any of it may be missing, empty, or a placeholder such as `.`.
public struct BookingCustomer: Hashable, Sendable {
    /// The given name.
    public var name: String?
    /// The family name.
    public var surname: String?
    /// The e-mail address, often a relay of the OTA.
    public var mail: String?
    /// The telephone number.
    public var phone: String?
    /// Street and number.
    public var address: String?
    /// The city.
    public var city: String?
    /// The state or region.
    public var state: String?
    /// The postal code.
    public var zip: String?
    /// Two letters of ISO 3166-1.
    public var country: String?
    /// The language, such as `en`.
    public var language: String?

    /// A customer of whom nothing is known yet.
    public init() {}
}

extension BookingCustomer: Decodable {
    private enum CodingKeys: String, CodingKey {
        case name, surname, mail, phone, address, city, state, zip, country, language
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        name = members.text(.name)
        surname = members.text(.surname)
        mail = members.text(.mail)
        phone = members.text(.phone)
        address = members.text(.address)
        city = members.text(.city)
        state = members.text(.state)
        zip = members.text(.zip)
        country = members.text(.country)
        language = members.text(.language)
    }
}

/// A guest by name.
public struct BookingGuest: Hashable, Sendable {
    /// The given name.
    public var name: String?
    /// The family name.
    public var surname: String?

    /// A guest of that name.
    public init(name: String?, surname: String?) {
        self.name = name
        self.surname = surname
    }
}

extension BookingGuest: Decodable {
    private enum CodingKeys: String, CodingKey {
        case name, surname
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        name = members.text(.name)
        surname = members.text(.surname)
    }
}

/// How many people.
public struct BookingOccupancy: Hashable, Sendable {
    /// Adults.
    public var adults: Int?
    /// Children.
    public var children: Int?
    /// Infants.
    public var infants: Int?
    /// The ages of the children.
    public var ages: [Int]

    /// So many people.
    public init(adults: Int?, children: Int? = nil, infants: Int? = nil, ages: [Int] = []) {
        self.adults = adults
        self.children = children
        self.infants = infants
        self.ages = ages
    }
}

extension BookingOccupancy: Decodable {
    private enum CodingKeys: String, CodingKey {
        case adults, children, infants, ages
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        adults = members.integer(.adults)
        children = members.integer(.children)
        infants = members.integer(.infants)
        ages = members.list(.ages, of: Int.self)
    }
}

public import HotelValues

/// A person who stays, or who booked for somebody.
public struct Guest: Hashable, Sendable {
    /// Its identity.
    public typealias ID = Identifier<Guest>

    /// Its identity.
    public var id: ID
    /// Who they are.
    public var details: GuestDetails

    /// The guest with that identity.
    public init(id: ID, details: GuestDetails) {
        self.id = id
        self.details = details
    }
}

/// What is known of a guest; anything but the name may be missing.
public struct GuestDetails: Hashable, Sendable, Codable {
    /// Given and family name, as the guest wrote them.
    public var name: String
    /// As given; may be a relay address of the channel.
    public var email: String?
    /// As given, in any notation.
    public var phone: String?
    /// A passport, CPF or other paper, as given.
    public var document: String?
    /// ISO 3166 country, two capital letters.
    public var country: String?
    /// ISO 639 language, such as `pt`.
    public var language: String?

    /// Details of a guest of that name.
    public init(
        name: String,
        email: String? = nil,
        phone: String? = nil,
        document: String? = nil,
        country: String? = nil,
        language: String? = nil
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.document = document
        self.country = country
        self.language = language
    }
}

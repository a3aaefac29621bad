/// A guest, as requests and answers describe one.
///
/// In a change, what is missing stays.
public struct GuestBody: Codable, Hashable, Sendable {
    /// The hotel's id; in answers only.
    public var id: String?
    /// Given and family name.
    public var name: String?
    /// E-mail address.
    public var email: String?
    /// Telephone number, in any notation.
    public var phone: String?
    /// CPF, passport or other paper.
    public var document: String?
    /// ISO 3166 country, two capital letters.
    public var country: String?
    /// ISO 639 language, such as `pt`.
    public var language: String?

    /// A guest of that name.
    public init(name: String? = nil) {
        self.name = name
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case name = "nome"
        case email
        case phone = "telefone"
        case document = "documento"
        case country = "pais"
        case language = "idioma"
    }
}

/// The answer to `GET /api/v1/hospedes`.
public struct GuestListAnswer: Codable, Hashable, Sendable {
    /// The guests, by name.
    public var guests: [GuestBody]

    /// A list of these guests.
    public init(guests: [GuestBody]) {
        self.guests = guests
    }

    private enum CodingKeys: String, CodingKey {
        case guests = "hospedes"
    }
}

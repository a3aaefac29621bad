public import HotelValues

/// The house that sells rooms.
public struct Property: Hashable, Sendable {
    /// Its short code, such as `duke-beach`; every row of the hotel begins with it.
    public typealias ID = Identifier<Property>

    /// The code.
    public var id: ID
    /// The name guests know it by.
    public var name: String
    /// IANA name of its time zone, which decides when "today" begins.
    public var timeZone: String
    /// The currency of its prices.
    public var currency: Currency
    /// ISO 3166 country, two capital letters; local telephone numbers belong to it.
    public var country: String

    /// A property with these facts.
    public init(id: ID, name: String, timeZone: String, currency: Currency, country: String) {
        self.id = id
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
        self.country = country
    }
}

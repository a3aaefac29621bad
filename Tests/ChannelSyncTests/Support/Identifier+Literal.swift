public import HotelValues

extension Identifier: ExpressibleByStringLiteral {
    /// A literal id.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

/// How a plan's prices follow from another plan's, as `derivado` says it.
public struct DerivationBody: Codable, Hashable, Sendable {
    /// The code of the plan whose prices and rules are taken.
    public var parent: String
    /// What is added in percent, such as `"-10.00"`; this or `amount`.
    public var percent: DecimalText?
    /// What is added to the price of a night, such as `"-20.00"`; this or `percent`.
    public var amount: DecimalText?
    /// Prices are multiples of it; missing for the smallest unit of the currency.
    public var roundTo: DecimalText?
    /// The rules of sale that are the other plan's; all when missing.
    public var inherited: [FieldWord]?

    /// Prices that follow from that plan's.
    public init(parent: String) {
        self.parent = parent
    }

    private enum CodingKeys: String, CodingKey {
        case parent = "plano"
        case percent = "percentual"
        case amount = "valor"
        case roundTo = "arredondar"
        case inherited = "herda"
    }
}

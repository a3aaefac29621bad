extension Fact {
    /// Limits on how often, how much and how many.
    static let section4: [Fact] = rates4 + sizes4
}

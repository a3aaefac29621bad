extension Fact {
    static let section5: [Fact] = []
}

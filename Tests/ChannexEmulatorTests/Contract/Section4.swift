extension Fact {
    static let section4: [Fact] = []
}

extension Fact {
    static let section6: [Fact] = []
}

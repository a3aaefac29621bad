extension Fact {
    static let section3: [Fact] = []
}

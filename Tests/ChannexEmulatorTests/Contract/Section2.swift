extension Fact {
    static let section2: [Fact] = []
}

extension Fact {
    static let section1: [Fact] = []
}

extension Fact {
    /// §1 General conventions.
    static let section1: [Fact] = access1 + envelope1 + errors1 + verbs1 + pages1 + filters1 + types1 + open1
}

extension Fact {
    /// Availability, rates and restrictions.
    static let section3: [Fact] = written3 + read3

    private static let written3: [Fact] = model3 + calendar3 + writing3 + spelling3 + availability3 + semantics3

    private static let read3: [Fact] =
        closing3 + following3 + tasks3 + warnings3 + refusals3 + reading3 + causes3 + settings3 + open3
}

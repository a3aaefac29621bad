extension Fact {
    /// §2 Content.
    static let section2: [Fact] =
        properties2 + propertyFields2 + settings2 + groups2 + roomTypes2 + ratePlans2 + options2 + ratePlanFaults2
        + taxes2 + others2 + sold2 + open2
}

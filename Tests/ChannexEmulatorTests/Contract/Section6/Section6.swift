extension Fact {
    static let section6 =
        revisions6 + feed6 + acknowledgements6 + rooms6 + money6 + changes6 + availability6 + lists6 + crs6 + ties6
        + edits6 + reports6 + retention6 + open6
}

/// What the switches may refuse of any call, whatever it asks for.
extension World {
    /// Refuses a page that is too long, and channels to those who never asked for them.
    func checkConventions(of call: Call) throws(Refusal) {
        let entity = call.path.split(separator: "/").dropFirst(2).first
        if entity == "channels", !switches.openChannelAPI { throw .forbidden }
        guard !switches.clampPageLimit else { return }
        let limit = call.query.value("pagination", "limit").flatMap { Int($0) } ?? 0
        if limit > Page.mostEntities {
            throw .invalid(Faults("limit", "must be less than or equal to \(Page.mostEntities)"))
        }
    }

    /// The query's filters, none of them on a field that is not known, where the switches are so strict
    /// (contract §11 row 37).
    func filters(of query: Query, among known: Set<String>) throws(Refusal) -> [Filter] {
        let filters = try Filter.all(of: query)
        guard !switches.ignoreUnknownFilters else { return filters }
        var faults = Faults()
        for filter in filters where !known.contains(filter.field) { faults.add(filter.field, FaultText.invalid) }
        try faults.check()
        return filters
    }
}

extension Refusal {
    /// The refusal in the words that the switches decide on (contract §1.4).
    func worded(_ switches: Switches, entity: Substring?) -> Refusal {
        switch self {
        case .notFound where switches.formerNotFound && (entity == "bookings" || entity == "rate_plans"):
            .formerlyNotFound
        case .invalid(let faults) where !switches.tellTextLimits:
            .invalid(faults.rewording { $0.hasPrefix(FaultText.limit) ? FaultText.invalid : $0 })
        default: self
        }
    }
}

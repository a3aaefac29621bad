/// A rate plan's lists of seven values, which may begin with Sunday as well (contract §1.9, §11 row 36).
extension World {
    /// What a body says of a rate plan, its weeks beginning with Monday.
    func fields(of call: Call) throws(Refusal) -> JSON {
        let body = try call.entity("rate_plan")
        return switches.weekBegins == .sunday ? body.movingWeeks(by: 1) : body
    }

    /// The rate plan as it is read.
    func entity(of plan: RatePlan, inList: Bool = false) -> JSON {
        let entity = plan.entity(inList: inList)
        guard switches.weekBegins == .sunday, let attributes = entity["attributes"] else { return entity }
        return entity.setting("attributes", attributes.movingWeeks(by: 6))
    }
}

extension JSON {
    /// The fields with that many of the first days of each week put last.
    fileprivate func movingWeeks(by count: Int) -> JSON {
        let names = [
            "closed_to_arrival", "closed_to_departure", "stop_sell", "max_stay", "min_stay_arrival", "min_stay_through",
        ]
        return names.reduce(self) { fields, name in
            guard let week = fields[name]?.elements, week.count == 7 else { return fields }
            return fields.setting(name, .array(Array(week.dropFirst(count) + week.prefix(count))))
        }
    }
}

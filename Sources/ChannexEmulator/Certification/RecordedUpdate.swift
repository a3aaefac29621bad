import HotelValues

/// One element of `values` of a recorded call, as a checker reads it.
struct RecordedUpdate: Sendable {
    /// The number of the call.
    let call: Int
    /// The room type or rate plan.
    let target: String
    let days: ClosedRange<Day>
    let weekdays: Weekdays
    /// Whether it names `date_from` and `date_to`.
    let isRange: Bool
    let fields: [ARIField: JSON]
    /// Names that mean nothing to the tests.
    let others: [String]

    /// The nights that it speaks of.
    var nights: [Day] { days.filter { weekdays.contains($0.weekday) } }

    /// The updates of a call that was taken; none where its body is no longer kept.
    static func all(of call: CallRecord, _ subject: CertificationSubject) -> [RecordedUpdate] {
        // A body that was taken can be read.
        guard let body = call.body, let values = (try? JSON.parse(body))?["values"]?.elements else { return [] }
        return values.compactMap { RecordedUpdate($0, call: call.number, subject) }
    }

    private init?(_ value: JSON, call: Int, _ subject: CertificationSubject) {
        guard value["property_id"]?.text == subject.property else { return nil }
        guard let target = (value["rate_plan_id"] ?? value["room_type_id"])?.text else { return nil }
        guard let first = value.day("date") ?? value.day("date_from") else { return nil }
        guard let last = value.day("date") ?? value.day("date_to"), first <= last else { return nil }
        self.call = call
        self.target = target
        days = first...last
        weekdays = value["days"].flatMap(Weekdays.init) ?? .all
        isRange = value["date"] == nil
        var fields: [ARIField: JSON] = [:]
        var others: [String] = []
        for member in value.members ?? [] where !RecordedUpdate.place.contains(member.key) {
            if let field = ARIField(rawValue: member.key) {
                fields[field] = member.value
            } else if member.key == "rates" {
                fields[.rate] = fields[.rate] ?? member.value.rate(for: subject.occupancies[target])
            } else if member.key == "min_stay", subject.minStay.count == 1, let field = subject.minStay.first {
                fields[field] = member.value
            } else {
                others.append(member.key)
            }
        }
        self.fields = fields
        self.others = others
    }

    private static let place: Set<String> = [
        "property_id", "room_type_id", "rate_plan_id", "date", "date_from", "date_to", "days",
    ]
}

extension JSON {
    /// The rate of that many guests in `rates`; of the first where none has their number.
    fileprivate func rate(for occupancy: Int?) -> JSON {
        let own = elements?.first { $0["occupancy"]?.integer == occupancy }
        return (own ?? elements?.first)?["rate"] ?? .null
    }
}

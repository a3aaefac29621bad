/// One field of a stored object: what may be written into it, and what it holds before anything was.
struct FieldRule: Sendable {
    /// What kind of value a field takes.
    enum Shape: Sendable {
        case text(limit: Int)
        case word(Set<String>)
        case flag
        case integer(least: Int)
        /// A decimal number as text.
        case decimal
        /// `HH:MM`.
        case hour
        case day
        case currency
        case object
        case weekdays
        /// Periods between two dates, at most that many.
        case periods(most: Int)
        /// The id of one entity.
        case reference(Target)
        /// The ids of some entities.
        case references(Target)
        /// `{"id": …, "level": …}` of taxes (contract §2.5).
        case levels
    }

    /// What an id must belong to.
    enum Target: Sendable {
        case property, group, roomType, ratePlan
        /// Anything that has the form of an id.
        case anything
    }

    let name: String
    let shape: Shape
    let isRequired: Bool
    let initial: JSON

    static func required(_ name: String, _ shape: Shape) -> FieldRule {
        FieldRule(name: name, shape: shape, isRequired: true, initial: .null)
    }

    static func optional(_ name: String, _ shape: Shape, initial: JSON = .null) -> FieldRule {
        FieldRule(name: name, shape: shape, isRequired: false, initial: initial)
    }
}

extension FieldReader {
    /// Checks what the rule says about a field, as far as the field alone can tell.
    mutating func check(_ rule: FieldRule) {
        if isBlank(rule.name) || fields[rule.name] == [] {
            if rule.isRequired { faults.add(rule.name, FaultText.blank) }
            return
        }
        switch rule.shape {
        case .text(let limit): text(rule.name, limit: limit)
        case .word(let words): choice(rule.name, among: words)
        case .flag: boolean(rule.name)
        case .integer(let least): integer(rule.name, least: least)
        case .day: _ = day(rule.name)
        case .currency: _ = currency(rule.name)
        case .decimal: expect(rule.name) { DecimalText($0) != nil }
        case .hour: expect(rule.name, FieldReader.isHour)
        case .object: expect(rule.name) { $0.members != nil }
        case .weekdays: expect(rule.name) { Weekdays($0) != nil }
        case .periods(let most): expect(rule.name) { FieldReader.arePeriods($0, most: most) }
        case .reference: expect(rule.name, FieldReader.isID)
        case .references: expect(rule.name) { $0.elements?.allSatisfy(FieldReader.isID) ?? false }
        case .levels: expect(rule.name) { $0.elements?.allSatisfy(FieldReader.isLevel) ?? false }
        }
    }

    private mutating func expect(_ name: String, _ isFit: (JSON) -> Bool) {
        if let value = fields[name], !isFit(value) { faults.add(name, FaultText.invalid) }
    }

    private static func isID(_ value: JSON) -> Bool { value.text.map(Filter.isID) ?? false }

    private static func isLevel(_ value: JSON) -> Bool {
        guard let level = value["level"], !level.isNull else { return isID(value["id"] ?? .null) }
        return isID(value["id"] ?? .null) && (level.integer ?? -1) >= 0
    }

    private static func isHour(_ value: JSON) -> Bool {
        let parts = (value.text ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }) else { return false }
        return (0...23).contains(Int(parts[0]) ?? -1) && (0...59).contains(Int(parts[1]) ?? -1)
    }

    private static func arePeriods(_ value: JSON, most: Int) -> Bool {
        guard let periods = value.elements, periods.count <= most else { return false }
        return periods.allSatisfy { period in
            guard let first = period.day("after"), let last = period.day("before") else { return false }
            return first <= last
        }
    }
}

import HotelValues

/// Lists of content entities: filtered by attributes, ordered, divided into pages (contract §1.6–1.8).
enum Listing {
    /// One entity that a list may show.
    struct Item {
        let id: String
        /// The properties it belongs to: none for what belongs to the whole account.
        let properties: [String]
        let insertedAt: Timestamp
        let entity: JSON

        init(id: String, properties: [String], insertedAt: Timestamp, entity: JSON) {
            self.id = id
            self.properties = properties
            self.insertedAt = insertedAt
            self.entity = entity
        }

        init(id: String, property: String?, insertedAt: Timestamp, entity: JSON) {
            self.init(
                id: id,
                properties: [property].compactMap(\.self),
                insertedAt: insertedAt,
                entity: entity
            )
        }
    }

    /// A page of the items, by title unless the query orders otherwise.
    static func reply(
        _ items: [Item],
        _ query: Query,
        orderedBy field: String = "title",
        ascending isAscending: Bool = true
    ) throws(Refusal) -> Reply {
        let page = Page(query, orderedBy: field, ascending: isAscending)
        let kept = try filtered(items, query)
        let sorted = kept.sorted { left, right in
            let isLess = precedes(left, right, by: page.orderField)
            return page.isAscending ? isLess : precedes(right, left, by: page.orderField)
        }
        let shown = sorted[page.range(of: sorted.count)].map(\.entity)
        return Reply(["data": .array(shown), "meta": page.meta(total: sorted.count)])
    }

    /// The items that every filter of the query lets through; filters on unknown fields are ignored.
    static func filtered(_ items: [Item], _ query: Query) throws(Refusal) -> [Item] {
        let filters = try Filter.all(of: query)
        return items.filter { item in
            filters.allSatisfy { filter in
                switch filter.field {
                case "id": filter.matches(item.id)
                case "property_id": filter.matches(any: item.properties)
                case "inserted_at": filter.matches(item.insertedAt)
                case let field where Listing.toMany.contains(field):
                    filter.matches(any: related(field, in: item.entity))
                default: filter.matches(value(of: filter.field, in: item.entity))
                }
            }
        }
    }

    /// An attribute, or the id of the related entity that a field such as `room_type_id` names.
    private static func value(of field: String, in entity: JSON) -> JSON? {
        if let value = entity["attributes"]?[field] { return value }
        guard field.hasSuffix("_id") else { return nil }
        return entity["relationships"]?[String(field.dropLast(3))]?["data"]?["id"]
    }

    /// The ids of the related entities that a field such as `group_id` names.
    private static func related(_ field: String, in entity: JSON) -> [String] {
        if let one = value(of: field, in: entity)?.text { return [one] }
        let several = entity["relationships"]?["\(field.dropLast(3))s"]?["data"]?.elements ?? []
        return several.compactMap { $0["id"]?.text }
    }

    /// Fields by which an entity may be related to several others.
    private static let toMany: Set<String> = ["group_id"]

    private static func precedes(_ left: Item, _ right: Item, by field: String) -> Bool {
        guard field != "inserted_at", let mine = left.entity["attributes"]?[field],
            let other = right.entity["attributes"]?[field], mine != other
        else { return left.insertedAt < right.insertedAt }
        if let mine = mine.integer, let other = other.integer { return mine < other }
        return (mine.text ?? "") < (other.text ?? "")
    }
}

/// One condition on a field.
struct Filter {
    let field: String
    let operation: String
    let values: [String]

    /// The query's filters; a value that cannot be one of the field's kind is refused (contract §1.4).
    static func all(of query: Query) throws(Refusal) -> [Filter] {
        var filters: [Filter] = []
        var faults = Faults()
        for argument in query.arguments where argument.path.first == "filter" && (2...3).contains(argument.path.count) {
            let values = argument.values.flatMap { $0.split(separator: ",") }.map(String.init)
            guard !values.isEmpty else { continue }
            let operation = argument.path.count == 3 ? argument.path[2] : "eq"
            let filter = Filter(field: argument.path[1], operation: operation, values: values)
            if !filter.isCastable { faults.add(filter.field, FaultText.invalid) }
            filters.append(filter)
        }
        try faults.check()
        return filters
    }

    private var isCastable: Bool {
        if field == "id" || field.hasSuffix("_id") { return values.allSatisfy(Filter.isID) }
        if field == "inserted_at" { return values.allSatisfy { Filter.naive($0) != nil } }
        if field.hasPrefix("is_") { return values.allSatisfy { $0 == "true" || $0 == "false" } }
        if Filter.numbers.contains(field) { return values.allSatisfy { Int($0) != nil } }
        if field.hasSuffix("_date") { return values.allSatisfy { Day($0) != nil } }
        return true
    }

    private static let numbers: Set<String> = [
        "capacity", "count_of_rooms", "default_occupancy", "max_nights", "occ_adults", "occ_children", "occ_infants",
        "position", "skip_nights",
    ]

    /// Whether the text has the form of a UUID.
    static func isID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            let isDash = index == 8 || index == 13 || index == 18 || index == 23
            return isDash ? byte == UInt8(ascii: "-") : Character(Unicode.Scalar(byte)).isHexDigit
        }
    }

    /// An instant in naive UTC; an offset is ignored, as live does (contract §1.8).
    static func naive(_ text: String) -> Timestamp? {
        if let day = Day(text) { return Timestamp(startOf: day) }
        let clock = text.utf8.dropFirst(19).prefix { 48...57 ~= $0 || $0 == UInt8(ascii: ".") }
        return Timestamp(String(text.prefix(19)) + String(decoding: clock, as: UTF8.self))
    }

    /// Whether an instant passes.
    func matches(_ instant: Timestamp) -> Bool {
        guard let value = values.last.flatMap(Filter.naive) else { return true }
        return compare(instant, value)
    }

    /// Whether a text passes; a list of values means one of them.
    func matches(_ text: String?) -> Bool {
        guard let text else { return operation == "not" }
        switch operation {
        case "eq": return values.contains(text)
        case "not": return !values.contains(text)
        default: return values.last.map { compare(text, $0) } ?? true
        }
    }

    /// Whether one of several texts passes; with `not`, whether all of them do.
    func matches(any texts: [String]) -> Bool {
        if texts.isEmpty || operation == "not" { return texts.allSatisfy { matches($0) } && operation == "not" }
        return texts.contains { matches($0) }
    }

    /// Whether an attribute passes; one that does not exist always does.
    func matches(_ value: JSON?) -> Bool {
        switch value {
        case nil: return true
        case .string(let text)?: return matches(text)
        case .number(let text)?:
            guard let number = Int(text), let bound = values.last.flatMap({ Int($0) }), operation != "eq" else {
                return matches(text)
            }
            return compare(number, bound)
        case .bool(let flag)?: return matches(flag ? "true" : "false")
        default: return matches(String?.none)
        }
    }

    private func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch operation {
        case "gt": left > right
        case "gte": left >= right
        case "lt": left < right
        case "lte": left <= right
        case "not": left != right
        default: left == right
        }
    }
}

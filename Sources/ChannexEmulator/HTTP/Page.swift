/// A page of a list, and its order (contract §1.6–1.7).
struct Page: Sendable {
    /// How many entities a page may have.
    static let mostEntities = 100

    let number: Int
    let limit: Int
    let orderField: String
    let isAscending: Bool

    /// Reads `pagination[…]` and `order[…]`; the limit is 10 by default and never more than 100 (contract §11 row 35).
    init(_ query: Query, orderedBy defaultField: String, ascending defaultAscending: Bool = true) {
        number = max(1, query.value("pagination", "page").flatMap { Int($0) } ?? 1)
        limit = min(Page.mostEntities, max(1, query.value("pagination", "limit").flatMap { Int($0) } ?? 10))
        let order = query.arguments.first { $0.path.count == 2 && $0.path[0] == "order" }
        orderField = order?.path[1] ?? defaultField
        isAscending = order.map { $0.values.last?.lowercased() != "desc" } ?? defaultAscending
    }

    /// The places of the page's elements in a list of that many.
    func range(of total: Int) -> Range<Int> {
        let (start, overflow) = (number - 1).multipliedReportingOverflow(by: limit)
        guard !overflow, start < total else { return total..<total }
        return start..<min(total, start + limit)
    }

    /// The `meta` of an answer.
    func meta(total: Int) -> JSON {
        [
            "limit": JSON(limit), "order_by": .string(orderField),
            "order_direction": isAscending ? "asc" : "desc", "page": JSON(number), "total": JSON(total),
        ]
    }
}

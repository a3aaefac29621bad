/// What a key opens: the whole account, or some of its properties (contract §1.2).
package enum Access: Hashable, Sendable {
    case account
    case properties(Set<String>)

    /// What tells it from others: keys that open the same count as one consumer.
    var name: String {
        switch self {
        case .account: "account"
        case .properties(let properties): properties.sorted().joined(separator: ",")
        }
    }

    /// Whether it opens that property.
    func includes(_ property: String) -> Bool {
        switch self {
        case .account: true
        case .properties(let properties): properties.contains(property)
        }
    }
}

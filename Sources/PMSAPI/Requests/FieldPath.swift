import HotelValues
import PMSWire

/// Where in a body a value stands, so that a refusal can name its field, such as `quartos[0].checkin`.
struct FieldPath {
    fileprivate let prefix: String

    /// The body itself.
    static let root = FieldPath(prefix: "")

    /// An object of a list in the body.
    static func item(_ list: String, _ index: Int) -> FieldPath { FieldPath(prefix: "\(list)[\(index)].") }

    /// A value of an object in the body.
    static func member(_ name: String) -> FieldPath { FieldPath(prefix: "\(name).") }

    /// A value that must be there.
    func required<Value>(_ value: Value?, _ field: String) throws(ProblemText) -> Value {
        guard let value else { throw .request(.missingField(prefix + field)) }
        return value
    }

    /// A number of people, if it is one: nobody comes with more than a hundred.
    func people(_ count: Int?, _ field: String) throws(ProblemText) -> Int? {
        guard let count else { return nil }
        guard (0...100).contains(count) else { throw .request(.wrongField(prefix + field)) }
        return count
    }

    /// An amount of that currency.
    func money(_ text: DecimalText?, _ field: String, in currency: Currency) throws(ProblemText) -> Money? {
        guard let text else { return nil }
        guard let money = text.money(in: currency) else {
            throw .flaw(.wrongAmount(field: prefix + field, currency: currency))
        }
        return money
    }
}

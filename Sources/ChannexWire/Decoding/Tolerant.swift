import FoundationEssentials
import HotelValues

/// Reads the members of one object without ever failing, and remembers what it could not read.
///
/// A missing or null member is nil and no flaw. A string where a number belongs, and the reverse, is read all the same
/// (contract §11, reliability C8).
struct Tolerant<Key: CodingKey> {
    private let container: KeyedDecodingContainer<Key>
    /// What was there and could not be read, such as `arrival_date: not a date`.
    private(set) var flaws: [String] = []

    init(_ decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: Key.self)
    }

    init(_ container: KeyedDecodingContainer<Key>) {
        self.container = container
    }

    /// The text of a string, a number or a boolean.
    mutating func text(_ key: Key) -> String? {
        switch read(key, as: String.self) {
        case .absent: return nil
        case .value(let text): return text
        case .other: break
        }
        if let flag = value(key, as: Bool.self) { return flag ? "true" : "false" }
        if let number = value(key, as: Decimal.self) { return number.description }
        note(key, "not a text")
        return nil
    }

    /// The text as an id; nil when it is empty.
    mutating func identifier<Owner>(_ key: Key, of owner: Owner.Type) -> Identifier<Owner>? {
        guard let text = text(key), !text.isEmpty else { return nil }
        return Identifier(text)
    }

    /// An amount, from a string or a number.
    mutating func amount(_ key: Key) -> Amount? {
        switch read(key, as: String.self) {
        case .absent: return nil
        case .value(let text): return text.isEmpty ? nil : Amount(text)
        case .other: break
        }
        // `Decimal` keeps the digits of the text; a binary number would not.
        if let number = value(key, as: Decimal.self) { return Amount(number.description) }
        note(key, "not an amount")
        return nil
    }

    /// A whole number, from a number or a string.
    mutating func integer(_ key: Key) -> Int? {
        switch read(key, as: Int.self) {
        case .absent: return nil
        case .value(let number): return number
        case .other: break
        }
        if let number = value(key, as: String.self).flatMap({ Int($0) }) { return number }
        note(key, "not a whole number")
        return nil
    }

    /// Yes or no, also from 0 and 1 and from the words.
    mutating func flag(_ key: Key) -> Bool? {
        switch read(key, as: Bool.self) {
        case .absent: return nil
        case .value(let flag): return flag
        case .other: break
        }
        switch text(key)?.lowercased() {
        case "true", "1": return true
        case "false", "0": return false
        default:
            note(key, "neither true nor false")
            return nil
        }
    }

    /// A date; of a longer text such as `2027-03-05T00:00:00` its beginning.
    mutating func day(_ key: Key) -> Day? {
        guard let text = text(key), !text.isEmpty else { return nil }
        if let day = Day(text.prefix(10)) { return day }
        note(key, "not a date")
        return nil
    }

    /// An instant; without a zone it is UTC (contract §1.9).
    mutating func timestamp(_ key: Key) -> Timestamp? {
        guard let text = text(key), !text.isEmpty else { return nil }
        if let timestamp = Timestamp(text) { return timestamp }
        note(key, "not a time")
        return nil
    }

    /// A currency code, also in small letters.
    mutating func currency(_ key: Key) -> Currency? {
        guard let text = text(key), !text.isEmpty else { return nil }
        if let currency = Currency(text.uppercased()) { return currency }
        note(key, "not a currency code")
        return nil
    }

    /// A nested object.
    mutating func object<Value: Decodable>(_ key: Key, as type: Value.Type) -> Value? {
        switch read(key, as: type) {
        case .absent: return nil
        case .value(let object): return object
        case .other:
            note(key, "not an object that can be read")
            return nil
        }
    }

    /// The elements of a list; a single object counts as a list of one, and an unreadable element is a flaw.
    mutating func list<Value: Decodable>(_ key: Key, of type: Value.Type) -> [Value] {
        switch read(key, as: [Lenient<Value>].self) {
        case .absent: return []
        case .value(let elements):
            for (index, element) in elements.enumerated() where element.value == nil {
                flaws.append("\(key.stringValue)[\(index)]: cannot be read")
            }
            return elements.compactMap { $0.value }
        case .other: break
        }
        if let single = value(key, as: type) { return [single] }
        note(key, "not a list")
        return []
    }

    /// The members of a nested object whose keys are data, such as dates; an unreadable one is a flaw.
    mutating func dictionary<Value: Decodable>(_ key: Key, of type: Value.Type) -> [String: Value] {
        switch read(key, as: [String: Lenient<Value>].self) {
        case .absent: return [:]
        case .other:
            note(key, "not an object that can be read")
            return [:]
        case .value(let members):
            for name in members.keys.sorted() where members[name]?.value == nil {
                flaws.append("\(key.stringValue).\(name): cannot be read")
            }
            return members.compactMapValues { $0.value }
        }
    }

    mutating func note(_ key: Key, _ flaw: String) { flaws.append("\(key.stringValue): \(flaw)") }

    /// What a member turned out to be, when it was expected to be of one type.
    private enum Reading<Value> {
        /// It is missing or null.
        case absent
        case value(Value)
        /// It is of another type.
        case other
    }

    private func read<Value: Decodable>(_ key: Key, as type: Value.Type) -> Reading<Value> {
        do {
            guard let value = try container.decodeIfPresent(type, forKey: key) else { return .absent }
            return .value(value)
        } catch {
            return .other
        }
    }

    private func value<Value: Decodable>(_ key: Key, as type: Value.Type) -> Value? {
        // Another type than expected is the very thing this reader is there for; its callers try the next one.
        try? container.decode(type, forKey: key)
    }
}

/// An element that may be unreadable without spoiling the list around it.
struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        // The failure is reported by whoever holds the list, as a flaw with the element's place.
        value = try? decoder.singleValueContainer().decode(Value.self)
    }
}

extension Amount: Decodable {
    /// Reads a string, or a number by its digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self.init(try container.decode(String.self))
        } catch {
            self.init(try container.decode(Decimal.self).description)
        }
    }
}

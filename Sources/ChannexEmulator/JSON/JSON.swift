/// A JSON value that loses nothing: numbers keep their text and objects keep the order of their members.
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as it was written, such as `1.10`.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// One member of an object.
    package struct Member: Hashable, Sendable {
        /// The name.
        package let key: String
        /// What the name stands for.
        package var value: JSON

        /// A member with that name and value.
        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }
}

// MARK: - Reading

extension JSON {
    /// The member with that name, the last one where there are several; nil when there is none.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        let length = key.utf8.count
        return members.last { $0.key.utf8.count == length && $0.key == key }?.value
    }

    /// The element at that place of an array; nil when there is none.
    package subscript(index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text of a string.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A number that is written as a whole one; nil for `1.0` and `1e3`, which Channex does not take for integers.
    package var integer: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    /// A truth value.
    package var boolean: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements of an array.
    package var elements: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object, in their order.
    package var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// Whether it is null.
    package var isNull: Bool { if case .null = self { true } else { false } }
}

// MARK: - Building

extension JSON {
    /// The text as a string, or null.
    package init(_ text: String?) {
        self = text.map(JSON.string) ?? .null
    }

    /// The whole number, or null.
    package init(_ number: Int?) {
        self = number.map { .number(String($0)) } ?? .null
    }

    /// The object with that member added, or put in the place of the one with its name.
    package func setting(_ key: String, _ value: JSON) -> JSON {
        var members = members ?? []
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(Member(key, value))
        }
        return .object(members)
    }

    /// The object with the other's members put over its own.
    package func merging(_ other: JSON) -> JSON {
        (other.members ?? []).reduce(self) { $0.setting($1.key, $1.value) }
    }

    /// The object without those members.
    package func removing(_ keys: String...) -> JSON {
        .object((members ?? []).filter { !keys.contains($0.key) })
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// The string.
    package init(stringLiteral value: String) { self = .string(value) }
    /// The whole number.
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    /// The truth value.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// The array.
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// The object, its members in the order written.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension JSON: Codable {
    /// Reads the JSON text that stands in a string; our own coder keeps the value itself instead.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = try JSON.parse(Array(try container.decode(String.self).utf8))
    }

    /// Writes the JSON text as a string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(encodedText)
    }
}

import HotelValues

/// Reads the fields of a body and gathers what is wrong with them.
struct FieldReader {
    let fields: JSON
    var faults = Faults()

    init(_ fields: JSON) {
        self.fields = fields
    }

    /// Whether the field is missing, null, or text of nothing but spaces.
    func isBlank(_ name: String) -> Bool {
        switch fields[name] {
        case nil, .null?: true
        case .string(let text)?: text.allSatisfy(\.isWhitespace)
        default: false
        }
    }

    /// Text of at most that many characters; nil when blank or wrong.
    @discardableResult
    mutating func text(_ name: String, required: Bool = false, limit: Int = 255) -> String? {
        guard !isBlank(name) else { return blank(name, required) }
        guard let text = fields[name]?.text else { return refuse(name, FaultText.invalid) }
        guard text.count <= limit else { return refuse(name, FaultText.tooLong(limit)) }
        return text
    }

    /// One of those words.
    @discardableResult
    mutating func choice(_ name: String, among words: Set<String>, required: Bool = false) -> String? {
        guard let text = text(name, required: required) else { return nil }
        return words.contains(text) ? text : refuse(name, FaultText.invalid)
    }

    /// A whole number that is not below the least one.
    @discardableResult
    mutating func integer(_ name: String, required: Bool = false, least: Int, most: Int = .max) -> Int? {
        guard !isBlank(name) else { return blank(name, required) }
        guard let number = fields[name]?.integer else { return refuse(name, FaultText.invalid) }
        guard number >= least else {
            return refuse(name, least == 1 ? FaultText.positive : "must be greater than or equal to \(least)")
        }
        guard number <= most else { return refuse(name, "must be less than or equal to \(most)") }
        return number
    }

    /// A truth value; the default when blank.
    @discardableResult
    mutating func boolean(_ name: String, default value: Bool = false) -> Bool {
        guard !isBlank(name) else { return value }
        guard let value = fields[name]?.boolean else { return refuse(name, FaultText.invalid) ?? value }
        return value
    }

    /// A currency's code.
    mutating func currency(_ name: String, required: Bool = false) -> Currency? {
        guard let code = text(name, required: required) else { return nil }
        return Currency(code) ?? refuse(name, FaultText.invalid)
    }

    /// A date.
    mutating func day(_ name: String, required: Bool = false) -> Day? {
        guard let text = text(name, required: required) else { return nil }
        return Day(text) ?? refuse(name, FaultText.invalid)
    }

    /// Notes a message about the field.
    @discardableResult
    mutating func refuse<Value>(_ name: String, _ message: String) -> Value? {
        faults.add(name, message)
        return nil
    }

    private mutating func blank<Value>(_ name: String, _ required: Bool) -> Value? {
        required ? refuse(name, FaultText.blank) : nil
    }
}

extension JSON {
    /// The date that a member of an object holds.
    func day(_ name: String) -> Day? { self[name]?.text.flatMap { Day($0) } }
}

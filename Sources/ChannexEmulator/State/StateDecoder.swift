/// Makes a value of the JSON of a state file, as `StateEncoder` wrote it.
enum StateDecoder {
    /// The value that the JSON stands for.
    static func decode<Value: Decodable>(_ type: Value.Type, from json: JSON) throws -> Value {
        try read(type, from: json, at: [])
    }

    fileprivate static func read<Value: Decodable>(
        _ type: Value.Type,
        from json: JSON,
        at path: [any CodingKey]
    ) throws -> Value {
        guard let read = plain(type) else { return try type.init(from: Reader(json: json, codingPath: path)) }
        guard let value = read(json) as? Value else { throw mismatch(type, json, at: path) }
        return value
    }

    /// How a value of a type is read that does not read itself; nil for any other type.
    private static func plain(_ type: Any.Type) -> ((JSON) -> Any?)? {
        if type == JSON.self { return { $0 } }
        if type == String.self { return { $0.text } }
        if type == Bool.self { return { $0.boolean } }
        if type == [UInt8].self { return bytes }
        guard let integer = type as? any FixedWidthInteger.Type else { return nil }
        return { json in
            guard case .number(let text) = json else { return nil }
            return number(integer, text)
        }
    }

    private static func number<Number: FixedWidthInteger>(_ type: Number.Type, _ text: String) -> Any? {
        Number(text)
    }

    private static func bytes(_ json: JSON) -> [UInt8]? {
        if let text = json.text { return Array(text.utf8) }
        guard let elements = json.elements else { return nil }
        let bytes = elements.compactMap { $0.integer.flatMap { UInt8(exactly: $0) } }
        return bytes.count == elements.count ? bytes : nil
    }

    fileprivate static func mismatch(_ type: Any.Type, _ json: JSON, at path: [any CodingKey]) -> DecodingError {
        let found = String(json.encodedText.prefix(80))
        return .typeMismatch(
            type,
            DecodingError.Context(codingPath: path, debugDescription: "\(type) cannot be read from \(found)")
        )
    }
}

// MARK: - What `Decodable` asks for

private struct Reader: Decoder, SingleValueDecodingContainer {
    let json: JSON
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let members = json.members else { throw StateDecoder.mismatch([String: JSON].self, json, at: codingPath) }
        let values = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
        return KeyedDecodingContainer(KeyedReader<Key>(values: values, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = json.elements else { throw StateDecoder.mismatch([JSON].self, json, at: codingPath) }
        return UnkeyedReader(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { json.isNull }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try StateDecoder.read(type, from: json, at: codingPath)
    }
}

private struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let values: [String: JSON]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { values.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try StateDecoder.read(type, from: try value(key), at: codingPath + [key])
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        // A null that is there is a value where JSON is asked for.
        guard let json = values[key.stringValue], type == JSON.self || !json.isNull else { return nil }
        return try StateDecoder.read(type, from: json, at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try inner(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try inner(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        Reader(json: values["super"] ?? .null, codingPath: codingPath)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try inner(key) }

    private func inner(_ key: Key) throws -> Reader {
        Reader(json: try value(key), codingPath: codingPath + [key])
    }

    private func value(_ key: Key) throws -> JSON {
        guard let value = values[key.stringValue] else {
            let text = "\(key.stringValue) is missing"
            throw DecodingError.keyNotFound(key, DecodingError.Context(codingPath: codingPath, debugDescription: text))
        }
        return value
    }
}

private struct UnkeyedReader: UnkeyedDecodingContainer {
    let elements: [JSON]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [JSON], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }

    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard currentIndex < elements.count, elements[currentIndex].isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let inner = try next()
        return try StateDecoder.read(type, from: inner.json, at: inner.codingPath)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    /// The next element, passed over.
    private mutating func next() throws -> Reader {
        guard currentIndex < elements.count else {
            let context = DecodingError.Context(codingPath: codingPath, debugDescription: "the list ends too early")
            throw DecodingError.valueNotFound(JSON.self, context)
        }
        defer { currentIndex += 1 }
        return Reader(json: elements[currentIndex], codingPath: codingPath + [Place(intValue: currentIndex)])
    }
}

/// The place of an element in a list.
private struct Place: CodingKey {
    let intValue: Int?

    var stringValue: String { intValue.map(String.init) ?? "" }

    init(intValue: Int) {
        self.intValue = intValue
    }

    init?(stringValue: String) { nil }
}

/// Turns a value into the JSON of a state file.
///
/// Where another encoder would see lists of numbers it keeps what is meant: bytes that are text are written as text, and
/// JSON as it is. The members of objects stand in the order of their names.
enum StateEncoder {
    /// The value as JSON.
    static func encode<Value: Encodable>(_ value: Value) throws -> JSON {
        try part(of: value).json
    }

    /// A place that a value writes itself into, piece by piece.
    fileprivate final class Node {
        var content = Content.empty

        enum Content {
            case empty
            case single(Part)
            case list([Part])
            case object([String: Part])
        }

        var json: JSON {
            switch content {
            case .empty: [:]
            case .single(let part): part.json
            case .list(let parts): .array(parts.map(\.json))
            case .object(let parts):
                .object(parts.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) })
            }
        }

        func append(_ part: Part) {
            guard case .list(var parts) = content else {
                content = .list([part])
                return
            }
            content = .empty
            parts.append(part)
            content = .list(parts)
        }

        func set(_ key: String, _ part: Part) {
            guard case .object(var parts) = content else {
                content = .object([key: part])
                return
            }
            content = .empty
            parts[key] = part
            content = .object(parts)
        }
    }

    /// JSON, or a node that will be.
    fileprivate enum Part {
        case value(JSON)
        case node(Node)

        var json: JSON {
            switch self {
            case .value(let json): json
            case .node(let node): node.json
            }
        }
    }

    fileprivate static func part<Value: Encodable>(of value: Value) throws -> Part {
        switch value {
        case let text as String: return .value(.string(text))
        case let number as any BinaryInteger: return .value(.number(String(describing: number)))
        case let flag as Bool: return .value(.bool(flag))
        case let json as JSON: return .value(json)
        // By its type, since an empty array of anything can be cast to one of bytes.
        case let bytes as [UInt8] where Value.self == [UInt8].self: return .value(StateEncoder.json(of: bytes))
        case is Double, is Float:
            throw EncodingError.invalidValue(
                value,
                EncodingError.Context(codingPath: [], debugDescription: "a state holds no fractions")
            )
        default:
            let node = Node()
            try value.encode(to: Writer(node: node))
            return .node(node)
        }
    }

    /// Text where the bytes are such, or else a list of numbers.
    private static func json(of bytes: [UInt8]) -> JSON {
        guard let text = String(validating: bytes, as: UTF8.self) else { return .array(bytes.map { JSON(Int($0)) }) }
        return .string(text)
    }
}

// MARK: - What `Encodable` asks for

private struct Writer: Encoder, SingleValueEncodingContainer {
    let node: StateEncoder.Node
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .empty = node.content { node.content = .object([:]) }
        return KeyedEncodingContainer(KeyedWriter<Key>(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .empty = node.content { node.content = .list([]) }
        return UnkeyedWriter(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { node.content = .single(.value(.null)) }

    func encode<Value: Encodable>(_ value: Value) throws {
        node.content = .single(try StateEncoder.part(of: value))
    }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: StateEncoder.Node
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.set(key.stringValue, .value(.null)) }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        node.set(key.stringValue, try StateEncoder.part(of: value))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        inner(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        inner(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { inner("super") }

    func superEncoder(forKey key: Key) -> any Encoder { inner(key.stringValue) }

    private func inner(_ key: String) -> Writer {
        let inner = StateEncoder.Node()
        node.set(key, .node(inner))
        return Writer(node: inner)
    }
}

private struct UnkeyedWriter: UnkeyedEncodingContainer {
    let node: StateEncoder.Node
    var codingPath: [any CodingKey] { [] }

    var count: Int {
        guard case .list(let parts) = node.content else { return 0 }
        return parts.count
    }

    func encodeNil() { node.append(.value(.null)) }

    func encode<Value: Encodable>(_ value: Value) throws {
        node.append(try StateEncoder.part(of: value))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        inner().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { inner().unkeyedContainer() }

    func superEncoder() -> any Encoder { inner() }

    private func inner() -> Writer {
        let inner = StateEncoder.Node()
        node.append(.node(inner))
        return Writer(node: inner)
    }
}

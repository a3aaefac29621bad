import Yams

/// A piece of the hotel file, with the path that leads to it.
///
/// Each method reads it as one type of the specification, and its error says where it stands.
struct Element {
    private let node: Node
    let path: String
    let fileName: String
    /// Where to look; for a value that is missing, the line of the map that lacks it.
    let line: Int?

    private init(_ node: Node, path: String, fileName: String, line: Int?) {
        self.node = node
        self.path = path
        self.fileName = fileName
        self.line = line
    }

    /// The whole file; an empty one is a map without keys.
    static func root(of text: String, fileName: String) throws(HotelFileError) -> Element {
        do {
            let nothing: [(Node, Node)] = []
            let node = try Yams.compose(yaml: text) ?? Node(nothing)
            return Element(node, path: "", fileName: fileName, line: node.mark?.line)
        } catch {
            throw HotelFileError(parserError: error, fileName: fileName)
        }
    }

    /// What a single value says, in quotes or without; nil for a map and for a list.
    var scalar: String? { node.scalar?.string }

    /// The same, if it stands in quotes.
    var quoted: String? { node.scalar.flatMap { $0.style == .plain ? nil : $0.string } }

    func mistake(_ message: String) -> HotelFileError {
        HotelFileError(fileName: fileName, line: line, path: path, message: message)
    }

    /// A value within this one, whose mistakes are shown on the line of `place`.
    private func child(_ node: Node, _ step: String, at place: Node) -> Element {
        let path = path.isEmpty ? String(step.drop { $0 == "." }) : path + step
        return Element(node, path: path, fileName: fileName, line: place.mark?.line ?? line)
    }
}

extension Element {
    /// A map with these keys and no other.
    func map(of known: [String]) throws(HotelFileError) -> Fields {
        let entries = try entries()
        for entry in entries where !known.contains(entry.key) {
            throw entry.value.mistake("unknown key; known are \(known.joined(separator: ", "))")
        }
        return Fields(map: self, entries: entries)
    }

    /// A map with keys that the file itself decides, in their order.
    func entries() throws(HotelFileError) -> [(key: String, value: Element)] {
        guard let pairs = node.mapping else { throw mistake("must be a map") }
        var entries: [(key: String, value: Element)] = []
        for (key, value) in pairs {
            guard let name = key.scalar?.string else { throw mistake("must be a map with text as its keys") }
            let entry = child(value, ".\(name)", at: key)
            // To YAML `1` and `"1"` are two keys.
            guard !entries.contains(where: { $0.key == name }) else { throw entry.mistake("is used twice") }
            entries.append((name, entry))
        }
        return entries
    }

    /// A list, each item of which is read in the same way.
    func list<Item>(
        else complaint: String = "must be a list",
        _ read: (Element) throws(HotelFileError) -> Item
    ) throws(HotelFileError) -> [Item] {
        guard let nodes = node.sequence else { throw mistake(complaint) }
        var items: [Item] = []
        for (index, node) in nodes.enumerated() { items.append(try read(child(node, "[\(index)]", at: node))) }
        return items
    }

    /// A list of at least one item.
    func nonEmptyList<Item>(
        _ read: (Element) throws(HotelFileError) -> Item
    ) throws(HotelFileError) -> [Item] {
        let items = try list(read)
        guard !items.isEmpty else { throw mistake("must have at least one item") }
        return items
    }

    /// Text, which is everything in quotes, and without them whatever YAML 1.2 takes for no number, truth value or null.
    func text() throws(HotelFileError) -> String {
        guard let text = scalar, quoted != nil || Element.isText(plain: text) else { throw mistake("must be text") }
        return text
    }

    /// Text of so many characters.
    func text(_ length: ClosedRange<Int>) throws(HotelFileError) -> String {
        let text = try text()
        guard length.contains(text.count) else {
            throw mistake("must be \(length.lowerBound) to \(length.upperBound) characters")
        }
        return text
    }

    /// An integer, written without quotes.
    func integer(_ range: ClosedRange<Int>, note: String = "") throws(HotelFileError) -> Int {
        guard quoted == nil, let value = scalar.flatMap({ Int($0) }) else { throw mistake("must be an integer") }
        guard range.contains(value) else {
            throw mistake("must be from \(range.lowerBound) to \(range.upperBound)\(note)")
        }
        return value
    }

    private static func isText(plain text: String) -> Bool {
        guard !["", "~", "null", "true", "false"].contains(text.lowercased()) else { return false }
        let number = /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+/
        return text.wholeMatch(of: number) == nil
    }
}

/// A map whose keys are all known.
struct Fields {
    let map: Element
    private let values: [String: Element]

    init(map: Element, entries: [(key: String, value: Element)]) {
        self.map = map
        self.values = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
    }

    /// The value of a key that may be left out.
    subscript(key: String) -> Element? { values[key] }

    /// The value of a key that has no default.
    func required(_ key: String) throws(HotelFileError) -> Element {
        guard let value = values[key] else {
            let path = map.path.isEmpty ? key : "\(map.path).\(key)"
            throw HotelFileError(fileName: map.fileName, line: map.line, path: path, message: "is required")
        }
        return value
    }
}

extension HotelFileError {
    /// What the parser said, on one line.
    fileprivate init(parserError: any Error, fileName: String) {
        switch parserError as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let message = context.map { "\(problem) \($0.text)" } ?? problem
            self.init(fileName: fileName, line: mark.line, path: "", message: message)
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count(where: \.isNewline) + 1 }
            self.init(fileName: fileName, line: line, path: "", message: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(fileName: fileName, line: context.mark.line, path: "", message: "the key \(names) is used twice")
        default:
            self.init(fileName: fileName, line: nil, path: "", message: "cannot be read as YAML")
        }
    }
}

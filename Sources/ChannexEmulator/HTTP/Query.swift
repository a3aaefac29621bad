/// The query of a request in any of the four ways in which clients spell it (contract §1.6–1.8, §15).
///
/// Brackets may be raw or percent-encoded, and a list is either parted by commas or repeated under `name[]`.
package struct Query: Sendable, Hashable {
    /// One argument: the words of its name, such as `filter`, `date`, `gte`, and its values.
    struct Argument: Hashable {
        let path: [String]
        var values: [String]
    }

    private(set) var arguments: [Argument] = []

    /// Reads the text after the question mark; anything that cannot be read is ignored, as the framework does.
    package init(_ text: String?) {
        for pair in (text ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let path = Query.path(Query.decode(parts[0]))
            let value = parts.count > 1 ? Query.decode(parts[1]) : ""
            if let index = arguments.firstIndex(where: { $0.path == path.words }), path.isList {
                arguments[index].values.append(value)
            } else {
                arguments.removeAll { $0.path == path.words }
                arguments.append(Argument(path: path.words, values: [value]))
            }
        }
    }

    /// The single value of the argument with those words.
    func value(_ path: String...) -> String? {
        arguments.first { $0.path == path }?.values.last
    }

    /// The values of a list, parted by commas or repeated; nil when the argument is missing or empty.
    func list(_ path: String...) -> [String]? {
        guard let argument = arguments.first(where: { $0.path == path }) else { return nil }
        let values = argument.values.flatMap { $0.split(separator: ",") }.map(String.init)
        return values.isEmpty ? nil : values
    }

    /// The query with those values for the argument with those words.
    func setting(_ values: [String], for path: String...) -> Query {
        var query = self
        query.arguments.removeAll { $0.path == path }
        query.arguments.append(Argument(path: path, values: values))
        return query
    }

    /// The query without the arguments that begin with those words.
    func removing(_ path: String...) -> Query {
        var query = self
        query.arguments.removeAll { $0.path.starts(with: path) }
        return query
    }

    /// Whether an argument such as `force` is set to a true value.
    func flag(_ name: String) -> Bool {
        guard let value = value(name) else { return false }
        return value == "true" || value == "1"
    }

    /// `filter[date][gte]` as words, and whether it ended in `[]`.
    private static func path(_ name: String) -> (words: [String], isList: Bool) {
        var words: [String] = []
        var word = ""
        for character in name {
            switch character {
            case "[":
                words.append(word)
                word = ""
            case "]": continue
            default: word.append(character)
            }
        }
        words.append(word)
        let isList = words.count > 1 && words.last == ""
        return (isList ? words.dropLast() : words, isList)
    }

    /// Undoes the percent encoding once; a plus sign is a space.
    private static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

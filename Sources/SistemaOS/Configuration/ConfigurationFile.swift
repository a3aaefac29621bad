import Yams

/// The configuration file: a flat map of the same keys as the environment's.
struct ConfigurationFile {
    /// A value and the line it stands on.
    struct Entry {
        let value: String
        let line: Int?
    }

    let name: String
    private(set) var entries: [String: Entry] = [:]

    /// No file.
    init(name: String) {
        self.name = name
    }

    /// Reads that text, and refuses keys that nobody knows, and secrets.
    init(_ text: String, name: String) throws(ConfigurationError) {
        self.name = name
        guard let root = try ConfigurationFile.compose(text, name) else { return }
        guard let pairs = root.mapping else {
            throw ConfigurationError("\(name): must be a map of keys and values")
        }
        for (key, value) in pairs {
            let line = key.mark?.line
            let place = line.map { "\(name):\($0): " } ?? "\(name): "
            let key = key.scalar?.string ?? ""
            if let complaint = ConfigurationFile.complaint(about: key) { throw ConfigurationError(place + complaint) }
            guard let value = value.scalar else { throw ConfigurationError("\(place)\(key): must be a single value") }
            let isNull = value.style == .plain && ["", "~", "null"].contains(value.string)
            entries[key] = Entry(value: isNull ? "" : value.string, line: line)
        }
    }

    /// Where a key stands, as the beginning of an error.
    func place(of key: String) -> String {
        entries[key]?.line.map { "\(name):\($0): " } ?? "\(name): "
    }

    private static func compose(_ text: String, _ name: String) throws(ConfigurationError) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw ConfigurationError("\(name):\(mark.line): \(problem)")
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            throw ConfigurationError("\(name):\(context.mark.line): \(keys.joined(separator: ", ")): is given twice")
        } catch {
            throw ConfigurationError("\(name): cannot be read as YAML")
        }
    }

    private static func complaint(about key: String) -> String? {
        if let secret = ConfigurationKey.all.first(where: { $0.name == key && $0.isSecret }) {
            return "\(key): a secret does not stand in this file; name a file that holds it in \(secret.fileName)"
        }
        let known = ConfigurationKey.all.map { $0.isSecret ? $0.fileName : $0.name }
        guard !known.contains(key) else { return nil }
        return "\(key): unknown key; did you mean \(Spelling.nearest(to: key, among: known))?"
    }
}

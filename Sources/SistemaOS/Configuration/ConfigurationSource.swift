/// Where the values of a configuration come from: the environment, then the file, then the default.
///
/// All are read and checked at once, each file once: a secret may come through a pipe. An empty value counts as none,
/// as in `PMS_PORT=`.
struct ConfigurationSource {
    /// What somebody gave, by the names of the keys.
    private var values: [String: String] = [:]

    /// Reads the file that `SISTEMA_OS_CONFIG` names, or `sistema-os.yaml` if there is one, and all the secrets' files.
    init(
        environment: [String: String],
        readFile: (String) throws -> String?
    ) throws(ConfigurationError) {
        let file = try ConfigurationSource.open(environment["SISTEMA_OS_CONFIG"] ?? "", readFile)
        for key in ConfigurationKey.all {
            let inEnvironment = Given(key, place: { _ in "" }, find: { environment[$0] })
            let inFile = Given(key, place: file.place, find: { file.entries[$0]?.value })
            values[key.name] = try inEnvironment.value(readFile)
            if values[key.name] == nil { values[key.name] = try inFile.value(readFile) }
        }
    }

    /// The value that somebody gave for that key.
    func given(_ key: ConfigurationKey) -> String? { values[key.name] }

    /// The value of that key; its default where nobody gave one.
    func value(_ key: ConfigurationKey) -> String? { values[key.name] ?? key.fallback }

    /// The value of a secret.
    func secret(_ key: ConfigurationKey) -> Secret? { value(key).map { Secret($0) } }

    /// The value of a key that has a default, as `convert` understands it.
    func value<Value>(
        _ key: ConfigurationKey,
        as convert: (String) -> Value?
    ) throws(ConfigurationError) -> Value {
        guard let text = value(key) else { throw ConfigurationError("\(key.name): is required") }
        guard let value = convert(text) else { throw ConfigurationError(refusing: text, for: key) }
        return value
    }

    private static func open(
        _ named: String,
        _ readFile: (String) throws -> String?
    ) throws(ConfigurationError) -> ConfigurationFile {
        let name = named.isEmpty ? "sistema-os.yaml" : named
        if let text = try read(name, for: "SISTEMA_OS_CONFIG", readFile) {
            return try ConfigurationFile(text, name: name)
        }
        guard named.isEmpty else { throw ConfigurationError("SISTEMA_OS_CONFIG: there is no file \(name)") }
        return ConfigurationFile(name: name)
    }

    fileprivate static func read(
        _ path: String,
        for key: String,
        _ readFile: (String) throws -> String?
    ) throws(ConfigurationError) -> String? {
        do {
            return try readFile(path)
        } catch {
            throw ConfigurationError("\(key): cannot read \(path)")
        }
    }
}

/// What one place, the environment or the file, says about one key.
private struct Given {
    let key: ConfigurationKey
    let text: String?
    let path: String?
    /// The beginning of an error about the key, and about the key of its file.
    let place: String
    let placeOfFile: String

    init(_ key: ConfigurationKey, place: (String) -> String, find: (String) -> String?) {
        self.key = key
        self.text = find(key.name).flatMap { $0.isEmpty ? nil : $0 }
        self.path = key.isSecret ? find(key.fileName).flatMap { $0.isEmpty ? nil : $0 } : nil
        self.place = place(key.name)
        self.placeOfFile = "\(place(key.fileName))\(key.fileName)"
    }

    /// The value, checked; nil where there is none.
    func value(_ readFile: (String) throws -> String?) throws(ConfigurationError) -> String? {
        if let text, path == nil {
            guard key.kind.allows(text) else { throw ConfigurationError(refusing: text, for: key, at: place) }
            return text
        }
        guard let path else { return nil }
        guard text == nil else {
            throw ConfigurationError("\(place)\(key.name) and \(key.fileName) exclude each other; give one")
        }
        guard var secret = try ConfigurationSource.read(path, for: placeOfFile, readFile) else {
            throw ConfigurationError("\(placeOfFile): there is no file \(path)")
        }
        while secret.last?.isNewline == true { secret.removeLast() }
        guard key.kind.allows(secret) else {
            throw ConfigurationError("\(placeOfFile): what \(path) holds must be \(key.kind.allowed)")
        }
        return secret
    }
}

extension ConfigurationError {
    fileprivate init(refusing value: String, for key: ConfigurationKey, at place: String = "") {
        self.init("\(place)\(key.name): \(key.kind.shown(value)) must be \(key.kind.allowed)")
    }
}

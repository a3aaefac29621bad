/// Where the values of a configuration come from: the environment, then the file, then the default.
///
/// An empty value counts as none, as in `PMS_PORT=`.
struct ConfigurationSource {
    private let environment: [String: String]
    private let file: ConfigurationFile
    private let readFile: (String) throws -> String?

    /// Opens the file: the one that `SISTEMA_OS_CONFIG` names, or `sistema-os.yaml` if there is one.
    init(
        environment: [String: String],
        readFile: @escaping (String) throws -> String?
    ) throws(ConfigurationError) {
        self.environment = environment
        self.readFile = readFile
        let named = environment["SISTEMA_OS_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let name = named ?? "sistema-os.yaml"
        let text = try ConfigurationSource.read(name, for: "SISTEMA_OS_CONFIG", readFile)
        if let named, text == nil { throw ConfigurationError("SISTEMA_OS_CONFIG: there is no file \(named)") }
        self.file =
            try text.map { text throws(ConfigurationError) in try ConfigurationFile(text, name: name) }
            ?? ConfigurationFile(name: name)
    }

    /// The value of that key, checked; its default where nobody gives one.
    func value(_ key: ConfigurationKey) throws(ConfigurationError) -> String? {
        if let value = try given(key, in: { environment[$0] }, at: { _ in "" }) { return value }
        if let value = try given(key, in: { file.entries[$0]?.value }, at: file.place) { return value }
        return key.fallback
    }

    /// The value of a key that has a default, as `convert` understands it.
    func value<Value>(
        _ key: ConfigurationKey,
        as convert: (String) -> Value?
    ) throws(ConfigurationError) -> Value {
        guard let text = try value(key) else { throw ConfigurationError("\(key.name): is required") }
        guard let value = convert(text) else { throw refusal(of: text, for: key, at: "") }
        return value
    }

    func secret(_ key: ConfigurationKey) throws(ConfigurationError) -> Secret? {
        try value(key).map { Secret($0) }
    }

    private func given(
        _ key: ConfigurationKey,
        in values: (String) -> String?,
        at place: (String) -> String
    ) throws(ConfigurationError) -> String? {
        let text = values(key.name).flatMap { $0.isEmpty ? nil : $0 }
        let path = key.isSecret ? values(key.fileName).flatMap { $0.isEmpty ? nil : $0 } : nil
        switch (text, path) {
        case (nil, nil):
            return nil
        case (.some, .some):
            throw ConfigurationError("\(place(key.name))\(key.name) and \(key.fileName) exclude each other; give one")
        case (let text?, nil):
            guard key.kind.allows(text) else { throw refusal(of: text, for: key, at: place(key.name)) }
            return text
        case (nil, let path?):
            return try secretInFile(path, of: key, at: place(key.fileName))
        }
    }

    private func secretInFile(
        _ path: String,
        of key: ConfigurationKey,
        at place: String
    ) throws(ConfigurationError) -> String {
        guard let text = try ConfigurationSource.read(path, for: place + key.fileName, readFile) else {
            throw ConfigurationError("\(place)\(key.fileName): there is no file \(path)")
        }
        var secret = text[...]
        while secret.last?.isNewline == true { secret.removeLast() }
        guard key.kind.allows(String(secret)) else {
            throw ConfigurationError("\(place)\(key.fileName): what \(path) holds must be \(key.kind.allowed)")
        }
        return String(secret)
    }

    private func refusal(of value: String, for key: ConfigurationKey, at place: String) -> ConfigurationError {
        ConfigurationError("\(place)\(key.name): \(key.kind.shown(value)) must be \(key.kind.allowed)")
    }

    private static func read(
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

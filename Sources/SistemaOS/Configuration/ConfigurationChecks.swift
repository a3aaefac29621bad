/// What concerns more than one key: contradictions, warnings, and the description that may be shown.
struct ConfigurationChecks {
    let source: ConfigurationSource
    let environment: [String: String]

    /// - Throws: for the first two keys that exclude each other, or need each other.
    func refuseContradictions() throws(ConfigurationError) {
        if isGiven(.pmsURL), isGiven(.qloAppsURL) {
            throw ConfigurationError("PMS_URL and QLOAPPS_URL exclude each other; the middleware serves one PMS")
        }
        if isGiven(.qloAppsURL), !isGiven(.qloAppsKey) {
            throw ConfigurationError("QLOAPPS_KEY: is required with QLOAPPS_URL")
        }
        // A default that is in the way may belong to a server that is not run.
        var owners: [Int: String] = [:]
        for key in [ConfigurationKey.pmsPort, .middlewarePort, .emulatorPort] {
            guard let port = source.given(key).flatMap({ Int($0) }), port != 0 else { continue }
            if let other = owners.updateValue(key.name, forKey: port) {
                throw ConfigurationError("\(other) and \(key.name) exclude each other; both are \(port)")
            }
        }
    }

    /// What is allowed but hardly meant.
    func warnings() -> [String] {
        var warnings: [String] = []
        for key in [ConfigurationKey.publicURL, .channexURL, .pmsURL, .qloAppsURL] {
            guard let address = source.value(key).flatMap({ WebAddress($0) }) else { continue }
            if !address.isEncrypted, !address.isLocal {
                warnings.append("\(key.name) is not https; keys and guests' names travel in clear text")
            }
        }
        if isGiven(.qloAppsKey), !isGiven(.qloAppsURL) {
            warnings.append("QLOAPPS_KEY does nothing without QLOAPPS_URL")
        }
        return warnings + misspelled()
    }

    /// Every key with its value.
    func redactedDescription() -> String {
        var lines: [String] = []
        for key in ConfigurationKey.all {
            let value = source.value(key).map(key.kind.shown)
            lines.append("\(key.name): \(value ?? "–")")
        }
        return lines.joined(separator: "\n")
    }

    private func isGiven(_ key: ConfigurationKey) -> Bool { source.given(key) != nil }

    /// Variables that begin like ours and are none of ours: others may set what they like.
    private func misspelled() -> [String] {
        let known =
            ["SISTEMA_OS_CONFIG", "SISTEMA_OS_CRASH_AT"]
            + ConfigurationKey.all.flatMap { $0.isSecret ? [$0.name, $0.fileName] : [$0.name] }
        let prefixes = ["SISTEMA_OS_", "CHANNEX_", "QLOAPPS_", "EMULATOR_", "MIDDLEWARE_", "PMS_"]
        return environment.keys.sorted()
            .filter { name in prefixes.contains(where: name.hasPrefix) && !known.contains(name) }
            .map { "\($0) is no key; did you mean \(Spelling.nearest(to: $0, among: known))?" }
    }
}

import ChannexWire

/// Text of a peer made fit for a log: short, in one line, without card numbers and without the key.
enum Excerpt {
    /// The most bytes a failure keeps of what a peer said.
    static let limit = 2_048

    /// The beginning of a text in one line.
    static func line(_ text: String, limit: Int = Excerpt.limit, hiding key: String? = nil) -> String {
        var line = text
        for form in forms(of: key) {
            line = line.split(separator: form, omittingEmptySubsequences: false).joined(separator: "•••")
        }
        line = CardRedaction.redact(text: line)
        return String(decoding: line.utf8.prefix(limit), as: UTF8.self).map(spaced).joined()
    }

    /// The key as it is, and with the slashes escaped that some writers of JSON escape.
    private static func forms(of key: String?) -> [String] {
        guard let key else { return [] }
        return [key, key.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "\\/")]
    }

    private static func spaced(_ character: Character) -> String {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : String(character)
    }
}

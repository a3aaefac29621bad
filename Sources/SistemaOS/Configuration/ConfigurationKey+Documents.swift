extension ConfigurationKey {
    /// The keys for `--help`: two lines each.
    package static var help: String {
        groups.map { title, keys in
            ([title + ":"] + keys.map(\.helpText)).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// The keys for `docs/configuration.md`: a table a group.
    package static var markdown: String {
        groups.map { title, keys in
            (["## \(title)", "", "| key | default | may be | meaning |", "|---|---|---|---|"] + keys.map(\.markdownRow))
                .joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    private var helpText: String {
        let plain = meaning.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }.replacing("`", with: "")
        let value = fallback.map { " (default \($0))" } ?? ""
        return "  \(name)\(value)\n      \(plain); \(kind.allowed)"
    }

    private var markdownRow: String {
        let value = fallback.map { "`\($0)`" } ?? "–"
        let secret = isSecret ? "secret: " : ""
        return "| `\(name)` | \(value) | \(secret)\(kind.allowed) | \(meaning) |"
    }
}

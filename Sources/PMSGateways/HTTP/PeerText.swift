/// Text of a peer made fit for a log: short, in one line, without the key and without what it repeats of a guest.
enum PeerText {
    /// The beginning of the text in one line, those texts and every e-mail address replaced by dots.
    static func line(_ text: String, hiding secrets: [String]) -> String {
        var line = text
        // The longest first, so that no rest of it stays when a shorter one is a part of it.
        for secret in secrets.sorted(by: { $0.utf8.count > $1.utf8.count }) where secret.utf8.count > 2 {
            line = line.split(separator: secret, omittingEmptySubsequences: false).joined(separator: dots)
        }
        let words = line.split(whereSeparator: \.isWhitespace).map { $0.contains("@") ? dots : String($0) }
        let visible = words.joined(separator: " ").unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(decoding: String(String.UnicodeScalarView(visible)).utf8.prefix(limit), as: UTF8.self)
    }

    private static let dots = "•••"
    private static let limit = 500
}

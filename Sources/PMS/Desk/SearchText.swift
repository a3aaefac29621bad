import Foundation

/// Texts by which people look for guests: `Érica Conceição` is found by `erica conc`.
enum SearchText {
    /// The text in lower case and without accents, as a guest's name is stored beside how it is written.
    static func key(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// A pattern for `LIKE … ESCAPE '!'` that finds the text anywhere, taken literally.
    static func pattern(_ text: String) -> String {
        var pattern = "%"
        for character in key(text) {
            if "!%_".contains(character) { pattern.append("!") }
            pattern.append(character)
        }
        return pattern + "%"
    }
}

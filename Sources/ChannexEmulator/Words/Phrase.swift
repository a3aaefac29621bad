/// Something that the emulator says to people, in the languages of its console.
///
/// Both wordings stand side by side, so that neither can be written without the other. Field names, ids and values are
/// the same in both.
package struct Phrase: Hashable, Sendable {
    /// As the API and the commands say it.
    let english: String
    private let translation: String?

    /// A phrase of the emulator's own.
    init(_ english: String, _ portuguese: String) {
        self.english = english
        translation = portuguese
    }

    /// What Channex says; its Portuguese is looked up when somebody wants to read it.
    init(channex english: String) {
        self.english = english
        translation = nil
    }

    /// Several phrases in one, parted by the same signs in every language.
    init(_ phrases: [Phrase], separator: String) {
        self.init(
            phrases.map(\.english).joined(separator: separator),
            phrases.map(\.portuguese).joined(separator: separator)
        )
    }

    /// As the console says it in Brazil.
    var portuguese: String { translation ?? Phrase.portuguese(ofChannex: english) }

    /// The phrase in a language.
    func text(in language: Language) -> String {
        switch language {
        case .english: english
        case .portuguese: portuguese
        }
    }

    /// The phrase with a name before it that is the same in every language.
    func prefixed(_ name: String) -> Phrase { Phrase(name + english, name + portuguese) }
}

extension [Phrase] {
    /// The phrases in a language.
    func json(in language: Language) -> JSON { .array(map { .string($0.text(in: language)) }) }
}

extension Int {
    /// The number of something, in Portuguese.
    func of(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}

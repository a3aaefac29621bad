import ChannexEmulator
import HTTPTypes
import Testing

/// The same answer in English and in Portuguese.
struct Translation {
    let english: Answer
    let portuguese: Answer

    /// Asks twice.
    init(_ account: Account, _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil) async throws {
        english = try await account.send(method, path, body, accepting: "en")
        portuguese = try await account.send(method, path, body, accepting: "pt-BR")
    }

    /// Demands that what the two say at a place are different words about the same facts.
    func expectTranslated(_ what: String, _ read: (JSON) -> JSON?) {
        let pair = (read(english.body)?.sentences ?? [], read(portuguese.body)?.sentences ?? [])
        #expect(pair.0.count == pair.1.count, "\(what)")
        for (one, other) in zip(pair.0, pair.1) {
            #expect(one != other, "\(what) is said in English only: \(one)")
            #expect(one.facts == other.facts, "\(what): \(one) | \(other)")
        }
    }
}

extension JSON {
    /// Every text in it, in its order.
    fileprivate var sentences: [String] {
        if let text { return [text] }
        return (elements ?? members?.map(\.value) ?? []).flatMap(\.sentences)
    }
}

extension String {
    /// What is no word of a language: numbers, dates, and the names of fields.
    ///
    /// A day reads the same in any order.
    fileprivate var facts: Set<String> {
        let found = matches(of: /[A-Za-z]*_\w+|\/[a-z_\/]+|\d[\d.\-\/]*/).map { String($0.output) }
        return Set(
            found.map { fact in
                let parts = fact.split(separator: "/")
                guard parts.count == 3, parts[2].count == 4 else { return fact.trimming([".", "-", "/"]) }
                return parts.reversed().joined(separator: "-")
            }
        )
    }

    private func trimming(_ signs: Set<Character>) -> String {
        String(reversed().drop { signs.contains($0) }.reversed())
    }
}

import ChannexEmulator
import Foundation
import Testing

/// docs/emulator-facts.md says what the facts say; `RECORD=1 swift test --filter FactTableTests` writes it anew.
@Suite("The table of facts")
struct FactTableTests {
    private static let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/emulator-facts.md")

    @Test("is the one of the facts")
    func upToDate() throws {
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FactTable.text.write(to: FactTableTests.file, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: FactTableTests.file, encoding: .utf8)
        #expect(written == FactTable.text, "run it with RECORD=1 to write the table anew")
    }

    @Test("names every fact that is checked, and at least three hundred")
    func plenty() {
        #expect(FactTable.chapters.map(\.facts.count).reduce(0, +) == Fact.all.count)
        #expect(Fact.all.count >= 300)
    }
}

/// The facts as a page for readers.
enum FactTable {
    /// The facts of one part of the contract, and the test that checks each of them.
    struct Chapter {
        let number: Int
        let title: String
        let test: String
        let facts: [Fact]
    }

    static let chapters = [
        Chapter(number: 1, title: "General conventions", test: "section1", facts: Fact.section1),
        Chapter(number: 2, title: "Content", test: "section2", facts: Fact.section2),
        Chapter(number: 3, title: "Availability, rates, restrictions", test: "section3", facts: Fact.section3),
        Chapter(number: 4, title: "Limits", test: "section4", facts: Fact.section4),
        Chapter(number: 5, title: "Webhooks", test: "section5", facts: Fact.section5),
        Chapter(number: 6, title: "Bookings", test: "section6", facts: Fact.section6),
        Chapter(number: 7, title: "Channels, messages, reviews, requests", test: "section7", facts: Fact.section7),
    ]

    static var text: String {
        let count = chapters.map(\.facts.count).reduce(0, +)
        return """
            # What the emulator takes for true

            \(count) facts about Channex's API, each with a test of its own in `ContractSuite`. The section is that of the contract which
            client and emulator both answer to; the tag says how the fact is known: DOC, Channex's documentation says so; LIVE, an
            integrator measured it at staging; REV, Channex's staff or its certification said so; CODE, seen in somebody's client; INFER,
            our own conclusion. Where another conclusion is thinkable, a switch of the emulator decides, and both are in here: the fact
            that needs a switch turned names it (`sistema-os emulator switch` tells what each means). *Anywhere* means that the test also
            runs against a real account ([emulator.md](emulator.md#ask-the-real-one)); the others need a time, a switch or a webhook
            receiver of our own.

            This page is made from the tests: `RECORD=1 swift test --filter FactTableTests`.

            \(chapters.map(text).joined(separator: "\n"))
            """
    }

    private static func text(of chapter: Chapter) -> String {
        let rows = chapter.facts.map { fact in
            let place = fact.place == .anywhere ? "anywhere" : "emulator"
            let turned = fact.switches.turned.map { ", `\($0.key)=\($0.value.text ?? $0.value.encodedText)`" }
            let checked = place + turned.joined()
            return "| \(fact.section) | \(fact.tag.rawValue) | \(cell(fact.says)) | \(checked) | `\(chapter.test)` |"
        }
        return """
            ## §\(chapter.number) \(chapter.title)

            | § | tag | fact | checked | test of `ContractSuite` |
            |---|---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

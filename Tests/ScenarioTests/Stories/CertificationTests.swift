import Foundation
import HotelValues
import Testing

extension Scenarios {
    /// Channex's certification (contract §8), as its checker sees it; the year of the tables is
    /// `CERTIFICATION_YEAR`, else that of the next November that lies wholly in the future.
    @Suite("Channex's certification")
    struct CertificationTests {
        @Test("what the hotel's people do causes just the calls that the tests ask for")
        func passes() async throws {
            try await Scene.play { scene in
                do {
                    let candidate = try await Candidate(scene)
                    for test in CertificationTable.tests(of: candidate.year) {
                        try await candidate.sit(test)
                    }
                    try await candidate.expectPassed()
                } catch {
                    Issue.record("\(error)\n\(scene.logs)")
                }
            }
        }

        @Test("no value of the tables is in the product")
        func ignorance() throws {
            // Those that stand there for nothing else by chance.
            let values = ["456.23", "312.66", "45623", "45_623", "31266", "31_266"]
            let sources = Program.project.appendingPathComponent("Sources")
            let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
                .compactMap { $0 as? URL }
                .filter { $0.pathExtension == "swift" && !$0.path.contains("/ChannexEmulator/") }
            let texts = try #require(files).map { try String(contentsOf: $0, encoding: .utf8) }
            #expect(texts.count > 100)
            let known = values.filter { value in texts.contains { $0.contains(value) } }
            #expect(known == [])
        }
    }
}

import Foundation

/// A place for a file that only one test knows.
enum TemporaryFile {
    /// Runs a test with a path at which there is nothing yet, and removes what it leaves there.
    static func with(_ test: (String) async throws -> Void) async throws {
        let name = "emulator-\(UUID().uuidString).json"
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        defer {
            // A test that failed early has left none.
            try? FileManager.default.removeItem(at: file)
        }
        try await test(file.path)
    }
}

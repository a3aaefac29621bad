import Database
import Foundation

/// An error of the code that uses the database.
struct Refusal: Error, Equatable {}

/// An in-memory database with one table, `note(id TEXT, text TEXT)`.
func noteDatabase(_ options: Database.Options = Database.Options()) async throws -> Database {
    let database = try Database.open(.memory, options: options)
    try await database.migrate(noteMigrations, component: "notes")
    return database
}

let noteMigrations = [
    Migration("1 notes", ["CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, text TEXT) /* clustered */"])
]

extension Database {
    func add(_ id: String, text: String? = nil) async throws {
        try await write { _ = try $0.execute("INSERT INTO note (id, text) VALUES ($1, $2)", id, text) }
    }

    func noteIDs() async throws -> [String] {
        try await read { try $0.rows("SELECT id FROM note ORDER BY id").map { try $0.get("id") } }
    }
}

/// Lends the path of a database file that is removed afterwards.
func withDatabaseFile(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("database-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.appendingPathComponent("data/hotel.sqlite").path)
}

import Database
import Foundation
import Testing

@Suite("Database files")
struct FileTests {
    @Test(
        "a location is read from its URL",
        arguments: [
            ("sqlite:./data/x.sqlite", .file("./data/x.sqlite")), ("sqlite:x", .file("x")),
            ("sqlite:/var/x", .file("/var/x")), ("sqlite:///var/x", .file("/var/x")), ("sqlite::memory:", .memory),
        ] as [(String, Database.Location)]
    )
    func locations(_ url: String, _ location: Database.Location) throws {
        #expect(try Database.Location(url: url) == location)
    }

    @Test(
        "other URLs are refused without repeating them",
        arguments: ["postgres://u:secret@h/d", "mysql://u:secret@h", "sqlite:", "sqlite://secret", "secret", ""]
    )
    func noLocations(_ url: String) {
        #expect {
            try Database.Location(url: url)
        } throws: { error in
            guard case DatabaseError.unsupported(let text) = error else { return false }
            return !text.contains("secret")
        }
    }

    @Test("the writer waits for the disk, and logs ahead")
    func settings() async throws {
        try await withDatabaseFile { path in
            let database = try Database.open(.file(path))
            let expected = ["journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"]
            #expect(try await database.settings() == expected)
            try database.close()
        }
    }

    @Test("the file is its owner's alone, and holds everything once closed")
    func fileAlone() async throws {
        try await withDatabaseFile { path in
            let database = try Database.open(.file(path))
            try await database.migrate(noteMigrations, component: "notes")
            try await database.add("a")
            try database.close()
            let files = FileManager.default
            let mode = try files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            try files.copyItem(atPath: path, toPath: path + ".copy")
            let copy = try Database.open(.file(path + ".copy"))
            #expect(try await copy.noteIDs() == ["a"])
            #expect(try await copy.integrityCheck() == [])
            try copy.close()
        }
    }

    @Test("what was written is there when the file is opened again")
    func reopening() async throws {
        try await withDatabaseFile { path in
            var fingerprints: Set<String> = []
            for number in 0..<3 {
                let database = try Database.open(.file(path))
                try await database.migrate(noteMigrations, component: "notes")
                #expect(try await database.noteIDs().count == number)
                try await database.add("n\(number)")
                try await database.checkpoint()
                fingerprints.insert(try await database.fingerprint())
                try database.close()
            }
            #expect(fingerprints.count == 3)
        }
    }

    @Test("what is no database is not opened")
    func notADatabase() async throws {
        try await withDatabaseFile { path in
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(repeating: 65, count: 5_000).write(to: URL(fileURLWithPath: path))
            #expect {
                try Database.open(.file(path))
            } throws: { error in
                if case DatabaseError.corrupted = error { true } else { false }
            }
            #expect {
                try Database.open(.file("/proc/nowhere/x.sqlite"))
            } throws: { error in
                if case DatabaseError.ioFailure = error { true } else { false }
            }
        }
    }

    @Test("a lock held by another process is waited for, but not for ever")
    func busy() async throws {
        try await withDatabaseFile { path in
            let gated = try await GatedDatabase(.file(path))
            let hasty = try Database.open(.file(path), options: Database.Options(busyTimeout: .milliseconds(20)))
            let patient = try Database.open(.file(path))
            gated.gate.shut()
            try await withThrowingTaskGroup(of: Void.self) { [database = gated.database] group in
                group.addTask { try await database.add("holder") }
                await gated.gate.someoneWaits()
                await #expect(throws: DatabaseError.busy) { try await hasty.add("hasty") }
                group.addTask { try await patient.add("patient") }
                gated.gate.open()
                try await group.waitForAll()
            }
            #expect(try await hasty.noteIDs() == ["holder", "patient"])
            for database in [hasty, patient, gated.database] { try database.close() }
        }
    }

    @Test("a read keeps to the snapshot with which it began, and does not wait for the writer")
    func snapshots() async throws {
        try await withDatabaseFile { path in
            let gated = try await GatedDatabase(.file(path))
            let database = gated.database
            try await database.add("a")
            let reader = Gate()
            reader.shut()
            gated.gate.shut()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await database.add("b") }
                await gated.gate.someoneWaits()
                #expect(try await database.noteIDs() == ["a"])
                group.addTask {
                    let counts = try await database.read { transaction in
                        let before: Int? = try transaction.row("SELECT COUNT(*) FROM note")?.get(0)
                        reader.pass()
                        return [before, try transaction.row("SELECT COUNT(*) FROM note")?.get(0)]
                    }
                    #expect(counts == [1, 1])
                }
                await reader.someoneWaits()
                gated.gate.open()
                while try await database.noteIDs().count < 2 { await Task.yield() }
                reader.open()
                try await group.waitForAll()
            }
            try database.close()
        }
    }
}

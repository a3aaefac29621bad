import Database
import Foundation
import Testing

@Suite("Crashes")
struct CrashTests {
    @Test("a process killed before its commit leaves nothing of it")
    func killedBefore() async throws {
        try await withDatabaseFile { path in
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                try await writeTwoNotes(path, Database.Hooks(beforeCommit: { kill(getpid(), SIGKILL) }))
            }
            let database = try Database.open(.file(path))
            #expect(try await database.noteIDs() == ["first"])
            #expect(try await database.integrityCheck() == [])
            try database.close()
        }
    }

    @Test("a process killed after its commit leaves all of it")
    func killedAfter() async throws {
        try await withDatabaseFile { path in
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                try await writeTwoNotes(path, Database.Hooks(afterCommit: { kill(getpid(), SIGKILL) }))
            }
            let database = try Database.open(.file(path))
            #expect(try await database.noteIDs() == ["first", "second"])
            #expect(try await database.integrityCheck() == [])
            try database.close()
        }
    }

    @Test("a full disk fails the write, and no more once there is space")
    func fullDisk() async throws {
        try await withDatabaseFile { path in
            await #expect(processExitsWith: .success) { [path = path as String] in
                let database = try Database.open(.file(path))
                try await database.migrate(noteMigrations, component: "notes")
                try await database.add("before")
                let text = String(repeating: "x", count: 400_000)
                let failure = try await withFileSizeLimit(200_000) {
                    await result { try await database.add("too large", text: text) }
                }
                guard case .failure(let error) = failure, error is DatabaseError else { exit(1) }
                try await database.add("after", text: text)
                guard try await database.noteIDs() == ["after", "before"] else { exit(2) }
                guard try await database.integrityCheck() == [] else { exit(3) }
                try database.close()
            }
        }
    }
}

/// Writes one note with a database that lives, and a second with one that has these hooks.
private func writeTwoNotes(_ path: String, _ hooks: Database.Hooks) async throws {
    let calm = try Database.open(.file(path))
    try await calm.migrate(noteMigrations, component: "notes")
    try await calm.add("first")
    try calm.close()
    let doomed = try Database.open(.file(path), options: Database.Options(hooks: hooks))
    try await doomed.add("second")
}

/// Runs the closure while no file of this process may grow beyond so many bytes.
private func withFileSizeLimit<T>(_ bytes: UInt, _ body: () async throws -> T) async throws -> T {
    signal(SIGXFSZ, SIG_IGN)
    var usual = rlimit()
    getrlimit(fileSize, &usual)
    var limited = rlimit(rlim_cur: bytes, rlim_max: usual.rlim_max)
    setrlimit(fileSize, &limited)
    defer { setrlimit(fileSize, &usual) }
    return try await body()
}

#if canImport(Glibc)
private let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
#else
private let fileSize = RLIMIT_FSIZE
#endif

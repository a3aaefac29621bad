import FoundationEssentials
import GRDB
import Synchronization

/// The SQLite driver: one connection that writes, and several that read beside it.
final class SQLiteEngine: Engine {
    private let pool: any DatabaseWriter
    private let statements = SQLiteStatements()
    private let topics = Topics()
    private let writes: WriteQueue

    init(_ location: Database.Location, options: Database.Options) throws {
        pool = try DatabaseError.translated { try SQLiteEngine.connect(location, options) }
        let commit = GroupCommit(statements: statements, topics: topics, hooks: options.hooks)
        writes = WriteQueue(writer: pool, groupLimit: options.groupLimit, commit: commit)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await onReader { [statements] database in
            let transaction = Transaction(SQLiteConnection(database, statements))
            defer { transaction.end() }
            let value = try body(transaction)
            try transaction.checkIntact()
            return value
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await writes.write(body)
    }

    var waitingWrites: Int { writes.count }

    func notifications(_ topic: String) -> AsyncStream<Void> {
        topics.stream(topic)
    }

    func announce(_ topics: Set<String>) {
        self.topics.publish(topics)
    }

    func checkpoint() async throws {
        try await onWriter(SQLiteEngine.emptyLog)
    }

    func integrityCheck() async throws -> [String] {
        try await onReader { database in
            let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let orphans = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            return damage + orphans.map { "a row of \($0["table"] as String) refers to one that does not exist" }
        }
    }

    func settings() async throws -> [String: String] {
        try await onWriter { database in
            let names = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"]
            return try names.reduce(into: [:]) { $0[$1] = try String.fetchOne(database, sql: "PRAGMA \($1)") }
        }
    }

    func close() throws {
        guard writes.close() else { return }
        topics.close()
        try DatabaseError.translated {
            // Leaves everything in the one file, so that a copy of it is a backup. If others still read, it stays apart.
            try? pool.writeWithoutTransaction(SQLiteEngine.emptyLog)
            try pool.close()
        }
    }

    /// Moves the log into the file and empties it.
    private static func emptyLog(_ database: GRDB.Database) throws {
        // Not by GRDB's own `checkpoint`, which crashes on a closed connection.
        let isBlocked = try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? false
        if isBlocked { throw DatabaseError.busy }
    }

    private func onReader<T: Sendable>(_ body: @escaping @Sendable (GRDB.Database) throws -> T) async throws -> T {
        guard !writes.isClosed else { throw DatabaseError.closed }
        do {
            return try await pool.read(body)
        } catch {
            throw DatabaseError.translating(error)
        }
    }

    private func onWriter<T: Sendable>(_ body: @escaping @Sendable (GRDB.Database) throws -> T) async throws -> T {
        guard !writes.isClosed else { throw DatabaseError.closed }
        do {
            return try await pool.writeWithoutTransaction(body)
        } catch {
            throw DatabaseError.translating(error)
        }
    }
}

extension SQLiteEngine {
    private static func connect(
        _ location: Database.Location,
        _ options: Database.Options
    ) throws -> any DatabaseWriter {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(options.busyTimeout / .seconds(1))
        configuration.maximumReaderCount = max(1, options.readers)
        guard case .file(let path) = location else {
            return try DatabaseQueue(configuration: configuration)
        }
        try makeFile(path)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // GRDB opens with NORMAL, under which a power loss can take back the last commits.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            // The log is moved into the file every 16 MB and not every 4, so that a page that changes often, such as
            // the last one of an index, is moved once for many changes.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            // What a statement or a savepoint may have to undo is kept in memory and not in a file of its own.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return pool
    }

    /// Makes the folder, and the file with access for nobody but its owner: it will hold the guests' data.
    private static func makeFile(_ path: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { return }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        do {
            if !folder.isEmpty { try files.createDirectory(atPath: folder, withIntermediateDirectories: true) }
        } catch {
            throw DatabaseError.ioFailure("cannot make the folder \(folder)")
        }
        guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw DatabaseError.ioFailure("cannot make the file \(path)")
        }
    }
}

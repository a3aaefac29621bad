import GRDB
import Synchronization

/// The statements in SQLite's words, so that each text is translated once.
///
/// Only so many texts are kept, here and prepared in the connections: a program that builds ever new texts becomes
/// slower, not ever larger.
final class SQLiteStatements: Sendable {
    private static let limit = 1_000
    private let translations = Mutex<[String: String]>([:])

    /// The statement, prepared on that connection.
    func prepare(_ sql: String, on database: GRDB.Database) throws -> Statement {
        let (translation, isKept) = try translation(of: sql)
        return try isKept
            ? database.cachedStatement(sql: translation) : database.makeStatement(sql: translation)
    }

    private func translation(of sql: String) throws -> (text: String, isKept: Bool) {
        if let known = translations.withLock({ $0[sql] }) { return (known, true) }
        let translation = try SQLiteDialect.statement(sql)
        return translations.withLock { known in
            guard known.count < SQLiteStatements.limit else { return (translation, false) }
            known[sql] = translation
            return (translation, true)
        }
    }
}

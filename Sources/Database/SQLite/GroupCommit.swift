import GRDB

/// Runs a group of writes in one transaction and commits once, on the writer's thread.
///
/// Nobody hears anything before the commit is decided: also an error of one write may rest on what another, which
/// went before it in the group, had changed.
struct GroupCommit: Sendable {
    let statements: SQLiteStatements
    let topics: Topics
    let hooks: Database.Hooks

    /// What came of one write, to be told once the commit is decided.
    private struct Outcome {
        /// Whom to notify; nobody, if it is not kept.
        var topics: Set<String> = []
        var isKept = true
        var tell: @Sendable () -> Void
    }

    /// Runs each write, commits, and lets every caller know.
    func run(_ group: [WaitingWrite], on database: GRDB.Database) {
        run(group, on: database, apart: false)
    }

    /// At first the writes run without savepoints between them; once one has failed, all run again `apart`, so that it
    /// fails alone.
    ///
    /// A savepoint keeps what each page held before, which costs much of what the write itself does.
    private func run(_ group: [WaitingWrite], on database: GRDB.Database, apart: Bool) {
        let connection = SQLiteConnection(database, statements)
        do {
            try connection.run("BEGIN IMMEDIATE")
        } catch {
            fail(group, error)
            return
        }
        do {
            let outcomes = try perform(group, on: connection, apart: apart)
            try finish(outcomes, on: connection)
            tell(outcomes)
        } catch is Mixed {
            rollBack(connection)
            run(group, on: database, apart: true)
        } catch let error as Spoiled where group.count > 1 && error.mayBeOneWritesFault {
            rollBack(connection)
            // One write's failure took the others with it. Alone, each gets what it deserves.
            for write in group { run([write], on: database) }
        } catch {
            rollBack(connection)
            fail(group, (error as? Spoiled)?.cause ?? error)
        }
    }

    /// A write has failed beside others, and what it did cannot be told from what they did.
    private struct Mixed: Error {}

    /// The transaction as a whole was lost.
    private struct Spoiled: Error {
        var cause: any Error
        var mayBeOneWritesFault: Bool
    }

    private func perform(
        _ group: [WaitingWrite],
        on connection: SQLiteConnection,
        apart: Bool
    ) throws -> [Outcome] {
        guard group.count > 1 else { return group.map { perform($0, on: connection) } }
        guard apart else {
            return try group.map { write in
                let outcome = perform(write, on: connection)
                guard outcome.isKept else { throw Mixed() }
                return outcome
            }
        }
        return try group.map { write in
            do {
                try connection.savepoint(.begin)
                let outcome = perform(write, on: connection)
                try connection.savepoint(outcome.isKept ? .release : .rollBack)
                return outcome
            } catch {
                throw Spoiled(cause: error, mayBeOneWritesFault: true)
            }
        }
    }

    private func perform(_ write: WaitingWrite, on connection: SQLiteConnection) -> Outcome {
        let transaction = Transaction(connection)
        defer { transaction.end() }
        do {
            let succeed = try write.run(transaction)
            try transaction.checkIntact()
            return Outcome(topics: transaction.topics, tell: succeed)
        } catch {
            return Outcome(isKept: false, tell: { write.fail(error) })
        }
    }

    private func finish(_ outcomes: [Outcome], on connection: SQLiteConnection) throws {
        guard outcomes.contains(where: \.isKept) else { return try connection.rollBack() }
        hooks.beforeCommit?()
        do {
            try connection.run("COMMIT")
        } catch {
            // A deferred rule broken by one of them; any other failure is the disk's.
            guard case DatabaseError.constraint = error else { throw Spoiled(cause: error, mayBeOneWritesFault: false) }
            throw Spoiled(cause: error, mayBeOneWritesFault: true)
        }
        hooks.afterCommit?()
    }

    private func tell(_ outcomes: [Outcome]) {
        topics.publish(outcomes.reduce(into: []) { $0.formUnion($1.topics) })
        for outcome in outcomes { outcome.tell() }
    }

    private func fail(_ group: [WaitingWrite], _ error: any Error) {
        for write in group { write.fail(error) }
    }

    private func rollBack(_ connection: SQLiteConnection) {
        // If even that fails, the next transaction cannot begin, and says so.
        try? connection.rollBack()
    }
}

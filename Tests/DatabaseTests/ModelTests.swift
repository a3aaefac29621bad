import Database
import HotelTesting
import HotelValues
import Testing

/// A change to a dictionary of notes, or to a table of them.
private enum Step: Sendable {
    case put(String, String?)
    case insert(String)
    case delete(String)
    case append(String)
    /// Fails the whole transaction.
    case fail
    /// Steps that are undone together if one fails.
    case part([Step])
}

@Suite("Transactions against a model")
struct ModelTests {
    @Test("random transactions leave what a dictionary holds", arguments: 1...12)
    func alone(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        let database = try await noteDatabase()
        var model: [String: String?] = [:]
        for round in 0..<150 {
            let steps = Step.script(using: &generator)
            var changed = model
            let expected = (try? changed.apply(steps)) != nil
            let outcome = await result { try await database.write { try $0.apply(steps) } }
            #expect(outcome.isSuccess == expected, "round \(round): \(steps)")
            if expected { model = changed }
            #expect(try await database.notes() == model, "round \(round): \(steps)")
        }
    }

    @Test("and so they do when they share a commit", arguments: 1...12)
    func grouped(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        var model: [String: String?] = [:]
        let scripts = (0..<60).map { _ in Step.script(using: &generator) }
        let gated = try await GatedDatabase()
        // In a group of unknown order, only what each write reports can be replayed.
        let order = Journal()
        let results = await gated.inOneGroup(
            scripts.enumerated().map { number, steps in
                { transaction in
                    order.add("\(number)")
                    try transaction.apply(steps)
                }
            }
        )
        // Those before one that fails have run twice; the last time all of them ran is the one that counts.
        let last = order.all.suffix(scripts.count).compactMap(Int.init)
        for number in last {
            var changed = model
            let expected = (try? changed.apply(scripts[number])) != nil
            #expect(results[number].isSuccess == expected, "write \(number): \(scripts[number])")
            if expected { model = changed }
        }
        #expect(Set(last).count == scripts.count)
        #expect(try await gated.database.notes() == model)
    }

    @Test("no increment is lost among many that run at once")
    func increments() async throws {
        try await withDatabaseFile { path in
            let database = try Database.open(.file(path))
            try await database.migrate(noteMigrations, component: "notes")
            try await database.add("counter", text: "0")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<300 {
                    group.addTask {
                        try await database.write { transaction in
                            let text: String? = try transaction.row("SELECT text FROM note")?.get(0)
                            let next = (text.flatMap { Int($0) } ?? 0) + 1
                            try transaction.execute("UPDATE note SET text = $1", String(next))
                        }
                        _ = try await database.noteIDs()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.notes() == ["counter": "300"])
            try database.close()
        }
    }

    @Test("contents that look alike have fingerprints of their own")
    func likeContents() async throws {
        var fingerprints: [String] = []
        for (id, text) in [("ab", "c"), ("a", "bc"), ("abc", ""), ("abc", nil), ("abd", nil), ("ab", "d")] {
            let database = try await noteDatabase()
            try await database.add(id, text: text)
            fingerprints.append(try await database.fingerprint())
        }
        #expect(Set(fingerprints).count == 6)
    }

    @Test("the fingerprint follows from the content, not from how it came about")
    func fingerprints() async throws {
        let (left, right) = (try await noteDatabase(), try await noteDatabase())
        for id in ["a", "b", "c"] { try await left.add(id) }
        for id in ["c", "x", "b", "a"] { try await right.add(id) }
        #expect(try await left.fingerprint() != right.fingerprint())
        try await right.write { try $0.execute("DELETE FROM note WHERE id = 'x'") }
        #expect(try await left.fingerprint() == right.fingerprint())
        try await right.write { try $0.execute("UPDATE note SET text = '' WHERE id = 'a'") }
        #expect(try await left.fingerprint() != right.fingerprint())
        #expect(try await left.fingerprint(excluding: ["NOTE"]) == right.fingerprint(excluding: ["note"]))
        #expect(try await left.fingerprint().utf8.count == 32)
    }
}

extension Step {
    fileprivate static func script(using generator: inout SplitMix64, depth: Int = 0) -> [Step] {
        (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            let id = "n\(Int.random(in: 0..<12, using: &generator))"
            switch Int.random(in: 0..<20, using: &generator) {
            case 0..<6: return .put(id, Bool.random(using: &generator) ? nil : "text of \(id)")
            case 6..<10: return .insert(id)
            case 10..<13: return .delete(id)
            case 13..<16: return .append(id)
            case 16..<19 where depth < 2: return .part(script(using: &generator, depth: depth + 1))
            default: return .fail
            }
        }
    }
}

extension [String: String?] {
    fileprivate mutating func apply(_ steps: [Step]) throws {
        for step in steps {
            switch step {
            case .put(let id, let text): self[id] = .some(text)
            case .insert(let id):
                guard index(forKey: id) == nil else { throw Refusal() }
                self[id] = .some(nil)
            case .delete(let id): self[id] = nil
            case .append(let id): if case .some(.some(let text)) = self[id] { self[id] = text + "+" }
            case .fail: throw Refusal()
            case .part(let steps):
                var changed = self
                if (try? changed.apply(steps)) != nil { self = changed }
            }
        }
    }
}

extension Transaction {
    fileprivate func apply(_ steps: [Step]) throws {
        for step in steps {
            switch step {
            case .put(let id, let text):
                try execute(
                    "INSERT INTO note (text, id) VALUES ($2, $1) ON CONFLICT (id) DO UPDATE SET text = $2",
                    id,
                    text
                )
            case .insert(let id): try execute("INSERT INTO note (id) VALUES ($1)", id)
            case .delete(let id): try execute("DELETE FROM note WHERE id = $1", id)
            case .append(let id): try execute("UPDATE note SET text = text || '+' WHERE id = $1", id)
            case .fail: throw Refusal()
            case .part(let steps): try? savepoint { try apply(steps) }
            }
        }
    }
}

extension Database {
    fileprivate func notes() async throws -> [String: String?] {
        try await read { transaction in
            try transaction.rows("SELECT id, text FROM note").reduce(into: [:]) { notes, row in
                let id: String = try row.get("id")
                notes[id] = .some(try row.get("text"))
            }
        }
    }
}

package import HotelValues

/// A call that reached the emulator.
package struct CallRecord: Codable, Sendable {
    /// Its place among all calls, from 1.
    package let number: Int
    /// When it came.
    package let at: Timestamp
    /// The method.
    package let method: String
    /// The path as sent, without the query.
    package let path: String
    /// The route that it matched, such as `/bookings/:id`.
    package let endpoint: String
    /// The status of the answer.
    package let status: Int
    /// How many bytes its body had.
    package let size: Int
    /// Whether it wrote availability or restrictions, and which of the two.
    package let lane: Lane?
    /// What it was about.
    package fileprivate(set) var note: CallNote
    /// A digest of the exact answer, by which two stories can be compared.
    package let answer: UInt64
    /// The exact body of an ARI call, as long as it is kept.
    package fileprivate(set) var body: [UInt8]?
}

/// The latest calls, and counts of all of them.
package struct CallLog: Codable, Sendable {
    /// How many calls are kept.
    package static let limit = 5_000
    /// How many bodies of ARI calls are kept.
    package static let bodyLimit = 500
    /// How many bytes of bodies are kept: full syncs of a thousand hotels would fill the memory.
    package static let byteLimit = 64 * 1024 * 1024

    private var records: [CallRecord] = []
    /// Numbers of the ARI calls whose bodies are kept, oldest first.
    private var withBody: [Int] = []
    private var bodyBytes = 0
    /// The number of the latest call; 0 before any came.
    private(set) var last = 0
    /// How often each endpoint was called, by property; `-` stands for none.
    private(set) var counts: [String: [String: Int]] = [:]

    /// Notes a call, and answers what was noted.
    @discardableResult
    mutating func add(_ make: (_ number: Int) -> CallRecord) -> CallRecord {
        last += 1
        let record = make(last)
        records.append(record)
        for property in record.note.properties.isEmpty ? ["-"] : record.note.properties {
            counts[record.endpoint, default: [:]][property, default: 0] += 1
        }
        if let body = record.body {
            withBody.append(record.number)
            bodyBytes += body.count
        }
        dropOldest()
        return record
    }

    /// The kept calls after that number, oldest first.
    func calls(after number: Int) -> ArraySlice<CallRecord> {
        let first = records.first?.number ?? 1
        return records.dropFirst(max(0, number - first + 1))
    }

    /// Forgets the calls and their counts; the numbers go on.
    mutating func reset() {
        records = []
        withBody = []
        bodyBytes = 0
        counts = [:]
    }

    private func index(of number: Int) -> Int? {
        guard let first = records.first?.number, number >= first, number <= last else { return nil }
        return number - first
    }

    private mutating func dropOldest() {
        while withBody.count > CallLog.bodyLimit || (bodyBytes > CallLog.byteLimit && withBody.count > 1) {
            let number = withBody.removeFirst()
            guard let index = index(of: number) else { continue }
            bodyBytes -= records[index].body?.count ?? 0
            records[index].body = nil
            // Each warning repeats the value that it is about.
            records[index].note.warnings = []
        }
        // In batches, so that the cost of moving the rest is shared by many calls.
        guard records.count >= CallLog.limit + CallLog.limit / 10 else { return }
        let dropped = records.count - CallLog.limit
        bodyBytes -= records.prefix(dropped).reduce(0) { $0 + ($1.body?.count ?? 0) }
        records.removeFirst(dropped)
        let first = records.first?.number ?? last
        withBody.removeAll { $0 < first }
    }
}

import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import NIOCore
import PMS

/// Finished answers about the calendar, kept as long as nothing has changed.
///
/// An answer is made once for a version of the change log, however many ask for it at the same time; the others wait
/// for it. The least recently used go first.
actor ARICache {
    /// Which answer.
    struct Key: Hashable {
        let hotel: Property.ID
        let nights: ClosedRange<Day>
        let view: View
    }

    /// What of the calendar an answer shows.
    enum View: Hashable {
        case availability
        /// The plans of that room type, or all.
        case rates(RoomType.ID?)
    }

    /// An answer.
    struct Entry {
        /// The place in the change log up to which it is true.
        let version: Int64
        let bytes: ByteBuffer
        let tag: EntityTag
    }

    private let countLimit = 16
    private let byteLimit = 64 << 20
    private var entries: [Key: Entry] = [:]
    /// The keys of the entries, the most recently used last.
    private var order: [Key] = []
    /// Those who wait for an answer that is being made.
    private var waiting: [Key: [CheckedContinuation<Void, Never>]] = [:]

    /// The answer as of that version or a later one, from `make` unless it is at hand.
    func entry(
        for key: Key,
        version: Int64,
        make: @concurrent @Sendable () async throws -> Entry
    ) async throws -> Entry {
        while true {
            if let entry = entries[key], entry.version >= version {
                touch(key)
                return entry
            }
            guard waiting[key] != nil else { break }
            await withCheckedContinuation { waiting[key, default: []].append($0) }
        }
        waiting[key] = []
        // Whoever waits looks again, and makes the answer itself if this one failed.
        defer { for waiter in waiting.removeValue(forKey: key) ?? [] { waiter.resume() } }
        let entry = try await make()
        store(entry, for: key)
        return entry
    }

    private func store(_ entry: Entry, for key: Key) {
        entries[key] = entry
        touch(key)
        while order.count > 1, order.count > countLimit || byteCount > byteLimit {
            entries[order.removeFirst()] = nil
        }
    }

    private func touch(_ key: Key) {
        order.removeAll { $0 == key }
        order.append(key)
    }

    private var byteCount: Int { entries.values.reduce(0) { $0 + $1.bytes.readableBytes } }
}

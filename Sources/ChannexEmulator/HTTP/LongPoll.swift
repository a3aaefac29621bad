import ServiceLifecycle

/// A question that is answered when there is something to tell, or when its time is up.
struct LongPoll: Sendable {
    /// The longest that one question waits, in seconds.
    static let longest = 60

    /// What is there after the number that was asked about.
    struct Page: Sendable {
        /// What was recorded, oldest first.
        let items: [JSON]
        /// What to send as `after` next time.
        let last: Int
    }

    let emulation: Emulation
    let clock: any Clock<Duration>

    /// Answers what `read` finds after `?after=`; where that is nothing, what comes within `?wait=` seconds.
    func page(_ query: Query, _ read: @escaping @Sendable (World, _ after: Int) -> Page) async -> Page {
        let after = query.value("after").flatMap { Int($0) } ?? 0
        let wait = min(query.value("wait").flatMap { Int($0) } ?? 0, LongPoll.longest)
        // Listening begins before the first look, so that nothing falls between the two.
        let records = emulation.records()
        let look: @Sendable () -> Page = {
            emulation.look { world, _ in
                let page = read(world, after)
                // A reset begins the numbers anew, and whoever asks with an old one must not wait for it.
                return page.last < after ? read(world, 0) : page
            }
        }
        let first = look()
        guard first.items.isEmpty, wait > 0 else { return first }
        return await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in records.cancelOnGracefulShutdown() where !look().items.isEmpty { return }
            }
            group.addTask {
                // Broken off when the answer comes first.
                try? await clock.sleep(for: .seconds(wait))
            }
            await group.next()
            group.cancelAll()
            return look()
        }
    }
}

import HotelValues
import Hummingbird
import NIOCore
import ServiceLifecycle

/// `/admin/stream`: server-sent events that say which kinds of things have just happened.
///
/// They carry no data: whoever shows it asks for what it needs, so that a listener that is slow misses nothing. The
/// stream lasts until the listener leaves or the emulator stops.
struct EventStream: AsyncSequence, Sendable {
    /// How long the stream is silent at most; a line that is no event shows that it still stands.
    static let beat: Duration = .seconds(15)

    let emulation: Emulation
    let clock: any Clock<Duration>

    func makeAsyncIterator() -> Iterator { Iterator(emulation: emulation, clock: clock) }

    /// The answer that it is.
    var response: Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody(asyncSequence: self)
        )
    }
}

extension EventStream {
    /// The lines of one listener.
    struct Iterator: AsyncIteratorProtocol {
        let emulation: Emulation
        let clock: any Clock<Duration>
        /// What the listener has been told of; nil before the first event, which only says that the stream stands.
        private var place: World.Place?

        init(emulation: Emulation, clock: any Clock<Duration>) {
            self.emulation = emulation
            self.clock = clock
        }

        @concurrent
        mutating func next() async -> ByteBuffer? {
            while true {
                // Listening begins before the look, so that nothing falls between the two.
                let records = emulation.records()
                if let event = news() { return event }
                switch await wait(for: records) {
                case .recorded: continue
                case .silent: return ByteBuffer(string: ":\n\n")
                case .over: return nil
                }
            }
        }

        private mutating func news() -> ByteBuffer? {
            let known = place
            let (kinds, place, now) = emulation.withWorld { world, moment in
                (known.map { world.kinds(since: $0) } ?? [], world.place, moment.now)
            }
            self.place = place
            if known != nil, kinds.isEmpty { return nil }
            let data: JSON = [
                "kinds": .array(kinds.map(JSON.string)), "calls": JSON(place.call), "events": JSON(place.happening),
                "now": .string(now.preciseText),
            ]
            return ByteBuffer(string: "event: tick\ndata: \(data.encodedText)\n\n")
        }

        private enum End: Sendable {
            case recorded, silent, over
        }

        private func wait(for records: AsyncStream<Void>) async -> End {
            await withTaskGroup(of: End.self) { group in
                group.addTask {
                    for await _ in records.cancelOnGracefulShutdown() { return .recorded }
                    return .over
                }
                group.addTask {
                    // Broken off when something happens first.
                    try? await clock.sleep(for: EventStream.beat)
                    return .silent
                }
                let end = await group.next() ?? .over
                group.cancelAll()
                return end
            }
        }
    }
}

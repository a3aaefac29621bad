import NIOCore
import Synchronization

/// Remembers whether any of a request's body has been handed to the network.
///
/// As long as none has, the request cannot have been carried out: its head announces a body that did not come.
final class SentMark: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .acquiring) }

    func set() { flag.store(true, ordering: .releasing) }
}

/// A request body in one piece that sets a mark when it is asked for.
struct MarkedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let bytes: ByteBuffer
    let mark: SentMark

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ByteBuffer?
        let mark: SentMark

        mutating func next() async -> ByteBuffer? {
            guard let bytes = rest else { return nil }
            rest = nil
            mark.set()
            return bytes
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes, mark: mark) }
}

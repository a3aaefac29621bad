public import HotelValues

/// What is to happen in a simulated world, earliest first; of what happens at one instant, what was planned first.
public struct Agenda<What> {
    private struct Entry {
        var at: Timestamp
        var ticket: Int
        var what: What

        func precedes(_ other: Entry) -> Bool { (at, ticket) < (other.at, other.ticket) }
    }

    private var heap: [Entry] = []
    private var tickets = 0

    /// An agenda with nothing in it.
    public init() {}

    /// Notes that something is to happen at that instant.
    public mutating func plan(_ what: What, at instant: Timestamp) {
        tickets += 1
        heap.append(Entry(at: instant, ticket: tickets, what: what))
        var child = heap.count - 1
        while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes out what comes next, if it comes by then.
    public mutating func next(by end: Timestamp) -> (at: Timestamp, what: What)? {
        guard let first = heap.first, first.at <= end else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let child = children.min(by: { heap[$0].precedes(heap[$1]) }), heap[child].precedes(heap[parent])
            else {
                return (first.at, first.what)
            }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}

import HotelValues

/// The revisions that wait for their acknowledgement, by number and therefore by age (contract §6.3).
///
/// Taking one out is a search by halves, so that neither the feed nor an acknowledgement looks at the history.
struct Feed: Codable, Sendable {
    private var waiting: [Int] = []
    private var byProperty: [String: [Int]] = [:]
    private var served: Set<Int> = []
    /// Served revisions in the order in which they were first served; those before `head` are done with.
    private var expiries: [Expiry] = []
    private var head = 0

    /// A served revision, and when its time in the feed began.
    private struct Expiry: Codable {
        let revision: Int
        let firstServed: Timestamp
    }

    /// The revisions that wait: those of a property, or all of them.
    func revisions(of property: String?) -> [Int] {
        guard let property else { return waiting }
        return byProperty[property] ?? []
    }

    /// Adds the newest revision.
    mutating func add(_ revision: Int, of property: String) {
        waiting.append(revision)
        byProperty[property, default: []].append(revision)
    }

    /// Takes a revision out, if it is in.
    mutating func remove(_ revision: Int, of property: String) {
        waiting.removeSorted(revision)
        byProperty[property, default: []].removeSorted(revision)
        served.remove(revision)
        passFinished()
    }

    /// Notes that a revision was served, which begins its time in the feed.
    mutating func serve(_ revision: Int, now: Timestamp) {
        if served.insert(revision).inserted { expiries.append(Expiry(revision: revision, firstServed: now)) }
    }

    /// Takes the waiting revisions that were first served at that instant or before.
    mutating func takeExpired(servedBy instant: Timestamp) -> [Int] {
        var expired: [Int] = []
        while head < expiries.count, expiries[head].firstServed <= instant {
            if served.contains(expiries[head].revision) { expired.append(expiries[head].revision) }
            head += 1
        }
        return expired
    }

    /// When that waiting revision was first served whose time is over first.
    var nextExpiry: Timestamp? { head < expiries.count ? expiries[head].firstServed : nil }

    /// When a revision that waits was first served; nil before that.
    func firstServed(_ revision: Int) -> Timestamp? {
        guard served.contains(revision) else { return nil }
        return expiries[head...].first { $0.revision == revision }?.firstServed
    }

    /// Passes over the served revisions that no longer wait, and now and then forgets them.
    private mutating func passFinished() {
        while head < expiries.count, !served.contains(expiries[head].revision) { head += 1 }
        if head > 1_024, head * 2 > expiries.count {
            expiries.removeFirst(head)
            head = 0
        }
    }
}

extension [Int] {
    /// The place of the first element that is not below the value; the array must be sorted.
    func partition(from value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Takes the value out, if it is in; the array must be sorted.
    mutating func removeSorted(_ value: Int) {
        let index = partition(from: value)
        if index < count, self[index] == value { remove(at: index) }
    }
}

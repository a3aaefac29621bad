import HotelValues

/// Nights to read, as few ranges.
enum Stretches {
    /// So many ranges at most: each is a call of its own.
    static let most = 3
    /// Nights between two others are read along with them when they are no more than this.
    private static let gap = 14

    /// Ranges that together hold all the nights, in order.
    ///
    /// Near neighbours share a range; the widest gaps are left out first.
    static func cover(_ nights: Set<Day>) -> [ClosedRange<Day>] {
        var ranges: [ClosedRange<Day>] = []
        for night in nights.sorted() {
            if let last = ranges.last, last.upperBound.distance(to: night) <= gap {
                ranges[ranges.count - 1] = last.lowerBound...night
            } else {
                ranges.append(night...night)
            }
        }
        while ranges.count > most {
            let gaps = zip(ranges, ranges.dropFirst()).map { $0.upperBound.distance(to: $1.lowerBound) }
            guard let least = gaps.indices.min(by: { gaps[$0] < gaps[$1] }) else { break }
            ranges[least] = ranges[least].lowerBound...ranges[least + 1].upperBound
            ranges.remove(at: least + 1)
        }
        return ranges
    }
}

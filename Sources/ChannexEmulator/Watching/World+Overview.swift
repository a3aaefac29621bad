import HotelValues

/// What the frame of the console shows.
extension World {
    /// The properties by title, and how much waits for somebody.
    func overview(_ moment: Moment) -> JSON {
        let sorted = properties.values.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        let retrying = deliveries.all.filter { $0.state == .waiting && !$0.attempts.isEmpty }
        return [
            "properties": .array(sorted.map { $0.line(moment) }),
            "waiting": JSON(bookings.feed.revisions(of: nil).count), "retrying": JSON(retrying.count),
        ]
    }
}

extension Property {
    fileprivate func line(_ moment: Moment) -> JSON {
        [
            "id": .string(id), "title": .string(title), "currency": .string(currency.code),
            "timezone": JSON(timezone), "today": .string(today(moment).description),
        ]
    }
}

/// How far the world has come, for those who want to know what has happened since.
extension World {
    /// How far the calls, the history and the deliveries have come, and how the clock was last set.
    struct Place: Hashable, Sendable {
        /// How often the account was emptied.
        let epoch: Int
        let call: Int
        let happening: Int
        let delivery: Int
        let time: VirtualTime
    }

    /// How far they have come by now.
    var place: Place {
        Place(epoch: epoch, call: calls.last, happening: history.last, delivery: deliveries.changes, time: time)
    }

    /// Which kinds of things have happened since, in the order of their names.
    ///
    /// Beside the kinds of happenings there are `clock`, `content`, a call that wrote anything but ARI, `feed`, a look
    /// into the feed, and `reset`, after which nothing of before is left.
    func kinds(since place: Place) -> [String] {
        guard epoch == place.epoch else { return ["content", "reset"] }
        var kinds = Set(history.happenings(after: place.happening).compactMap { $0.json["kind"]?.text })
        if deliveries.changes != place.delivery { kinds.insert("delivery") }
        if time != place.time { kinds.insert("clock") }
        for call in calls.calls(after: place.call) where call.lane == nil {
            if call.method != "GET" { kinds.insert("content") }
            if call.path.hasSuffix("/booking_revisions/feed") { kinds.insert("feed") }
        }
        return kinds.sorted()
    }
}

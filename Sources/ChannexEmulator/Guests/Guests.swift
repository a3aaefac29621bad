import HotelValues

/// The guests of all agencies: what they booked, and who comes next.
struct Guests: Codable, Sendable {
    /// What the agencies know of each booking, by its id.
    var bookings: [String: GuestBooking] = [:]
    /// Ids of the bookings that were not cancelled and whose guests, as far as known, have yet to arrive.
    var open: [String] = []
    /// How guests come by themselves.
    var traffic = GuestTraffic()
    var counts = Counts()
    /// When the next guest acts; nil while nobody comes.
    private(set) var nextAct: Timestamp?
    var dice = SplitMix64(seed: 1)

    /// How often guests did what.
    struct Counts: Codable, Sendable {
        var booked = 0
        var changed = 0
        var cancelled = 0
        /// Found nothing to their liking.
        var turnedAway = 0
    }

    /// Takes over how guests come; with a seed, they are from now on those of that seed.
    mutating func direct(_ traffic: GuestTraffic, seeded: Bool, _ moment: Moment) {
        let isRestarted = seeded || traffic.isRunning != self.traffic.isRunning || traffic.perDay != self.traffic.perDay
        self.traffic = traffic
        if seeded { dice = SplitMix64(seed: traffic.seed) }
        if isRestarted { scheduleNext(after: moment.now) }
    }

    /// Lets the next guest come some time after the instant, as often as the traffic asks on the average.
    mutating func scheduleNext(after instant: Timestamp) {
        guard traffic.isRunning, traffic.perDay > 0 else {
            nextAct = nil
            return
        }
        let mean = 86_400_000_000 / Int64(traffic.perDay)
        nextAct = instant + .microseconds(Int64.random(in: 1...2 * mean, using: &dice))
    }
}

/// What a guest did of their own accord.
enum GuestAct: Sendable {
    case booked(OTA, GuestAnswer)
    case changed(OTA, GuestAnswer)
    case cancelled(OTA, GuestAnswer)
    case turnedAway(OTA?)

    /// As `/admin/guests/act` tells it.
    var json: JSON {
        switch self {
        case .booked(let ota, let answer): GuestAct.json("booked", ota, answer)
        case .changed(let ota, let answer): GuestAct.json("changed", ota, answer)
        case .cancelled(let ota, let answer): GuestAct.json("cancelled", ota, answer)
        case .turnedAway(let ota): ["kind": "turned_away", "ota": JSON(ota?.rawValue)]
        }
    }

    private static func json(_ kind: String, _ ota: OTA, _ answer: GuestAnswer) -> JSON {
        let head: JSON = ["kind": .string(kind), "ota": .string(ota.rawValue)]
        return head.merging(answer.json)
    }
}

extension Guests.Counts {
    /// Counts what somebody did.
    mutating func add(_ act: GuestAct) {
        switch act {
        case .booked: booked += 1
        case .changed: changed += 1
        case .cancelled: cancelled += 1
        case .turnedAway: turnedAway += 1
        }
    }

    /// As `/admin/guests` shows them.
    var json: JSON {
        [
            "booked": JSON(booked), "changed": JSON(changed), "cancelled": JSON(cancelled),
            "turned_away": JSON(turnedAway),
        ]
    }
}

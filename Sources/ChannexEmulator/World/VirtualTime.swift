package import HotelValues

/// The emulator's time, told from that of the surroundings: it can be moved, frozen and sped up.
///
/// As long as nobody touches it, the two are the same.
package struct VirtualTime: Codable, Hashable, Sendable {
    /// The fastest it may run: an hour in a second, because what clients do in between takes its time, too.
    package static let highestSpeed = 3_600

    /// The instant that it showed when the surroundings showed `anchor`.
    private var shown = Timestamp(microseconds: 0)
    private var anchor = Timestamp(microseconds: 0)
    /// How many seconds go by in one second of the surroundings.
    package private(set) var speed = 1
    /// Whether it stands still until somebody lets it go on.
    package private(set) var isFrozen = false
    /// Whether somebody moves it step by step at present; not kept, because nobody does after a restart.
    package private(set) var isHeld = false

    private enum CodingKeys: CodingKey {
        case shown, anchor, speed, isFrozen
    }

    /// The time of the surroundings.
    package init() {}

    /// The instant it shows when the surroundings show `present`.
    package func now(at present: Timestamp) -> Timestamp {
        isFrozen || isHeld ? shown : shown + (present - anchor) * speed
    }

    /// How long the surroundings have to wait for that instant; nil while the time stands still.
    package func wait(until instant: Timestamp, at present: Timestamp) -> Duration? {
        guard !isFrozen, !isHeld else { return nil }
        let left = instant.microseconds - now(at: present).microseconds
        guard left > 0 else { return .zero }
        // Rounded up, because who wakes too early would find nothing to do.
        return .microseconds((left + Int64(speed) - 1) / Int64(speed))
    }

    /// Lets it stand still, or go on.
    package mutating func freeze(_ isFrozen: Bool, at present: Timestamp) {
        set(to: now(at: present), at: present)
        self.isFrozen = isFrozen
    }

    /// Lets it run that many times as fast as the surroundings.
    package mutating func run(_ speed: Int, at present: Timestamp) {
        set(to: now(at: present), at: present)
        self.speed = speed
    }

    /// Lets it show that instant now.
    package mutating func set(to instant: Timestamp, at present: Timestamp) {
        shown = instant
        anchor = present
    }

    /// Lets it show that instant until it is held at another one or released.
    package mutating func hold(at instant: Timestamp) {
        shown = instant
        isHeld = true
    }

    /// Lets a held time go on from where it is, unless it is frozen.
    package mutating func release(at present: Timestamp) {
        anchor = present
        isHeld = false
    }
}

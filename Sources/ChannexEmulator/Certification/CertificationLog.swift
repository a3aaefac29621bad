import HotelValues

/// Which calls belong to which test, and what the PMS declared.
struct CertificationLog: Codable, Sendable {
    /// The calls between the beginning of a test and its end.
    struct Sitting: Codable, Sendable {
        let test: CertificationTest
        let property: String
        /// The day at the property when it began.
        let today: Day
        let began: Timestamp
        var ended: Timestamp?
        var calls: [CallRecord] = []

        /// Whether the instant falls within it.
        func contains(_ instant: Timestamp) -> Bool { began <= instant && instant <= ended ?? instant }
    }

    /// How many calls of one sitting are kept, with their bodies.
    static let limit = 1_000

    /// The year whose November the tests are about; nil for the next one that lies wholly in the future.
    var year: Int?
    /// The restrictions that the PMS says it supports; nil for all.
    var declared: Set<ARIField>?
    private(set) var sittings: [Sitting] = []

    /// The sitting that is going on.
    var current: Sitting? { sittings.last.flatMap { $0.ended == nil ? $0 : nil } }

    /// The latest sitting of a test.
    func sitting(_ test: CertificationTest, of property: String) -> Sitting? {
        sittings.last { $0.test == test && $0.property == property }
    }

    /// Begins a test, which ends the one before and forgets its earlier sittings.
    mutating func begin(_ test: CertificationTest, _ property: String, today: Day, at now: Timestamp) {
        end(at: now)
        sittings.removeAll { $0.test == test && $0.property == property }
        sittings.append(Sitting(test: test, property: property, today: today, began: now))
    }

    /// Ends the test that is going on, if any.
    mutating func end(at now: Timestamp) {
        guard current != nil else { return }
        sittings[sittings.count - 1].ended = now
    }

    /// Notes a call that was answered; it belongs to the test that is going on, if it is about the property.
    mutating func note(_ call: CallRecord) {
        guard let current, current.calls.count < CertificationLog.limit else { return }
        let properties = call.note.properties
        let isOurs = properties.contains(current.property) || (properties.isEmpty && call.lane == nil)
        if isOurs { sittings[sittings.count - 1].calls.append(call) }
    }
}

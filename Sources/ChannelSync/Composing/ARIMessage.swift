package import ChannexWire

/// One message to Channex: the values it says, and the dirty rows that are settled when Channex has taken it.
package struct ARIMessage: Hashable, Sendable {
    /// The values of a lane.
    package enum Values: Hashable, Sendable {
        /// Rooms left.
        case availability([AvailabilityValue])
        /// Rates and restrictions.
        case restrictions([RestrictionValue])
    }

    /// What it says.
    package private(set) var values: Values
    /// The rows it is about.
    package internal(set) var cells: [DirtyCells]

    init(_ values: Values, cells: [DirtyCells]) {
        self.values = values
        self.cells = cells
    }

    /// A message that says nothing.
    init(in lane: Lane, cells: [DirtyCells] = []) {
        switch lane {
        case .availability: self.init(.availability([]), cells: cells)
        case .restrictions: self.init(.restrictions([]), cells: cells)
        }
    }

    /// How many values it has.
    package var count: Int {
        switch values {
        case .availability(let values): values.count
        case .restrictions(let values): values.count
        }
    }

    /// Whether it says nothing; such a message is not sent.
    package var isEmpty: Bool { count == 0 }

    /// The body as Channex is sent it.
    package var body: [UInt8] {
        switch values {
        case .availability(let values): ARIBody.encode(values)
        case .restrictions(let values): ARIBody.encode(values)
        }
    }
}

extension ARIMessage {
    /// No value of Channex's own ids has more bytes, be it a plan with a price for each of 18 adults (contract §4.3).
    private static let mostBytesOfValue = 1_536

    /// Whether both together have fewer bytes than that; they are counted only where it may matter.
    func mayTake(_ other: ARIMessage, limit: Int) -> Bool {
        if (count + other.count) * ARIMessage.mostBytesOfValue < limit { return true }
        return body.count + other.body.count < limit
    }

    /// Says also what the other one says.
    mutating func take(_ other: ARIMessage) {
        switch (values, other.values) {
        case (.availability(var mine), .availability(let others)):
            // The array is let go before it grows, so that it is not copied for each room type or plan.
            values = .availability([])
            mine += others
            values = .availability(mine)
        case (.restrictions(var mine), .restrictions(let others)):
            values = .restrictions([])
            mine += others
            values = .restrictions(mine)
        case (.availability, .restrictions), (.restrictions, .availability):
            preconditionFailure("a message is of one lane")
        }
        cells += other.cells
    }
}

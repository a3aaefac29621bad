import HotelValues

/// What has to be known of a room type or rate plan to judge the values about it, looked up once for all of a call.
struct ARITarget: Sendable {
    let id: String
    let property: String
    /// The days that can be written.
    let calendar: ClosedRange<Day>
    /// Nil for a room type.
    let plan: Plan?

    /// What matters about a rate plan.
    struct Plan: Sendable {
        let currency: Currency
        let settings: PropertySettings
        let options: [Option]
        /// Restrictions that follow the parent plan.
        let inherited: [ARIKey]
    }

    /// What matters about an option of a rate plan.
    struct Option: Sendable {
        let occupancy: Int
        /// Whether its rate follows another rate, so that its own is not looked at.
        let isDerived: Bool
    }
}

/// What judging the values of one call needs at hand.
struct ARIDesk: Sendable {
    let lane: Lane
    /// Whether the values come from Channex's own pages, which may write what an API client can only read.
    let isOwnPage: Bool
    /// The calendars of the properties that the call may write to.
    let calendars: [String: ClosedRange<Day>]
    var reader = ARIValueReader()
    private var targets: [String: ARITarget] = [:]

    /// A desk that has looked up nothing yet.
    init(lane: Lane, isOwnPage: Bool, calendars: [String: ClosedRange<Day>]) {
        self.lane = lane
        self.isOwnPage = isOwnPage
        self.calendars = calendars
    }

    /// The target with that id of that property, looked up in the world the first time.
    mutating func target(_ id: String, of property: String, in world: World) -> ARITarget? {
        if let known = targets[id] { return known.property == property ? known : nil }
        guard let found = world.target(id, lane, in: calendars) else { return nil }
        targets[id] = found
        return found.property == property ? found : nil
    }
}

extension World {
    /// The target with that id, if one of the calendars is its property's.
    func target(_ id: String, _ lane: Lane, in calendars: [String: ClosedRange<Day>]) -> ARITarget? {
        switch lane {
        case .availability:
            guard let roomType = roomTypes[id], let calendar = calendars[roomType.property] else { return nil }
            return ARITarget(id: id, property: roomType.property, calendar: calendar, plan: nil)
        case .restrictions:
            guard let plan = ratePlans[id], let calendar = calendars[plan.property],
                let settings = properties[plan.property]?.settings
            else { return nil }
            let options = plan.options.indices.map { index in
                ARITarget.Option(occupancy: plan.options[index].occupancy, isDerived: isDerived(index, of: plan))
            }
            let inheritable: [ARIKey] = [
                .minStayArrival, .minStayThrough, .maxStay, .closedToArrival, .closedToDeparture, .stopSell,
            ]
            let known = ARITarget.Plan(
                currency: plan.currency,
                settings: settings,
                options: options,
                inherited: inheritable.filter { plan.inherits($0.name) }
            )
            return ARITarget(id: id, property: plan.property, calendar: calendar, plan: known)
        }
    }
}

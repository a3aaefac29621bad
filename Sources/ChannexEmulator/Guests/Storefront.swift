/// The connection of an agency to a property, as far as it decides what is sold and what is told (contract §7.1).
struct Storefront: Sendable {
    let id: String
    let isActive: Bool
    /// Ids of the plans' options that are mapped.
    private let mapped: Set<String>
    /// The one kind of least stay that the channel knows, where it knows but one (contract §7.4).
    let minStayType: PropertySettings.MinStayType?
    /// Whether it tells what the guest pays and not what the agency pays out (contract §7.4).
    private let tellsPaidAmounts: Bool

    /// The view of a channel that guests have at a property.
    init(_ channel: Channel, at property: String) {
        id = channel.id
        isActive = channel.isActive
        mapped = Set(channel.mappings.filter { $0.property == property }.map(\.option))
        minStayType = channel.settings["min_stay_type"]?.text.flatMap { .init(rawValue: $0.lowercased()) }
        tellsPaidAmounts = channel.settings["booking_amount_settings"]?.text == "Total Paid Amount"
    }

    /// Whether an occupancy of a plan is mapped.
    func sells(_ option: RateOption) -> Bool { mapped.contains(option.id) }

    /// The agency's habits as the channel's settings make them.
    func shaping(_ habits: PayloadHabits) -> PayloadHabits {
        var habits = habits
        if tellsPaidAmounts { habits.habits.remove(.payoutAmounts) }
        return habits
    }
}

extension World {
    /// The agency's channel at the property; where there is none, all plans are sold and bookings have no channel.
    func storefront(of ota: OTA, at property: String) -> Storefront? {
        channel(ota, of: property).map { Storefront($0, at: property) }
    }
}

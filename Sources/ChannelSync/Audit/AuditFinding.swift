/// Something at Channex that is not as the hotel needs it.
public struct AuditFinding: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// Worth knowing; it may be meant so.
        case notice
        /// Something is sold otherwise than the hotel says, or will not be sold soon.
        case warning
        /// Nothing is sold, or more than there is.
        case critical
    }

    /// What can be done about it without asking anybody.
    enum Repair: Hashable, Sendable {
        /// Set the property's settings right.
        case settings
        /// Send as many days as Channex's calendar has.
        case calendarLength(Int)
        /// Make the webhook, or make it right.
        case webhook
    }

    /// What is wrong.
    public let matter: AuditMatter

    init(_ matter: AuditMatter) {
        self.matter = matter
    }

    /// A word for programs, such as `min_stay_type`.
    public var code: String { matter.code }
    /// What of the hotel's it is about: a code, a channel's name, or nothing.
    public var subject: String { matter.subject }
    /// How bad it is.
    public var severity: Severity { matter.severity }
}

/// What can be wrong at Channex.
public enum AuditMatter: Hashable, Sendable {
    // The property and its settings (contract §2.1).
    case propertyGone
    case propertyInactive
    case propertyRemoval(day: String)
    case currency(there: String, here: String)
    case timeZone(there: String, here: String)
    case keepsRoomsOnBooking
    case changesRoomsOnModification
    case returnsRoomsOnCancellation
    case minStayType(String)
    case calendarLength(there: Int, here: Int)
    case calendarChanged(there: Int, wanted: Int)
    case calendarShort(days: Int)
    case cutOff(time: String, days: Int)
    case maxDayAdvance(days: Int)
    case minPrice(String)
    case maxPrice(String)
    case tooManyRoomTypes(most: Int, here: Int)
    case tooManyRatePlans(most: Int, here: Int)
    case tooManyOccupancies(plan: String, most: Int, here: Int)
    // The webhook (contract §5.2).
    case webhookMissing
    case webhookWrong(WebhookFlaw)
    // What is sold (contract §2.3–2.4).
    case roomTypeGone(String)
    case roomTypeUnmapped(String)
    case roomTypeOccupancy(String, there: Int, here: Int)
    case ratePlanGone(String)
    case ratePlanUnmapped(String)
    case ratePlanMoved(String)
    case ratePlanOccupancies(String, there: [Int], here: [Int])
    case ratePlanCurrency(String, there: String, here: String)
    case ratePlanDerived(String)
    // The channels (contract §7.1, §15).
    case noChannel
    case channelInactive(String)
    case channelEmpty(String)
    case ratePlanUnsold(String)
}

/// What is wrong with a webhook.
public enum WebhookFlaw: String, Hashable, Sendable, CaseIterable {
    /// It calls another address.
    case address
    /// It is switched off.
    case inactive
    /// It tells of other events.
    case events
    /// It sends another secret, or none.
    case secret
    /// It does not say which booking it is about.
    case data
}

extension AuditMatter {
    /// A word for programs.
    public var code: String {
        switch self {
        case .propertyGone: "property_gone"
        case .propertyInactive: "property_inactive"
        case .propertyRemoval: "property_removal"
        case .currency: "currency"
        case .timeZone: "time_zone"
        case .keepsRoomsOnBooking: "autoupdate_on_confirmation"
        case .changesRoomsOnModification: "autoupdate_on_modification"
        case .returnsRoomsOnCancellation: "autoupdate_on_cancellation"
        case .minStayType: "min_stay_type"
        case .calendarLength, .calendarChanged: "state_length"
        case .calendarShort: "state_length_short"
        case .cutOff: "cut_off"
        case .maxDayAdvance: "max_day_advance"
        case .minPrice: "min_price"
        case .maxPrice: "max_price"
        case .tooManyRoomTypes: "room_type_limit"
        case .tooManyRatePlans: "rate_plan_limit"
        case .tooManyOccupancies: "occupancy_limit"
        case .webhookMissing: "webhook_missing"
        case .webhookWrong(let flaw): "webhook_\(flaw.rawValue)"
        case .roomTypeGone: "room_type_gone"
        case .roomTypeUnmapped: "room_type_unmapped"
        case .roomTypeOccupancy: "room_type_occupancy"
        case .ratePlanGone: "rate_plan_gone"
        case .ratePlanUnmapped: "rate_plan_unmapped"
        case .ratePlanMoved: "rate_plan_moved"
        case .ratePlanOccupancies: "rate_plan_occupancies"
        case .ratePlanCurrency: "rate_plan_currency"
        case .ratePlanDerived: "rate_plan_derived"
        case .noChannel: "no_channel"
        case .channelInactive: "channel_inactive"
        case .channelEmpty: "channel_empty"
        case .ratePlanUnsold: "rate_plan_unsold"
        }
    }

    /// What of the hotel's it is about; empty for the property as a whole.
    public var subject: String {
        switch self {
        case .tooManyOccupancies(let name, _, _), .roomTypeGone(let name), .roomTypeUnmapped(let name),
            .roomTypeOccupancy(let name, _, _), .ratePlanGone(let name), .ratePlanUnmapped(let name),
            .ratePlanMoved(let name), .ratePlanOccupancies(let name, _, _), .ratePlanCurrency(let name, _, _),
            .ratePlanDerived(let name), .channelInactive(let name), .channelEmpty(let name), .ratePlanUnsold(let name):
            name
        default: ""
        }
    }

    /// How bad it is.
    public var severity: AuditFinding.Severity {
        switch self {
        case .propertyGone, .propertyInactive, .propertyRemoval, .currency, .changesRoomsOnModification,
            .returnsRoomsOnCancellation, .roomTypeGone, .ratePlanGone, .ratePlanMoved, .ratePlanCurrency,
            .ratePlanOccupancies:
            .critical
        case .cutOff, .minPrice, .maxPrice, .noChannel, .ratePlanUnsold, .calendarLength, .roomTypeOccupancy: .notice
        default: .warning
        }
    }

    /// What can be done about it without asking anybody; nil where a person must decide.
    var repair: AuditFinding.Repair? {
        switch self {
        case .changesRoomsOnModification, .returnsRoomsOnCancellation, .minStayType, .calendarChanged: .settings
        case .calendarLength(let there, _): .calendarLength(there)
        case .webhookMissing, .webhookWrong: .webhook
        default: nil
        }
    }
}

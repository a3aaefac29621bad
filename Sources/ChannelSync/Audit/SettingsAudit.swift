import ChannexWire
import HotelValues

/// Compares what was read at Channex with what the hotel needs: a pure function.
struct SettingsAudit: Sendable {
    /// A shorter calendar does not let guests book next year's holiday.
    private static let shortCalendar = 365

    let house: House
    let mapping: Mapping
    /// The webhook that is wanted; nil where the feed is only polled.
    let webhook: WebhookWish?
    /// How many days Channex's calendar is to have; nil for as many as it has.
    var calendarLength: Int?

    /// Everything that is not as it should be, the property first.
    func findings(on account: ChannexAccount) -> [AuditFinding] {
        guard let property = account.property else { return [AuditFinding(.propertyGone)] }
        let matters =
            self.property(property) + settings(property.settings) + limits(property) + webhook(account.webhooks)
            + roomTypes(account.roomTypes) + ratePlans(account.ratePlans) + channels(account.channels)
        return matters.map(AuditFinding.init)
    }

    private func property(_ property: ChannexProperty) -> [AuditMatter] {
        var matters: [AuditMatter] = []
        if property.isActive == false { matters.append(.propertyInactive) }
        if let day = property.removalDay { matters.append(.propertyRemoval(day: day.description)) }
        if let currency = property.currency, currency != house.currency {
            matters.append(.currency(there: currency.code, here: house.currency.code))
        }
        if let zone = property.timezone, zone != house.timeZone {
            matters.append(.timeZone(there: zone, here: house.timeZone))
        }
        return matters
    }

    private func settings(_ settings: PropertySettings) -> [AuditMatter] {
        var matters: [AuditMatter] = []
        if settings.lowersAvailabilityOnConfirmation == false { matters.append(.keepsRoomsOnBooking) }
        if settings.adjustsAvailabilityOnModification == true { matters.append(.changesRoomsOnModification) }
        if settings.restoresAvailabilityOnCancellation == true { matters.append(.returnsRoomsOnCancellation) }
        if let type = settings.minStayType, type != .both { matters.append(.minStayType(type.rawValue)) }
        if let length = settings.stateLength { matters += calendar(min(max(length, 100), 730)) }
        if let time = settings.cutOffTime { matters.append(.cutOff(time: time, days: settings.cutOffDays ?? 0)) }
        if let days = settings.maxDayAdvance, days < mapping.calendarLength - 1 {
            matters.append(.maxDayAdvance(days: days))
        }
        if let price = settings.minPrice { matters.append(.minPrice(price.text)) }
        if let price = settings.maxPrice { matters.append(.maxPrice(price.text)) }
        return matters
    }

    private func calendar(_ length: Int) -> [AuditMatter] {
        if let calendarLength, calendarLength != length {
            return [.calendarChanged(there: length, wanted: calendarLength)]
        }
        var matters: [AuditMatter] = []
        if length != mapping.calendarLength {
            matters.append(.calendarLength(there: length, here: mapping.calendarLength))
        }
        if length < SettingsAudit.shortCalendar { matters.append(.calendarShort(days: length)) }
        return matters
    }

    private func limits(_ property: ChannexProperty) -> [AuditMatter] {
        var matters: [AuditMatter] = []
        if let most = property.mostRoomTypes, most < house.roomTypes.count {
            matters.append(.tooManyRoomTypes(most: most, here: house.roomTypes.count))
        }
        if let most = property.mostRatePlans, most < house.ratePlans.count {
            matters.append(.tooManyRatePlans(most: most, here: house.ratePlans.count))
        }
        if let most = property.mostOccupancies {
            for plan in house.ratePlans where plan.occupancies.count > most {
                matters.append(.tooManyOccupancies(plan: plan.code, most: most, here: plan.occupancies.count))
            }
        }
        return matters
    }

    private func webhook(_ there: [ChannexWebhook]) -> [AuditMatter] {
        guard let webhook else { return [] }
        guard let mine = webhook.mine(among: there) else { return [.webhookMissing] }
        return webhook.flaws(of: mine).map { .webhookWrong($0) }
    }
}

import ChannexWire
import HotelValues

extension SettingsAudit {
    func roomTypes(_ there: [ChannexRoomType]) -> [AuditMatter] {
        house.roomTypes.filter { !$0.isRetired }.flatMap { type -> [AuditMatter] in
            guard let id = mapping.roomTypes[type.code] else { return [.roomTypeUnmapped(type.code)] }
            guard let known = there.first(where: { $0.id == id }) else { return [.roomTypeGone(type.code)] }
            guard let adults = known.adults, adults != type.adults else { return [] }
            return [.roomTypeOccupancy(type.code, there: adults, here: type.adults)]
        }
    }

    func ratePlans(_ there: [ChannexRatePlan]) -> [AuditMatter] {
        house.ratePlans.filter { !$0.isRetired }.flatMap { plan -> [AuditMatter] in
            guard let mapped = mapping.ratePlans[plan.code] else { return [.ratePlanUnmapped(plan.code)] }
            guard let known = there.first(where: { $0.id == mapped.id }) else { return [.ratePlanGone(plan.code)] }
            return terms(of: known, for: plan)
        }
    }

    private func terms(of known: ChannexRatePlan, for plan: House.RatePlan) -> [AuditMatter] {
        var matters: [AuditMatter] = []
        if let type = known.roomType, type != mapping.roomTypes[plan.roomType] {
            matters.append(.ratePlanMoved(plan.code))
        }
        let occupancies = known.options.compactMap(\.occupancy).sorted()
        if !occupancies.isEmpty, occupancies != plan.occupancies.sorted() {
            matters.append(.ratePlanOccupancies(plan.code, there: occupancies, here: plan.occupancies.sorted()))
        }
        if let currency = known.currency, currency != mapping.currency {
            matters.append(.ratePlanCurrency(plan.code, there: currency.code, here: mapping.currency.code))
        }
        if let mode = known.rateMode, mode != "manual" { matters.append(.ratePlanDerived(plan.code)) }
        return matters
    }

    func channels(_ there: [ChannexChannel]) -> [AuditMatter] {
        guard !there.isEmpty else { return [.noChannel] }
        var matters: [AuditMatter] = []
        let active = there.filter(\.isActive)
        for channel in there {
            let name = channel.title ?? channel.agency ?? channel.id.rawValue
            if !channel.isActive { matters.append(.channelInactive(name)) }
            if channel.isActive, channel.ratePlans.isEmpty { matters.append(.channelEmpty(name)) }
        }
        guard !active.isEmpty else { return matters }
        let sold = Set(active.flatMap(\.ratePlans))
        for plan in house.ratePlans where !plan.isRetired {
            guard let mapped = mapping.ratePlans[plan.code] else { continue }
            if sold.isDisjoint(with: [mapped.id] + mapped.options.values) { matters.append(.ratePlanUnsold(plan.code)) }
        }
        return matters
    }
}

/// What the life of a stored object does to others.
extension World {
    mutating func didCreate(_ object: StoredObject) {
        guard let owner = object.property else { return }
        switch object.kind {
        case .taxSet:
            // The first set of a property becomes its default (contract §2.5).
            if properties[owner]?.defaultTaxSet == nil { properties[owner]?.defaultTaxSet = object.id }
            associate(object)
        case .hotelPolicy:
            if properties[owner]?.hotelPolicy == nil { properties[owner]?.hotelPolicy = object.id }
        case .tax, .photo, .availabilityRule, .groupUser, .propertyUser: break
        }
    }

    mutating func didUpdate(_ object: StoredObject) {
        if object.kind == .taxSet { associate(object) }
    }

    mutating func didDelete(_ object: StoredObject) {
        switch object.kind {
        case .tax: removeFromSets(object)
        case .taxSet:
            if let owner = object.property, properties[owner]?.defaultTaxSet == object.id {
                properties[owner]?.defaultTaxSet = nil
            }
            for id in ratePlans.keys where ratePlans[id]?.fields["tax_set_id"]?.text == object.id {
                ratePlans[id]?.assign(taxSet: nil)
            }
        case .hotelPolicy:
            if let owner = object.property, properties[owner]?.hotelPolicy == object.id {
                properties[owner]?.hotelPolicy = nil
            }
        case .photo, .availabilityRule, .groupUser, .propertyUser: break
        }
    }

    /// Gives the set to the plans that it names (contract §2.5).
    private mutating func associate(_ set: StoredObject) {
        for plan in (set.fields["associated_rate_plan_ids"]?.elements ?? []).compactMap(\.text) {
            ratePlans[plan]?.assign(taxSet: set.id)
        }
    }

    private mutating func removeFromSets(_ tax: StoredObject) {
        for set in stored.all(.taxSet) {
            guard let taxes = set.fields["taxes"]?.elements else { continue }
            let kept = taxes.filter { $0["id"]?.text != tax.id }
            if kept.count == taxes.count { continue }
            stored[.taxSet, set.id]?.fields = set.fields.setting("taxes", .array(kept))
        }
    }
}

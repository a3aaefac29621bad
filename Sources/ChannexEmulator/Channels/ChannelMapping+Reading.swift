extension FieldReader {
    /// The mappings that there are once the body's `rate_plans` are put over the present ones; nil if one is wrong.
    mutating func mappings(
        of adapter: ChannelAdapter?,
        _ properties: [String]?,
        present: [ChannelMapping],
        _ world: World,
        _ moment: Moment
    ) -> [ChannelMapping]? {
        guard let value = fields["rate_plans"], !value.isNull else { return present }
        guard let elements = value.elements else { return refuse("rate_plans", FaultText.invalid) }
        guard let adapter, let properties else { return nil }
        var mappings = present.filter { properties.contains($0.property) }
        for element in elements {
            let reading = ChannelMappingReading(adapter: adapter, properties: properties, world: world)
            if let fault = reading.put(element, onto: &mappings, moment) { faults.add("rate_plans", fault) }
        }
        return faults.contains("rate_plans") ? nil : mappings
    }
}

/// What an element of `rate_plans` is read with (contract §7.1).
private struct ChannelMappingReading {
    let adapter: ChannelAdapter
    let properties: [String]
    let world: World

    /// Adds, changes or, where its settings are null, removes a mapping; answers what is wrong.
    func put(_ element: JSON, onto mappings: inout [ChannelMapping], _ moment: Moment) -> String? {
        guard let option = element["rate_plan_id"]?.text, !option.isEmpty else {
            return "rate_plan_id \(FaultText.blank)"
        }
        if let settings = element["settings"], settings.isNull {
            mappings.removeAll { $0.option == option && (element["id"]?.text ?? $0.id) == $0.id }
            return nil
        }
        guard let plan = world.plan(ofOption: option), properties.contains(plan.property) else {
            return "rate_plan_id \(FaultText.missing)"
        }
        guard let settings = element["settings"], settings.members != nil else {
            return "settings \(FaultText.invalid)"
        }
        if let fault = adapter.rateParameters.lazy.compactMap({ $0.fault(in: settings[$0.name]) }).first {
            return fault
        }
        let present = place(of: element, option, settings, in: mappings)
        let mapping = ChannelMapping(
            id: present.map { mappings[$0].id } ?? moment.makeID(),
            property: plan.property,
            roomType: plan.roomType,
            ratePlan: plan.id,
            option: option,
            occupancy: plan.options.first { $0.id == option }?.occupancy ?? 0,
            settings: settings
        )
        if let present { mappings[present] = mapping } else { mappings.append(mapping) }
        return nil
    }

    /// The mapping that the element is about: by its id, else the one of the same plan and the same place at the agency.
    private func place(of element: JSON, _ option: String, _ settings: JSON, in mappings: [ChannelMapping]) -> Int? {
        if let id = element["id"]?.text { return mappings.firstIndex { $0.id == id } }
        let codes = ["room_type_code", "rate_plan_code", "listing_id", "occupancy"]
        return mappings.firstIndex { mapping in
            mapping.option == option && codes.allSatisfy { mapping.settings[$0]?.word == settings[$0]?.word }
        }
    }
}

import HTTPTypes

/// Rate plans over HTTP (contract §2.4).
extension World {
    func listRatePlans(_ call: Call) throws(Refusal) -> Reply {
        try Listing.reply(ratePlanItems, call.query)
    }

    func ratePlanOptions(_ call: Call) throws(Refusal) -> Reply {
        let items = try Listing.filtered(ratePlanItems, call.query)
        let plans = items.compactMap { ratePlans[$0.id] }.sorted { $0.title < $1.title }
        let isDetailed = call.query.flag("multi_occupancy")
        return .list(
            plans.flatMap { plan in
                plan.options.prefix(isDetailed ? plan.options.count : 1).map { plan.optionEntity($0) }
            }
        )
    }

    mutating func createRatePlan(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let body = try fields(of: call)
        let property = try owner(of: body)
        let roomType = try roomType(of: body, in: property)
        let parent = try parent(of: body, in: property)
        let draft = try RatePlanDraft(creating: body, property: property, roomType: roomType, parent: parent)
        try checkTitle(draft, except: nil)
        try checkSizes(draft)
        try checkOptions(draft)
        try checkTaxSet(draft)
        var plan = RatePlan(
            draft,
            id: moment.makeID(),
            insertedAt: stamp(moment),
            first: property.today(moment),
            makeID: moment.makeID
        )
        plan.open(through: property.lastDay(moment))
        ratePlans[plan.id] = plan
        openCalendars(of: property.id, moment)
        return .entity(entity(of: plan), status: .created).noting(properties: [property.id])
    }

    func ratePlan(_ call: Call) throws(Refusal) -> Reply {
        guard let plan = ratePlans[call.id] else { throw .notFound }
        return .entity(entity(of: plan)).noting(properties: [plan.property])
    }

    mutating func updateRatePlan(_ call: Call) throws(Refusal) -> Reply {
        guard var plan = ratePlans[call.id], let roomType = roomTypes[plan.roomType] else { throw .notFound }
        let draft = try RatePlanDraft(changing: plan, by: try fields(of: call), roomType: roomType)
        try checkTitle(draft, except: plan.id)
        try checkTaxSet(draft)
        plan.write(draft)
        ratePlans[plan.id] = plan
        return .entity(entity(of: plan)).noting(properties: [plan.property])
    }

    mutating func deleteRatePlan(_ call: Call) throws(Refusal) -> Reply {
        guard let plan = ratePlans[call.id] else { throw .notFound }
        let isParent = ratePlans.values.contains { $0.parent == plan.id }
        if isParent, !call.query.flag("force") {
            throw .invalid(Faults("rate_plan", "has derived rate plan(s)"))
        }
        if isMapped(ratePlan: plan.id), !call.query.flag("force") {
            throw .invalid(Faults("rate_plan", "is mapped to channel(s)"))
        }
        unmap(ratePlan: plan.id)
        ratePlans[plan.id] = nil
        for id in ratePlans.keys where ratePlans[id]?.parent == plan.id { ratePlans[id]?.detach() }
        return Reply.success.noting(properties: [plan.property])
    }

    private func roomType(of body: JSON, in property: Property) throws(Refusal) -> RoomType {
        guard let id = body["room_type_id"]?.text, !id.isEmpty else {
            throw .invalid(Faults("room_type_id", FaultText.blank))
        }
        guard let roomType = roomTypes[id], roomType.property == property.id else {
            throw .invalid(Faults("room_type_id", FaultText.missing))
        }
        return roomType
    }

    private func parent(of body: JSON, in property: Property) throws(Refusal) -> String? {
        guard let value = body["parent_rate_plan_id"], !value.isNull else { return nil }
        guard let id = value.text, ratePlans[id]?.property == property.id else {
            throw .invalid(Faults("parent_rate_plan_id", FaultText.missing))
        }
        return id
    }

    private func checkTitle(_ draft: RatePlanDraft, except id: String?) throws(Refusal) {
        guard switches.refuseDuplicateTitles else { return }
        let isTaken = ratePlans.entities(of: draft.property).contains { plan in
            let isNear = switches.titleScope == .property || plan.roomType == draft.roomType
            return isNear && plan.title == draft.title && plan.id != id
        }
        if isTaken { throw .invalid(Faults("title", "Duplication in Rate Plan title is not allowed!")) }
    }

    /// A plan sold by the room has one price (contract §2.4.2).
    private func checkOptions(_ draft: RatePlanDraft) throws(Refusal) {
        guard switches.oneOptionPerRoom, draft.fields["sell_mode"] == "per_room" else { return }
        if draft.options.count > 1 { throw .invalid(Faults("options", "should have exactly one option")) }
    }

    /// A tax set belongs to the plan's property (contract §2.4.4).
    private func checkTaxSet(_ draft: RatePlanDraft) throws(Refusal) {
        guard let id = draft.fields["tax_set_id"]?.text else { return }
        if stored[.taxSet, id]?.property != draft.property { throw .invalid(Faults("tax_set_id", FaultText.missing)) }
    }

    private func checkSizes(_ draft: RatePlanDraft) throws(Refusal) {
        guard switches.enforceSizeLimits else { return }
        if ratePlans.ids(of: draft.property).count >= switches.maximumRatePlans {
            throw .invalid(Faults("property_id", "count of rate plans is limited to \(switches.maximumRatePlans)"))
        }
        if draft.options.count > switches.maximumOccupancies {
            throw .invalid(Faults("options", "count of occupancies is limited to \(switches.maximumOccupancies)"))
        }
    }

    private var ratePlanItems: [Listing.Item] {
        ratePlans.values.map { plan in
            Listing.Item(
                id: plan.id,
                property: plan.property,
                insertedAt: plan.insertedAt,
                entity: entity(of: plan, inList: true)
            )
        }
    }
}

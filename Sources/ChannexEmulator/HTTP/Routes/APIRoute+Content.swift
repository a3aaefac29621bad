extension APIRoute {
    /// Groups, properties, room types, rate plans and facilities (contract §2).
    static let content: [APIRoute] =
        groups + facilities + [
            .get("properties") { world, call, _ throws(Refusal) in try world.listProperties(call) },
            .get("properties/options") { world, call, _ throws(Refusal) in try world.propertyOptions(call) },
            .post("properties") { world, call, moment throws(Refusal) in try world.createProperty(call, moment) },
            .get("properties/:id") { world, call, _ throws(Refusal) in try world.property(call) },
            .put("properties/:id") { world, call, moment throws(Refusal) in try world.updateProperty(call, moment) },
            .delete("properties/:id") { world, call, _ throws(Refusal) in try world.deleteProperty(call) },
            .get("room_types") { world, call, _ throws(Refusal) in try world.listRoomTypes(call) },
            .get("room_types/options") { world, call, _ throws(Refusal) in try world.roomTypeOptions(call) },
            .post("room_types") { world, call, moment throws(Refusal) in try world.createRoomType(call, moment) },
            .get("room_types/:id") { world, call, _ throws(Refusal) in try world.roomType(call) },
            .put("room_types/:id") { world, call, moment throws(Refusal) in try world.updateRoomType(call, moment) },
            .delete("room_types/:id") { world, call, _ throws(Refusal) in try world.deleteRoomType(call) },
            .get("rate_plans") { world, call, _ throws(Refusal) in try world.listRatePlans(call) },
            .get("rate_plans/options") { world, call, _ throws(Refusal) in try world.ratePlanOptions(call) },
            .post("rate_plans") { world, call, moment throws(Refusal) in try world.createRatePlan(call, moment) },
            .get("rate_plans/:id") { world, call, _ throws(Refusal) in try world.ratePlan(call) },
            .put("rate_plans/:id") { world, call, _ throws(Refusal) in try world.updateRatePlan(call) },
            .delete("rate_plans/:id") { world, call, _ throws(Refusal) in try world.deleteRatePlan(call) },
        ]

    private static let groups: [APIRoute] = [
        .get("groups") { world, call, _ throws(Refusal) in try world.listGroups(call) },
        .post("groups") { world, call, moment throws(Refusal) in try world.createGroup(call, moment) },
        .get("groups/:id") { world, call, _ throws(Refusal) in try world.group(call) },
        .put("groups/:id") { world, call, _ throws(Refusal) in try world.updateGroup(call) },
        .delete("groups/:id") { world, call, _ throws(Refusal) in try world.deleteGroup(call) },
        .post("groups/:id/properties/:property_id") { world, call, _ throws(Refusal) in
            try world.attachProperty(call)
        },
        .delete("groups/:id/properties/:property_id") { world, call, _ throws(Refusal) in
            try world.detachProperty(call)
        },
    ]

    private static let facilities: [APIRoute] = [
        .get("property_facilities") { world, call, _ throws(Refusal) in
            try world.listFacilities("property_facility", Facility.ofProperties, call)
        },
        .get("property_facilities/options") { world, _, _ throws(Refusal) in
            world.facilityOptions("property_facility", Facility.ofProperties)
        },
        .get("room_facilities") { world, call, _ throws(Refusal) in
            try world.listFacilities("room_facility", Facility.ofRooms, call)
        },
        .get("room_facilities/options") { world, _, _ throws(Refusal) in
            world.facilityOptions("room_facility", Facility.ofRooms)
        },
    ]
}

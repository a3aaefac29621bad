extension StoredSchema {
    /// What a guest pays on top, or as part, of the price (contract §2.5).
    static let tax = StoredSchema(
        "tax",
        path: "taxes",
        hidden: ["property_id"],
        rules: [
            .required("property_id", .reference(.property)), .required("title", .text(limit: 255)),
            .required("logic", .word(logics)), .required("type", .word(["tax", "fee", "city tax"])),
            .required("rate", .decimal), .optional("currency", .currency), .required("is_inclusive", .flag),
            .optional("skip_nights", .integer(least: 0)), .optional("max_nights", .integer(least: 0)),
            .optional("applicable_date_ranges", .periods(most: 20), initial: []),
        ],
        check: checkTax
    )

    /// Taxes that are computed together (contract §2.5).
    static let taxSet = StoredSchema(
        "tax_set",
        path: "tax_sets",
        hidden: ["property_id"],
        rules: [
            .required("property_id", .reference(.property)), .required("title", .text(limit: 255)),
            .required("currency", .currency), .required("taxes", .levels),
            .optional("associated_rate_plan_ids", .references(.ratePlan), initial: []),
        ]
    )

    /// The rules of a house (contract §2.6).
    static let hotelPolicy = StoredSchema(
        "hotel_policy",
        path: "hotel_policies",
        hidden: ["property_id"],
        rules: [
            .optional("property_id", .reference(.property)), .required("title", .text(limit: 255)),
            .required("currency", .currency), .optional("is_adults_only", .flag, initial: false),
            .optional("max_count_of_guests", .integer(least: 1)), .optional("checkin_time", .hour),
            .optional("checkout_time", .hour), .optional("internet_access_type", .text(limit: 255)),
            .optional("internet_access_coverage", .text(limit: 255)), .optional("internet_access_cost", .decimal),
            .optional("parking_type", .text(limit: 255)), .optional("parking_reservation", .text(limit: 255)),
            .optional("parking_is_private", .flag), .optional("pets_policy", .text(limit: 255)),
            .optional("pets_non_refundable_fee", .decimal), .optional("pets_refundable_deposit", .decimal),
            .optional("smoking_policy", .text(limit: 255)),
        ]
    )

    /// A picture of a property or of one of its room types (contract §2.1.1, §2.6).
    static let photo = StoredSchema(
        "photo",
        path: "photos",
        order: "position",
        rules: [
            .required("property_id", .reference(.property)), .optional("room_type_id", .reference(.roomType)),
            .required("url", .text(limit: 2_000)), .optional("position", .integer(least: 0), initial: 0),
            .optional("author", .text(limit: 255)),
            .optional("kind", .word(["photo", "ad", "menu"]), initial: "photo"),
            .optional("description", .text(limit: 2_000)),
        ]
    )

    /// What a channel is shown instead of the availability (contract §2.7).
    static let availabilityRule = StoredSchema(
        "channel_availability_rule",
        path: "channel_availability_rules",
        rules: [
            .required("property_id", .reference(.property)), .optional("title", .text(limit: 255)),
            .required("affected_channels", .references(.anything)),
            .required("affected_room_types", .references(.roomType)), .required("type", .word(ruleTypes)),
            .optional("value", .integer(least: 0)), .required("start_date", .day), .optional("end_date", .day),
            .optional("days", .weekdays, initial: ["mo", "tu", "we", "th", "fr", "sa", "su"]),
        ],
        check: checkAvailabilityRule
    )

    /// Somebody who may work on a group's properties (contract §2.2).
    static let groupUser = StoredSchema(
        "group_user",
        path: "group_users",
        bodyKey: "invite",
        order: "inserted_at",
        rules: [.required("group_id", .reference(.group))] + invitation
    )

    /// Somebody who may work on a property (contract §2.2).
    static let propertyUser = StoredSchema(
        "property_user",
        path: "property_users",
        bodyKey: "invite",
        order: "inserted_at",
        rules: [.required("property_id", .reference(.property))] + invitation
    )

    private static let invitation: [FieldRule] = [
        .required("user_email", .text(limit: 255)), .required("role", .word(["owner", "user"])),
        .optional("overrides", .object, initial: [:]),
    ]

    private static let logics: Set<String> = [
        "percent", "per_room", "per_room_per_night", "per_person", "per_person_per_night", "per_night", "per_booking",
    ]

    private static let ruleTypes: Set<String> = ["close_out", "availability_offset", "max_availability"]
}

// MARK: - What fields must be together

extension StoredSchema {
    /// A percentage lies between 0 and 100; any other tax has a currency (contract §2.5).
    private static func checkTax(_ reader: inout FieldReader) {
        let rate = DecimalText(reader.fields["rate"] ?? .null)
        if let rate, !rate.isNotNegative { reader.faults.add("rate", FaultText.notNegative) }
        if reader.fields["logic"] == "percent" {
            if let rate, !rate.isWithin(100) { reader.faults.add("rate", "must be less than or equal to 100") }
        } else if reader.isBlank("currency") {
            reader.faults.add("currency", FaultText.blank)
        }
    }

    /// A rule that counts rooms says how many; it does not end before it begins (contract §2.7).
    private static func checkAvailabilityRule(_ reader: inout FieldReader) {
        let type = reader.fields["type"]?.text
        if type != nil, type != "close_out", reader.isBlank("value") { reader.faults.add("value", FaultText.blank) }
        guard let first = reader.fields.day("start_date"), let last = reader.fields.day("end_date") else { return }
        if last < first { reader.faults.add("end_date", FaultText.invalid) }
    }
}

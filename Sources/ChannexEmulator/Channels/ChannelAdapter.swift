/// What a connection to an agency needs, and what it can do: the descriptor of its adapter (contract §7.1).
struct ChannelAdapter: Sendable {
    /// How the rooms and rates of an agency are laid out.
    enum MappingMode: String, Sendable {
        case roomRateMultioccupancy = "room_rate_multioccupancy"
        case direct, listing, tree
    }

    /// One field of a connection's settings, or of a mapping's.
    struct Parameter: Sendable {
        /// What kind of value it takes.
        enum Kind: String, Sendable {
            case string, integer, boolean
        }

        let name: String
        var kind = Kind.string
        var isRequired = false
        var isHidden = false
        /// The words that it may be; empty where any will do.
        var options: [String] = []
    }

    /// The agency.
    let ota: OTA
    /// The code by which requests name it, such as `BookingCom`.
    let code: String
    let mappingMode: MappingMode
    /// The fields of the connection's settings.
    let parameters: [Parameter]
    /// The fields of each mapping's settings.
    let rateParameters: [Parameter]
    /// The field of the settings that no two connections of the whole environment may share (contract §7.1).
    let identity: String
    /// Whether one connection may serve several properties.
    var servesSeveralProperties = false
    /// What `execute/…` and `action/…` know.
    let actions: [String]

    /// The adapter that a request names by its code in any spelling, or by the agency's short code (contract §6.8).
    static func named(_ text: String) -> ChannelAdapter? {
        if let ota = OTA(rawValue: text.uppercased()) { return ota.adapter }
        let letters = text.lowercased().filter(\.isLetter)
        return OTA.allCases.map(\.adapter).first { adapter in
            adapter.code.lowercased() == letters || adapter.ota.name.lowercased().filter(\.isLetter) == letters
        }
    }

    /// The descriptor as it is read.
    var descriptor: JSON {
        [
            "code": .string(code), "title": .string(ota.title), "kind": "ota",
            "params": .object(parameters.map { JSON.Member($0.name, $0.json) }),
            "rate_params": .object(rateParameters.map { JSON.Member($0.name, $0.json) }),
            "mapping_mode": .string(mappingMode.rawValue), "message_support": true,
            "property_mapping": servesSeveralProperties ? "multiple" : "single",
            "actions": .array(actions.map(JSON.string)),
        ]
    }
}

extension ChannelAdapter.Parameter {
    fileprivate var json: JSON {
        let facts: JSON = [
            "type": .string(kind.rawValue), "required": .bool(isRequired), "hidden": .bool(isHidden),
        ]
        return options.isEmpty ? facts : facts.setting("options", .array(options.map(JSON.string)))
    }

    /// What is wrong with a value of the field; nil where nothing is.
    func fault(in value: JSON?) -> String? {
        guard let value, !value.isNull, value != "" else { return isRequired ? "\(name) \(FaultText.blank)" : nil }
        let isRight =
            switch kind {
            case .boolean: value.boolean != nil
            case .integer: value.integer ?? value.text.flatMap { Int($0) } != nil
            case .string: value.text.map { options.isEmpty || options.contains($0) } ?? (value.integer != nil)
            }
        return isRight ? nil : "\(name) \(FaultText.invalid)"
    }
}

extension OTA {
    /// What its connections need (contract §7.1).
    var adapter: ChannelAdapter {
        switch self {
        case .bookingCom: OTA.bookingComAdapter
        case .airbnb: OTA.airbnbAdapter
        case .expedia: OTA.expediaAdapter
        }
    }

    private static let bookingComAdapter = ChannelAdapter(
        ota: .bookingCom,
        code: "BookingCom",
        mappingMode: .roomRateMultioccupancy,
        parameters: [
            .init(name: "hotel_id", isRequired: true), .init(name: "machine_account", isHidden: true),
            .init(name: "send_email_notifications", kind: .boolean), .init(name: "email"),
        ],
        rateParameters: [
            .init(name: "rate_plan_code", isRequired: true), .init(name: "room_type_code", isRequired: true),
            .init(name: "occupancy", kind: .integer), .init(name: "pricing_type", options: ["Standard", "OBP"]),
            .init(name: "primary_occ", kind: .boolean), .init(name: "readonly", kind: .boolean),
        ],
        identity: "hotel_id",
        actions: ["load_future_reservations"]
    )

    /// Airbnb's settings (contract §7.4); the account comes from its own page, hence the hidden field.
    private static let airbnbAdapter = ChannelAdapter(
        ota: .airbnb,
        code: "AirBNB",
        mappingMode: .listing,
        parameters: [
            .init(name: "user_id", isHidden: true), .init(name: "min_stay_type", options: ["Arrival", "Through"]),
            .init(name: "booking_amount_settings", options: ["Payout Amount", "Total Paid Amount"]),
            .init(name: "cohost_payout_calculations", kind: .boolean),
        ],
        rateParameters: [.init(name: "listing_id", isRequired: true)],
        identity: "user_id",
        servesSeveralProperties: true,
        actions: ["publish", "unpublish", "get_unpublish_reasons", "load_future_reservations"]
    )

    private static let expediaAdapter = ChannelAdapter(
        ota: .expedia,
        code: "Expedia",
        mappingMode: .roomRateMultioccupancy,
        parameters: [.init(name: "hotel_id", isRequired: true)],
        rateParameters: [
            .init(name: "rate_plan_code", isRequired: true), .init(name: "room_type_code", isRequired: true),
            .init(name: "occupancy", kind: .integer), .init(name: "primary_occ", kind: .boolean),
        ],
        identity: "hotel_id",
        actions: ["load_future_reservations"]
    )
}

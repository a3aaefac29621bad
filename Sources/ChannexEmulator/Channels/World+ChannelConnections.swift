/// What may be asked before a channel is made, and what an agency can be told through it (contract §7.1, §7.4).
extension World {
    func listAdapters() -> Reply { .list(OTA.allCases.map(\.adapter.descriptor)) }

    func listAdapterCodes() -> Reply {
        .list(
            OTA.allCases.map { ota in
                [
                    "code": .string(ota.rawValue), "channel": .string(ota.adapter.code),
                    "title": .string(ota.title),
                ]
            }
        )
    }

    func adapter(_ call: Call) throws(Refusal) -> Reply {
        guard let code = call.query.value("code"), !code.isEmpty else { throw .badRequest(["code is required"]) }
        guard let adapter = ChannelAdapter.named(code) else { throw .notFound }
        return .entityless(adapter.descriptor)
    }

    /// Whether an agency lets the hotel of those settings be connected: any that the settings describe well.
    func testConnection(_ call: Call) throws(Refusal) -> Reply {
        _ = try connection(call)
        return Reply(["data": ["success": true], "meta": ["message": "Success"]])
    }

    /// The agency's rooms and rates.
    func mappingDetails(_ call: Call) throws(Refusal) -> Reply { .entityless(try connection(call).mappingDetails) }

    /// What the agency says about the connection itself.
    func connectionDetails(_ call: Call) throws(Refusal) -> Reply {
        let hotel = try connection(call)
        return .entityless([
            "channel": .string(hotel.ota.adapter.code), "currency": JSON(hotel.currency),
            "pricing_type": hotel.ota == .airbnb ? .null : "Standard",
        ])
    }

    /// Carries out an action of the agency; for Airbnb those are about a listing (contract §7.1).
    mutating func executeAction(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let channel = try channel(call.id)
        let action = call.parameters["action"] ?? ""
        guard channel.ota.adapter.actions.contains(action), !action.hasPrefix("get_") else { throw .notFound }
        if action.hasSuffix("publish"), switches.publishNeedsMapping {
            try checkListing(call.body?["listing_id"], of: channel)
        }
        if action == "load_future_reservations" { importBookings(of: channel, moment) }
        return Reply.success.noting(properties: channel.properties)
    }

    /// Answers a question about the agency.
    func lookUp(_ call: Call) throws(Refusal) -> Reply {
        let channel = try channel(call.id)
        let action = call.parameters["action"] ?? ""
        guard channel.ota.adapter.actions.contains(action), action.hasPrefix("get_") else { throw .notFound }
        let reasons = ["temporarily_unavailable", "no_longer_hosting", "other"]
        return Reply(["data": .array(reasons.map(JSON.string))]).noting(properties: channel.properties)
    }

    private func checkListing(_ id: JSON?, of channel: Channel) throws(Refusal) {
        guard let id = id?.word else { throw .invalid(Faults("listing_id", FaultText.blank)) }
        let isMapped = channel.mappings.contains { $0.settings["listing_id"]?.word == id }
        if !isMapped { throw .invalid(Faults("listing_id", FaultText.missing)) }
    }

    /// The hotel that a body of `channel` and `settings` describes.
    private func connection(_ call: Call) throws(Refusal) -> OTAHotel {
        guard let body = call.body?["channel"]?.members != nil ? call.body?["channel"] : call.body,
            body.members != nil
        else { throw .badRequest([]) }
        var reader = FieldReader(body)
        let adapter = reader.adapter()
        let settings = reader.settings(of: adapter)
        try reader.faults.check()
        guard let adapter, let settings else { throw .invalid(reader.faults) }
        return OTAHotel(adapter.ota, settings)
    }
}

extension Reply {
    /// Facts under `data` that are no entity.
    static func entityless(_ data: JSON) -> Reply { Reply(["data": data]) }
}

import HotelValues

/// A key to Channex's own pages for one property, good once and for a quarter of an hour (contract §7.6).
struct OneTimeToken: Codable, Sendable {
    static let lifetime: Duration = .seconds(15 * 60)

    let token: String
    let property: String?
    let username: String?
    let expiry: Timestamp
}

extension World {
    mutating func createOneTimeToken(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var reader = FieldReader(try call.entity("one_time_token"))
        let needsProperty = reader.isBlank("group_id")
        let property = reader.text("property_id", required: needsProperty)
        if let property, properties[property] == nil { reader.faults.add("property_id", FaultText.missing) }
        let username = reader.text("username")
        try reader.faults.check()
        oneTimeTokens.removeAll { $0.expiry <= moment.now }
        let token = OneTimeToken(
            token: moment.makeID().filter { $0 != "-" },
            property: property,
            username: username,
            expiry: moment.now + OneTimeToken.lifetime
        )
        oneTimeTokens.append(token)
        return Reply(["data": ["token": .string(token.token)], "meta": ["message": "Success"]])
            .noting(properties: [property].compactMap(\.self))
    }

    /// Takes a token in; nil for one that is used up, too old or made up.
    mutating func redeem(_ token: String, _ moment: Moment) -> OneTimeToken? {
        guard let index = oneTimeTokens.firstIndex(where: { $0.token == token }) else { return nil }
        let found = oneTimeTokens.remove(at: index)
        return found.expiry > moment.now ? found : nil
    }
}

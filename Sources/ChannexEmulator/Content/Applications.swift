import HotelValues

/// An application that is installed on a property (contract §7.7).
struct Installation: Codable, Sendable {
    let id: String
    let property: String
    let code: String
    let insertedAt: Timestamp

    /// The codes that can be installed.
    static let codes = ["booking_crs", "channex_messages"]

    var entity: JSON {
        let attributes: JSON = [
            "id": .string(id), "property_id": .string(property), "application_code": .string(code),
            "is_active": true, "settings": [:], "inserted_at": .string(insertedAt.naiveText),
        ]
        let relationships: JSON = ["property": .reference("property", property)]
        return .entity("application_installation", id: id, attributes, relationships: relationships)
    }
}

/// Applications over HTTP (contract §7.7).
extension World {
    func listApplications() -> Reply {
        .list(Installation.codes.map { .entity("application", id: $0, ["code": .string($0)]) })
    }

    func listInstallations(_ call: Call) throws(Refusal) -> Reply {
        let items = installations.map { installation in
            Listing.Item(
                id: installation.id,
                property: installation.property,
                insertedAt: installation.insertedAt,
                entity: installation.entity
            )
        }
        return .list(try Listing.filtered(items, call.query).map(\.entity))
    }

    /// Installs an application; installing it again answers the same installation.
    mutating func install(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let body = try call.entity("application_installation")
        let property = try owner(of: body)
        guard let code = body["application_code"]?.text, !code.isEmpty else {
            throw .invalid(Faults("application_code", FaultText.blank))
        }
        guard Installation.codes.contains(code) else { throw .invalid(Faults("application_code", FaultText.invalid)) }
        let present = installations.first { $0.property == property.id && $0.code == code }
        if let present { return Reply.entity(present.entity).noting(properties: [property.id]) }
        let installation = Installation(
            id: moment.makeID(),
            property: property.id,
            code: code,
            insertedAt: stamp(moment)
        )
        installations.append(installation)
        return Reply.entity(installation.entity).noting(properties: [property.id])
    }

    mutating func uninstall(_ call: Call) throws(Refusal) -> Reply {
        guard let index = installations.firstIndex(where: { $0.id == call.id }) else { throw .notFound }
        let installation = installations.remove(at: index)
        return Reply.success.noting(properties: [installation.property])
    }

    /// Refuses what needs an application that the property does not have.
    func checkInstalled(_ code: String, on property: String?) throws(Refusal) {
        let isInstalled = installations.contains { $0.code == code && $0.property == property }
        if !isInstalled { throw .forbidden }
    }
}

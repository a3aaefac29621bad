import HotelValues

/// An application that properties can have (contract §7.7).
struct InstallableApplication: Sendable {
    let id: String
    let code: String
    let title: String

    /// Those that the contract names.
    static let all = [
        InstallableApplication(id: "3f0c2b1a-7c1e-4d7a-9a51-5d0a6e2f0001", code: "booking_crs", title: "Booking CRS"),
        InstallableApplication(
            id: "3f0c2b1a-7c1e-4d7a-9a51-5d0a6e2f0002",
            code: "channex_messages",
            title: "Messages & Reviews"
        ),
        InstallableApplication(id: "3f0c2b1a-7c1e-4d7a-9a51-5d0a6e2f0003", code: "apaleo", title: "apaleo"),
        InstallableApplication(id: "3f0c2b1a-7c1e-4d7a-9a51-5d0a6e2f0004", code: "channex_payments", title: "Payments"),
        InstallableApplication(
            id: "3f0c2b1a-7c1e-4d7a-9a51-5d0a6e2f0005",
            code: "stripe_tokenization",
            title: "Stripe Tokenization"
        ),
    ]

    var entity: JSON {
        let attributes: JSON = ["id": .string(id), "code": .string(code), "title": .string(title)]
        return .entity("application", id: id, attributes)
    }
}

/// An application that is installed on a property (contract §7.7).
struct Installation: Codable, Sendable {
    let id: String
    let property: String
    let code: String
    let insertedAt: Timestamp

    var entity: JSON {
        let application = InstallableApplication.all.first { $0.code == code }?.id
        let attributes: JSON = [
            "id": .string(id), "property_id": .string(property), "application_code": .string(code),
            "application_id": JSON(application), "is_active": true, "settings": [:],
            "inserted_at": .string(insertedAt.naiveText),
        ]
        let relationships: JSON = [
            "property": .reference("property", property), "application": .reference("application", application),
        ]
        return .entity("application_installation", id: id, attributes, relationships: relationships)
    }
}

/// Applications over HTTP (contract §7.7).
extension World {
    func listApplications() -> Reply {
        .list(InstallableApplication.all.map(\.entity))
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

    /// Installs an application; installing it again answers the same installation, or is refused.
    mutating func install(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let body = try call.entity("application_installation")
        let property = try owner(of: body)
        guard let code = body["application_code"]?.text, !code.isEmpty else {
            throw .invalid(Faults("application_code", FaultText.blank))
        }
        guard InstallableApplication.all.contains(where: { $0.code == code }) else {
            throw .invalid(Faults("application_code", FaultText.invalid))
        }
        let present = installations.first { $0.property == property.id && $0.code == code }
        if present != nil, !switches.repeatedInstallSucceeds {
            throw .invalid(Faults("application_code", FaultText.exists))
        }
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

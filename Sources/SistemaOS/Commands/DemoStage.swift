import ChannelSync
import ChannexClient
import ChannexWire
import Foundation
import HotelValues
import ServiceLifecycle

/// Sets the demo hotel up once all servers answer, and tells people where everything is.
struct DemoStage: Service {
    let workshop: Workshop
    let link: ChannelLink
    let channex: any ChannexAPI
    let addresses: DemoAddresses
    let folder: String
    /// Yields a port for each server that accepts connections.
    let ready: AsyncStream<Int>

    func run() async throws {
        var servers = 0
        for await _ in ready.cancelOnGracefulShutdown() {
            servers += 1
            if servers == 3 { break }
        }
        guard servers == 3 else { return }
        let wishes = ChannexSetup.Wishes(publicURL: addresses.middleware, webhookSecret: addresses.webhookSecret)
        let report = try await ChannexSetup(link: link, wishes: wishes, secrets: Workshop.webhookSecrets).run()
        guard let mapping = report.mapping else { return }
        // Guests of the demo book through Channex's booking API, which is an application of its own (contract §6.12).
        try await channex.install(ApplicationInstallation(property: mapping.property, code: "booking_crs"))
        try write(mapping)
        announce(mapping)
        try await gracefulShutdown()
    }

    private func write(_ mapping: Mapping) throws {
        try write(Answer.json(of: DemoFacts(addresses, mapping)), to: "\(folder)/demo.json")
        try write(shellVariables(mapping), to: "\(folder)/demo.env")
    }

    /// The files hold keys: they are their owner's alone.
    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// The same facts for a shell: `ROOM_OV` is the room type `ov` at Channex, `PLAN_OV_FLEX` the plan `ov-flex`.
    private func shellVariables(_ mapping: Mapping) -> String {
        func name(_ prefix: String, _ code: String) -> String {
            "\(prefix)_\(code.uppercased().replacing("-", with: "_"))"
        }
        let fixed = [
            "PMS=\(addresses.pms)", "PMS_KEY=\(addresses.apiKey)", "MIDDLEWARE=\(addresses.middleware)",
            "CHANNEX=\(addresses.channex)/api/v1", "CHANNEX_ADMIN=\(addresses.channex)/admin",
            "CHANNEX_KEY=\(addresses.channexKey)", "PROPERTY=\(mapping.property)",
        ]
        let rooms = mapping.roomTypes.map { "\(name("ROOM", $0.key))=\($0.value)" }
        let plans = mapping.ratePlans.map { "\(name("PLAN", $0.key))=\($0.value.id)" }
        return (fixed + rooms.sorted() + plans.sorted()).joined(separator: "\n") + "\n"
    }

    private func announce(_ mapping: Mapping) {
        StandardOutput.write(
            """

            The demo hotel is running. Stop it with Ctrl-C.

              PMS          \(addresses.pms)/docs        X-API-Key: \(addresses.apiKey)
              middleware   \(addresses.middleware)/sync/status
              Channex      \(addresses.channex)/         OTA guests, calendar, calls and webhooks, in the browser
                           \(addresses.channex)/api/v1   user-api-key: \(addresses.channexKey)
              property     \(mapping.property)

            All of it is in \(folder)/demo.json, and in \(folder)/demo.env for a shell; README.md shows what to try.

            """
        )
    }
}

/// What `demo.json` holds.
private struct DemoFacts: Encodable {
    struct Part: Encodable {
        var url: String
        var apiKey: String?
        var propertyID: String?
        var webhookSecret: String?
        var roomTypes: [String: String]?
        var ratePlans: [String: String]?

        private enum CodingKeys: String, CodingKey {
            case url
            case apiKey = "api_key"
            case propertyID = "property_id"
            case webhookSecret = "webhook_secret"
            case roomTypes = "room_types"
            case ratePlans = "rate_plans"
        }
    }

    let pms: Part
    let middleware: Part
    let channex: Part

    init(_ addresses: DemoAddresses, _ mapping: Mapping) {
        pms = Part(url: addresses.pms, apiKey: addresses.apiKey)
        middleware = Part(url: addresses.middleware)
        channex = Part(
            url: addresses.channex,
            apiKey: addresses.channexKey,
            propertyID: mapping.property.rawValue,
            webhookSecret: addresses.webhookSecret,
            roomTypes: mapping.roomTypes.mapValues(\.rawValue),
            ratePlans: mapping.ratePlans.mapValues(\.id.rawValue)
        )
    }
}

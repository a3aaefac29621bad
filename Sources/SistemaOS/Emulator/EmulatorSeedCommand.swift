import ArgumentParser
import ChannexEmulator
import HotelCore
import HotelFile
import HotelValues
import NIOHTTP1
import PMS

/// `sistema-os emulator seed`: a property to begin with, made through the public API.
struct EmulatorSeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Make a property at the emulator: Channex's certification property, or the hotel of a file.",
        discussion: """
            Example:  sistema-os emulator seed certification --key my-key
            Example:  sistema-os emulator seed Samples/duke-beach.yaml --key my-key
            """
    )

    @Argument(help: "`certification`, or a hotel's file.")
    var what: String

    @Option(help: "The API key; EMULATOR_KEY counts where this is not given.")
    var key: String?

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            guard let key = key ?? workshop.configuration.emulatorKey?.value else {
                throw CommandError.wrongUse("--key: missing; it is what `sistema-os emulator` printed as user-api-key")
            }
            let remote = try emulator.remote()
            let made = try await plant(try await seed(workshop, remote), at: remote, key: key)
            try emulator.show(made.json) { _ in made.words }
        }
    }

    private func seed(_ workshop: Workshop, _ remote: EmulatorRemote) async throws -> Seed {
        if what == "certification" { return .certification }
        let hotel = try workshop.describedHotel(what)
        // By the emulator's time, which need not be ours.
        let clock = try await remote.admin(.GET, "/clock")
        guard let now = clock["now"]?.text.flatMap({ Timestamp($0) }) else {
            throw CommandError.unavailable("\(remote.url) does not tell its time")
        }
        return Seed(hotel, today: hotel.plan.property.today(at: now))
    }

    private func plant(_ seed: Seed, at remote: EmulatorRemote, key: String) async throws -> Planted {
        func make(_ path: String, _ name: String, _ fields: JSON) async throws -> String {
            let answer = try await remote.api(.POST, path, .object([JSON.Member(name, fields)]), key: key)
            guard let id = answer["data"]?["id"]?.text else {
                throw CommandError.unavailable("\(remote.url)\(path) answered without an id")
            }
            return id
        }
        var planted = Planted(property: try await make("/properties", "property", seed.property))
        let property: JSON = ["property_id": .string(planted.property)]
        for (name, fields) in seed.roomTypes {
            planted.roomTypes.append((name, try await make("/room_types", "room_type", property.merging(fields))))
        }
        for (name, room, fields) in seed.ratePlans {
            let ids = property.merging(["room_type_id": .string(planted.roomType(room))])
            planted.ratePlans.append((name, try await make("/rate_plans", "rate_plan", ids.merging(fields))))
        }
        let application = property.merging(["application_code": "booking_crs"])
        _ = try await make("/applications/install", "application_installation", application)
        let availability = seed.availability.map { room, value in
            property.merging(["room_type_id": .string(planted.roomType(room))]).merging(value)
        }
        let restrictions = seed.restrictions.map { plan, value in
            property.merging(["rate_plan_id": .string(planted.ratePlan(plan))]).merging(value)
        }
        try await send(availability, to: "/availability", remote, key)
        try await send(restrictions, to: "/restrictions", remote, key)
        return planted
    }

    private func send(_ values: [JSON], to path: String, _ remote: EmulatorRemote, _ key: String) async throws {
        guard !values.isEmpty else { return }
        let answer = try await remote.api(.POST, path, ["values": .array(values)], key: key)
        let warnings = answer["meta"]?["warnings"]?.elements ?? []
        if let first = warnings.first {
            throw CommandError.refused("\(path): \(warnings.count) values refused, the first is \(first.encodedText)")
        }
    }
}

/// What was made, by our names.
private struct Planted {
    let property: String
    var roomTypes: [(name: String, id: String)] = []
    var ratePlans: [(name: String, id: String)] = []

    func roomType(_ name: String) -> String { roomTypes.first { $0.name == name }?.id ?? "" }

    func ratePlan(_ name: String) -> String { ratePlans.first { $0.name == name }?.id ?? "" }

    var json: JSON {
        [
            "property_id": .string(property),
            "room_types": .object(roomTypes.map { JSON.Member($0.name, .string($0.id)) }),
            "rate_plans": .object(ratePlans.map { JSON.Member($0.name, .string($0.id)) }),
        ]
    }

    var words: String {
        let head = "property    \(property)"
        let rooms = roomTypes.map { "room type   \($0.id)  \($0.name)" }
        let plans = ratePlans.map { "rate plan   \($0.id)  \($0.name)" }
        return ([head] + rooms + plans).joined(separator: "\n")
    }
}

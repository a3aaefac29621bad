import ArgumentParser
import ChannexEmulator
import HotelValues
import NIOHTTP1

/// `sistema-os trigger`: an OTA guest does something, now.
struct TriggerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trigger",
        abstract: "Let an OTA guest book, change or cancel at a running emulator.",
        discussion: """
            Example:  sistema-os trigger booking.new --ota BookingCom --room "Ocean View" --nights 2
            Example:  sistema-os trigger booking.new --lie unmapped_room
            """,
        subcommands: [TriggerNewCommand.self, TriggerModifiedCommand.self, TriggerCancelledCommand.self]
    )
}

/// `sistema-os trigger booking.new`: a guest books what the agency has to sell.
struct TriggerNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking.new",
        abstract: "Book what an agency has to sell, the cheapest offer unless a room or plan is named."
    )

    @Option(help: "The agency: BookingCom, Airbnb or Expedia.")
    var ota = Agency.bookingCom

    @Option(help: "The property's id or title; the only one where it is not given.")
    var property: String?

    @Option(help: "The room type's title, or the beginning of it.")
    var room: String?

    @Option(help: "The rate plan's title, or the beginning of it.")
    var plan: String?

    @Option(help: "The day of arrival.")
    var arrival: String?

    @Option(help: "Days from today to the arrival, where no day is given.")
    var lead = 14

    @Option(help: "Nights.")
    var nights = 2

    @Option(help: "Adults in each room.")
    var adults = 2

    @Option(help: "Children in each room.")
    var children = 0

    @Option(help: "Rooms.")
    var rooms = 1

    @Option(help: "What the agency tells wrongly, such as unmapped_room; a wrong word lists them all.")
    var lie: String?

    @Flag(help: "Book even what the agency has not to sell: an overbooking, a closed night.")
    var force = false

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let agency = AgencyDesk(remote: try emulator.remote())
            try await agency.check(lie: lie)
            let property = try await agency.property(property)
            let first = try arrival.map(AgencyDesk.day) ?? property.today.advanced(by: lead)
            guard let stay = Stay(arrival: first, departure: first.advanced(by: nights)) else {
                throw CommandError.wrongUse("--nights: at least 1")
            }
            let wish = AgencyDesk.Wish(room: room, plan: plan, adults: adults, children: children, rooms: rooms)
            let offer = try await agency.offer(wish, at: ota, property.id, stay, orRefused: force || lie != nil)
            var body: JSON = [
                "ota": .string(ota.rawValue), "property": .string(property.id),
                "arrival": .string(stay.arrival.description), "departure": .string(stay.departure.description),
                "rooms": .array((0..<rooms).map { _ in offer.room(adults: adults, children: children) }),
                "force": .bool(force),
            ]
            if let lie { body = body.setting("lie", .string(lie)) }
            let answer = try await agency.remote.admin(.POST, "/guests/book", body)
            try emulator.show(answer) { answer in
                let what = "\(offer.title), \(stay.arrival) to \(stay.departure), \(offer.price)"
                return "\(answer["unique_id"]?.text ?? "")  \(what)\nbooking \(answer["booking_id"]?.text ?? "")"
            }
        }
    }
}

/// `sistema-os trigger booking.modified`: a guest changes a booking.
struct TriggerModifiedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking.modified",
        abstract: "Change a booking that a guest made, the latest one unless another is named."
    )

    @Option(help: "The booking's id or reservation code.")
    var booking: String?

    @Option(help: "The new day of arrival.")
    var arrival: String?

    @Option(help: "The new day of departure.")
    var departure: String?

    @Option(help: "The guest's new name, as `Name Surname`.")
    var guest: String?

    @Option(help: "What the agency tells wrongly from now on.")
    var lie: String?

    @Flag(help: "Change to even what the agency has not to sell.")
    var force = false

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let agency = AgencyDesk(remote: try emulator.remote())
            try await agency.check(lie: lie)
            let id = try await agency.booking(booking)
            var body: JSON = ["booking_id": .string(id), "force": .bool(force)]
            let texts = [("arrival", arrival), ("departure", departure), ("lie", lie)]
            for case (let name, let text?) in texts { body = body.setting(name, .string(text)) }
            if let guest {
                let names = guest.split(separator: " ", maxSplits: 1).map(String.init)
                let name: JSON = ["name": JSON(names.first), "surname": JSON(names.dropFirst().first)]
                body = body.setting("guest", name)
            }
            let answer = try await agency.remote.admin(.POST, "/guests/change", body)
            try emulator.show(answer) { "\($0["unique_id"]?.text ?? "")  changed" }
        }
    }
}

/// `sistema-os trigger booking.cancelled`: a guest cancels.
struct TriggerCancelledCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking.cancelled",
        abstract: "Cancel a booking that a guest made, the latest one unless another is named."
    )

    @Option(help: "The booking's id or reservation code.")
    var booking: String?

    @Option(help: "The fee that the agency keeps, such as 50.00.")
    var fee: String?

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let agency = AgencyDesk(remote: try emulator.remote())
            var body: JSON = ["booking_id": .string(try await agency.booking(booking))]
            if let fee { body = body.setting("fee", .string(fee)) }
            let answer = try await agency.remote.admin(.POST, "/guests/cancel", body)
            try emulator.show(answer) { "\($0["unique_id"]?.text ?? "")  cancelled" }
        }
    }
}

import ArgumentParser
import ChannexEmulator
import HotelValues
import NIOHTTP1

/// The agencies whose guests the emulator plays, by their codes at Channex (contract §6.8).
enum Agency: String, ExpressibleByArgument, CaseIterable {
    case bookingCom = "BDC"
    case airbnb = "ABB"
    case expedia = "EXP"

    /// Reads a code or a name, however it is spelt.
    init?(argument: String) {
        switch argument.lowercased().filter(\.isLetter) {
        case "bdc", "bookingcom", "booking": self = .bookingCom
        case "abb", "airbnb": self = .airbnb
        case "exp", "expedia", "aexpedia": self = .expedia
        default: return nil
        }
    }
}

/// Where the commands find what a guest means: properties by their titles, offers by their rooms, the latest booking.
struct AgencyDesk {
    let remote: EmulatorRemote

    /// A property and what day it is there.
    struct House {
        let id: String
        let today: Day
    }

    /// What is looked for.
    struct Wish {
        var room: String?
        var plan: String?
        var adults: Int
        var children: Int
        var rooms: Int
    }

    /// What is sold, or would be if the agency could.
    struct Offer {
        fileprivate let fields: JSON

        var title: String { "\(fields["room_type"]?.text ?? "") / \(fields["rate_plan"]?.text ?? "")" }

        var price: String {
            guard let total = fields["total"]?.text else { return "at no price" }
            return "\(fields["currency"]?.text ?? "") \(total)"
        }

        /// One room of it as an order names it.
        func room(adults: Int, children: Int) -> JSON {
            [
                "room_type_id": fields["room_type_id"] ?? .null, "rate_plan_id": fields["rate_plan_id"] ?? .null,
                "adults": JSON(adults), "children": JSON(children),
            ]
        }
    }

    static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw CommandError.wrongUse("`\(text)` is not a date; write YYYY-MM-DD") }
        return day
    }

    /// The property with that id or title; without one, the only property there is.
    func property(_ name: String?) async throws -> House {
        let answer = try await remote.admin(.GET, "/properties")
        let all = answer["properties"]?.elements ?? []
        let found = all.filter { name == nil || $0["id"]?.text == name || $0["title"]?.text == name }
        guard let house = found.first, let id = house["id"]?.text, let today = house["today"]?.text.flatMap({ Day($0) })
        else {
            let hint = "`sistema-os emulator seed` makes one"
            throw CommandError.refused(name.map { "no property `\($0)`; \(hint)" } ?? "no property yet; \(hint)")
        }
        guard found.count == 1 else {
            let titles = found.compactMap { $0["title"]?.text }.joined(separator: ", ")
            throw CommandError.wrongUse("--property: several properties (\(titles)); name one")
        }
        return House(id: id, today: today)
    }

    /// Refuses a lie that the emulator does not know, naming those it does.
    func check(lie: String?) async throws {
        guard let lie else { return }
        let known = try await remote.admin(.GET, "/otas")["lies"]?.elements?.compactMap { $0["name"]?.text } ?? []
        guard !known.contains(lie) else { return }
        throw CommandError.wrongUse("--lie: no `\(lie)`; choose \(known.joined(separator: ", "))")
    }

    /// The cheapest offer that is what was wished for; what stands against it where there is none.
    func offer(
        _ wish: Wish,
        at agency: Agency,
        _ property: String,
        _ stay: Stay,
        orRefused: Bool
    ) async throws -> Offer {
        let query = [
            "ota=\(agency.rawValue)", "property=\(property)", "arrival=\(stay.arrival)", "departure=\(stay.departure)",
            "adults=\(wish.adults)", "children=\(wish.children)", "rooms=\(wish.rooms)",
        ].joined(separator: "&")
        let shelf = try await remote.admin(.GET, "/shelf?\(query)")
        func meant(_ list: String) -> [JSON] {
            (shelf[list]?.elements ?? []).filter { item in
                AgencyDesk.begins(item["room_type"], wish.room) && AgencyDesk.begins(item["rate_plan"], wish.plan)
            }
        }
        let offers = meant("offers").sorted { AgencyDesk.cents($0) < AgencyDesk.cents($1) }
        if let offer = offers.first { return Offer(fields: offer) }
        let refused = meant("refused")
        if orRefused, let offer = refused.first { return Offer(fields: offer) }
        let reasons = refused.flatMap { item in
            (item["reasons"]?.elements ?? []).compactMap(\.text).map { "  \(item["room_type"]?.text ?? ""): \($0)" }
        }
        let why = reasons.isEmpty ? "no such room or plan" : "\n" + reasons.joined(separator: "\n")
        throw CommandError.refused("nothing to sell from \(stay.arrival) to \(stay.departure): \(why)")
    }

    /// The booking with that id or code; without one, the latest that a guest made.
    func booking(_ name: String?) async throws -> String {
        let answer = try await remote.admin(.GET, "/bookings?limit=500")
        let made = (answer["bookings"]?.elements ?? []).filter { $0["by_guest"]?.boolean == true }
        let open = made.filter { name != nil || $0["status"]?.text != "cancelled" }
        let found = open.first { item in
            name == nil || [item["id"], item["code"], item["unique_id"]].contains { $0?.text == name }
        }
        guard let id = found?["id"]?.text else {
            throw CommandError.refused(name.map { "no guest's booking `\($0)`" } ?? "no guest has booked yet")
        }
        return id
    }

    private static func begins(_ title: JSON?, _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        return title?.text?.lowercased().hasPrefix(wanted.lowercased()) == true
    }

    private static func cents(_ offer: JSON) -> Int64 {
        guard let currency = offer["currency"]?.text.flatMap({ Currency($0) }),
            let total = offer["total"]?.text.flatMap({ Money(decimal: $0, currency: currency) })
        else { return .max }
        return total.minorUnits
    }
}

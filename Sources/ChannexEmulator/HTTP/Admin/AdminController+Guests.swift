import HotelValues
import Hummingbird

extension AdminController {
    /// What guests see and do at their agencies.
    func addGuestRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("otas") { request, _ in
            await carryOut(request) { world, _, _ in
                world.otas(Query(request.uri.query), in: Language(request))
            }
        }
        group.get("shelf") { request, _ in
            await carryOut(request) { world, _, moment throws(Refusal) in
                try world.shelf(Query(request.uri.query), in: Language(request), moment)
            }
        }
        group.post("guests/book") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                var dice = SplitMix64(text: moment.makeID())
                let order = try GuestOrder(body, somebody: .random(using: &dice))
                return Reply(try world.bookGuest(order, moment).json)
            }
        }
        group.post("guests/change") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                Reply(try world.changeGuestBooking(try GuestChange(body), moment).json)
            }
        }
        group.post("guests/cancel") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                var reader = FieldReader(body)
                let id = reader.text("booking_id", required: true)
                try reader.faults.check()
                return Reply(try world.cancelGuestBooking(id ?? "", fee: body["fee"], moment).json)
            }
        }
        addTrafficRoutes(to: group)
    }

    /// Guests who come by themselves.
    private func addTrafficRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("guests") { request, _ in
            await carryOut(request) { world, _, _ in Reply(world.guests.json) }
        }
        group.put("guests") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                let traffic = try world.guests.traffic.applying(body, world: world)
                world.guests.direct(traffic, seeded: body["seed"] != nil, moment)
                return Reply(world.guests.json)
            }
        }
        group.post("guests/act") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                var reader = FieldReader(body)
                let count = reader.integer("count", least: 1, most: 1_000) ?? 1
                try reader.faults.check()
                let acts = (0..<count).map { _ in world.actAsGuest(moment).json }
                return Reply(["acts": .array(acts), "counts": world.guests.counts.json])
            }
        }
    }
}

extension Guests {
    /// How guests come, when the next one acts, and what all of them did.
    fileprivate var json: JSON {
        traffic.json.merging(["next_act": JSON(nextAct?.preciseText), "counts": counts.json])
    }
}

extension World {
    /// The agencies with their habits, and their channels at the property that was asked about.
    fileprivate func otas(_ query: Query, in language: Language) -> Reply {
        let property = query.value("property")
        let otas = OTA.allCases.map { ota in
            ota.json.setting("channel", property.flatMap { storefront(of: ota, at: $0) }?.json ?? .null)
        }
        return Reply(["otas": .array(otas), "lies": .array(Lie.allCases.map { $0.json(in: language) })])
    }

    fileprivate mutating func shelf(
        _ query: Query,
        in language: Language,
        _ moment: Moment
    ) throws(Refusal) -> Reply {
        var fields: JSON = [:]
        for name in ["ota", "property", "arrival", "departure"] {
            fields = fields.setting(name, JSON(query.value(name)))
        }
        for name in ["adults", "children", "infants", "rooms"] {
            fields = fields.setting(name, query.value(name).map(JSON.number) ?? .null)
        }
        var reader = FieldReader(fields)
        let ota = reader.choice("ota", among: OTA.codes, required: true).flatMap(OTA.init)
        let id = reader.text("property", required: true)
        let stay = reader.stay()
        let party = reader.party(adults: 2)
        let rooms = reader.integer("rooms", least: 1, most: 50) ?? 1
        try reader.faults.check()
        guard let ota, let id, let stay else { throw .invalid(reader.faults) }
        let property = try property(id)
        openCalendars(of: property.id, moment)
        let question = ShelfQuestion(ota: ota, property: property.id, stay: stay, party: party, rooms: rooms)
        return Reply(shelf(question, moment).json(rooms: rooms, in: language))
    }
}

extension OTA {
    /// The agency as `/admin/otas` shows it.
    fileprivate var json: JSON {
        [
            "code": .string(rawValue), "name": .string(name), "title": .string(title), "most_rooms": JSON(mostRooms),
            "habits": habits.json,
        ]
    }
}

extension Storefront {
    /// The channel as `/admin/otas` shows it.
    fileprivate var json: JSON { ["id": .string(id), "is_active": .bool(isActive)] }
}

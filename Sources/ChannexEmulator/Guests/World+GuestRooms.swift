import HotelValues

/// Where a guest asks for rooms.
struct GuestCounter: Sendable {
    let ota: OTA
    let property: String
    let isForced: Bool
    /// Rooms that the guest has already.
    var own: [GuestRoom] = []
}

extension Phrase {
    static let oneCurrency = Phrase(
        "of one booking must have one currency",
        "da mesma reserva devem ter a mesma moeda"
    )
}

/// What guests get for what they wish, and at which price.
extension World {
    /// The rooms that a changed booking is to have.
    func wishes(of change: GuestChange, for booking: GuestBooking) throws(Refusal) -> [RoomWish] {
        let present = booking.rooms
        let arrival = change.arrival ?? booking.span?.arrival
        let departure = change.departure ?? booking.span?.departure
        guard let arrival, let departure, let stay = Stay.guests(arrival, departure) else {
            throw .invalid(Faults("departure", FaultText.invalid))
        }
        if let elements = change.rooms {
            var wishes: [RoomWish] = []
            for element in elements { wishes.append(try RoomWish(element, stay: stay)) }
            return wishes
        }
        let isMoved = change.arrival != nil || change.departure != nil
        return present.map { room in
            RoomWish(
                ratePlan: room.ratePlan,
                roomType: room.roomType,
                stay: isMoved ? stay : Stay(arrival: room.arrival, departure: room.departure) ?? stay,
                party: room.party,
                uniqueID: room.uniqueID
            )
        }
    }

    /// The one currency of all the plans.
    func currency(of wishes: [RoomWish]) throws(Refusal) -> Currency {
        let currencies = wishes.compactMap { plan(ofOption: $0.ratePlan)?.currency }
        guard let first = currencies.first else { throw .invalid(Faults("rooms", "rate_plan_id is invalid")) }
        guard currencies.allSatisfy({ $0 == first }) else { throw .invalid(Faults("rooms", .oneCurrency)) }
        return first
    }

    /// The rooms at their prices, each of those that the guest had already continued under its name.
    func price(
        _ wishes: [RoomWish],
        at counter: GuestCounter,
        _ moment: Moment,
        using dice: inout SplitMix64
    ) throws(Refusal) -> [GuestRoom] {
        if wishes.count > counter.ota.mostRooms, !counter.isForced {
            throw .invalid(Faults("rooms", ShelfReason.tooManyRooms(most: counter.ota.mostRooms).phrase))
        }
        var plans: [RatePlan] = []
        for wish in wishes { plans.append(try plan(of: wish, in: counter.property)) }
        var unmatched = counter.own
        var rooms: [GuestRoom] = []
        for (wish, plan) in zip(wishes, plans) {
            let present = unmatched.take(for: wish, plan)
            let isKept = present.map { $0.isSame(as: wish, plan) } ?? false
            if let present, isKept {
                rooms.append(present)
                continue
            }
            let count = plans.count { $0.roomType == plan.roomType }
            let nights = try nights(of: wish, plan, rooms: count, at: counter, moment)
            let id = present?.uniqueID ?? dice.text(9, of: "123456789")
            rooms.append(room(wish, plan, id: id, keeping: present, nights))
        }
        return rooms
    }

    private func plan(of wish: RoomWish, in property: String) throws(Refusal) -> RatePlan {
        guard let plan = plan(ofOption: wish.ratePlan), plan.property == property else {
            throw .invalid(Faults("rooms", "rate_plan_id is invalid"))
        }
        if let roomType = wish.roomType, roomType != plan.roomType {
            throw .invalid(Faults("rooms", "room_type_id is invalid"))
        }
        return plan
    }

    private func nights(
        of wish: RoomWish,
        _ plan: RatePlan,
        rooms: Int,
        at counter: GuestCounter,
        _ moment: Moment
    ) throws(Refusal) -> (option: RateOption?, nights: [PricedNight]) {
        if counter.isForced {
            let option = option(of: plan, for: wish.party) ?? plan.options.first
            return (option, option.map { forcedNights(of: $0, in: plan, wish.stay) } ?? [])
        }
        let question = ShelfQuestion(
            ota: counter.ota,
            property: counter.property,
            stay: wish.stay,
            party: wish.party,
            rooms: rooms,
            own: counter.own
        )
        let offer = try offer(of: plan, question, moment)
        return (offer.option, offer.nights)
    }

    /// The room; nights that the guest had already keep their price where nothing but the dates is different.
    private func room(
        _ wish: RoomWish,
        _ plan: RatePlan,
        id: String,
        keeping present: GuestRoom?,
        _ sold: (option: RateOption?, nights: [PricedNight])
    ) -> GuestRoom {
        let isLike = present?.ratePlan == plan.id && present?.party == wish.party
        let held = isLike ? present?.nights ?? [] : []
        return GuestRoom(
            uniqueID: id,
            roomType: plan.roomType,
            ratePlan: plan.id,
            option: sold.option?.id ?? plan.id,
            title: GuestRoom.Title(roomType: roomTypes[plan.roomType]?.title ?? "", ratePlan: plan.title),
            arrival: wish.stay.arrival,
            departure: wish.stay.departure,
            party: wish.party,
            nights: sold.nights.map { night in held.first { $0.day == night.day } ?? night }
        )
    }
}

extension GuestRoom {
    /// Whether the wish asks for nothing but this room as it is.
    fileprivate func isSame(as wish: RoomWish, _ plan: RatePlan) -> Bool {
        ratePlan == plan.id && party == wish.party && arrival == wish.stay.arrival
            && departure == wish.stay.departure
    }
}

extension [GuestRoom] {
    /// Takes out the room that the wish continues: the one that it names, else the first of that plan.
    fileprivate mutating func take(for wish: RoomWish, _ plan: RatePlan) -> GuestRoom? {
        let named = wish.uniqueID.flatMap { id in firstIndex { $0.uniqueID == id } }
        guard let index = named ?? firstIndex(where: { $0.ratePlan == plan.id }) else { return nil }
        return remove(at: index)
    }
}

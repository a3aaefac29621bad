import HotelValues

/// Guests who come by themselves: a plan that is drawn one act at a time from a seed, and falls due like all else.
extension World {
    /// Lets those guests act whose time has come, each at their own instant.
    mutating func runGuests(_ moment: Moment) {
        while let due = guests.nextAct, due <= moment.now {
            actAsGuest(moment.at(due))
            guests.scheduleNext(after: due)
        }
    }

    /// Lets one guest do what comes next.
    @discardableResult
    mutating func actAsGuest(_ moment: Moment) -> GuestAct {
        var dice = guests.dice
        let act = nextAct(moment, using: &dice)
        guests.dice = dice
        guests.counts.add(act)
        return act
    }

    private mutating func nextAct(_ moment: Moment, using dice: inout SplitMix64) -> GuestAct {
        let traffic = guests.traffic
        let roll = Int.random(in: 0..<100, using: &dice)
        guard roll < traffic.cancelShare + traffic.modifyShare, let id = openBooking(moment, using: &dice),
            let booking = guests.bookings[id]
        else { return book(moment, using: &dice) }
        do throws(Refusal) {
            if roll < traffic.cancelShare {
                let fee = fee(of: booking, using: &dice)
                return .cancelled(booking.ota, try cancelGuestBooking(id, fee: fee, moment))
            }
            let change = change(of: booking, id, using: &dice)
            return .changed(booking.ota, try changeGuestBooking(change, moment))
        } catch {
            return .turnedAway(booking.ota)
        }
    }

    /// A booking whose guests have yet to arrive; those that came or that nobody keeps any longer are passed over for
    /// good.
    private mutating func openBooking(_ moment: Moment, using dice: inout SplitMix64) -> String? {
        let properties = properties
        let known = bookings
        let booked = guests.bookings
        guests.open.removeAll { id in
            guard let booking = booked[id], let property = properties[booking.property], let span = booking.span,
                known.place(ofBooking: id) != nil
            else { return true }
            return span.arrival <= property.today(moment)
        }
        let wanted = guests.traffic.property
        return guests.open.filter { wanted == nil || booked[$0]?.property == wanted }.randomElement(using: &dice)
    }
}

// MARK: - Booking

extension World {
    private mutating func book(_ moment: Moment, using dice: inout SplitMix64) -> GuestAct {
        let ota = World.agency(among: guests.traffic.otas, using: &dice)
        let id = guests.traffic.property ?? properties.keys.sorted().randomElement(using: &dice)
        guard let id, let property = properties[id] else { return .turnedAway(ota) }
        openCalendars(of: id, moment)
        let traffic = guests.traffic
        let arrival = traffic.arrival(from: property.today(moment), using: &dice)
        let departure = arrival.advanced(by: Int.random(in: traffic.nights, using: &dice))
        guard let stay = Stay(arrival: arrival, departure: departure) else { return .turnedAway(ota) }
        let party = World.party(using: &dice)
        let rooms = ota.mostRooms > 1 && dice.isIn(percent: 8) ? 2 : 1
        let question = ShelfQuestion(ota: ota, property: id, stay: stay, party: party, rooms: rooms)
        // Drawn before it is known whether there is anything, so that the guests after this one are the same.
        let guest = Guest.random(using: &dice)
        let habits = World.habits(of: ota, using: &dice)
        guard let offer = shelf(question, moment).offers.randomElement(using: &dice) else { return .turnedAway(ota) }
        let wish = RoomWish(ratePlan: offer.plan.id, roomType: offer.roomType.id, stay: stay, party: party)
        let wishes = Array(repeating: wish, count: rooms)
        let order = GuestOrder(ota: ota, property: id, rooms: wishes, guest: guest, habits: habits)
        do throws(Refusal) {
            return .booked(ota, try bookGuest(order, moment))
        } catch {
            return .turnedAway(ota)
        }
    }

    /// One of the agencies, the larger ones more often.
    private static func agency(among otas: [OTA], using dice: inout SplitMix64) -> OTA {
        let weights: [OTA: Int] = [.bookingCom: 6, .expedia: 3, .airbnb: 2]
        return dice.pick(otas.flatMap { Array(repeating: $0, count: weights[$0] ?? 1) })
    }

    private static func party(using dice: inout SplitMix64) -> Party {
        let adults = dice.pick([1, 2, 2, 2, 2, 3])
        guard dice.isIn(percent: 20) else { return Party(adults: adults) }
        let ages = (0..<dice.pick([1, 1, 2])).map { _ in Int.random(in: 2...12, using: &dice) }
        return Party(adults: adults, children: ages.count, ages: ages)
    }

    /// The agency's habits, as they differ from one booking to the next.
    private static func habits(of ota: OTA, using dice: inout SplitMix64) -> PayloadHabits {
        var habits = ota.habits
        let isGenius = dice.isIn(percent: 30)
        let isPrepaid = dice.isIn(percent: 25)
        let brand = dice.pick([nil, nil, "Hotels.com", "Orbitz"])
        switch ota {
        case .bookingCom:
            if !isGenius { habits.habits.remove(.genius) }
            if isPrepaid {
                habits.card = .virtual
                habits.collector = .ota
            }
        case .expedia: habits.brand = brand
        case .airbnb: break
        }
        return habits
    }
}

// MARK: - Changing and cancelling

extension World {
    /// Other dates, a night more, a night less, or a word to the hotel.
    private func change(of booking: GuestBooking, _ id: String, using dice: inout SplitMix64) -> GuestChange {
        var change = GuestChange(booking: id)
        let shift = dice.pick([-3, -1, 1, 2, 7])
        guard let span = booking.span else { return change }
        switch Int.random(in: 0..<4, using: &dice) {
        case 0:
            change.arrival = span.arrival.advanced(by: shift)
            change.departure = span.departure.advanced(by: shift)
        case 1: change.departure = span.departure.advanced(by: 1)
        case 2 where span.nightCount > 1: change.departure = span.departure.advanced(by: -1)
        default:
            let hour = Int.random(in: 20...23, using: &dice)
            change.guest = ["notes": .string("We arrive late, after \(hour):00.")]
        }
        return change
    }

    /// Booking.com tells of the fee, if only that there is none; for the others the amount stays what it was.
    private func fee(of booking: GuestBooking, using dice: inout SplitMix64) -> JSON? {
        let isLate = dice.isIn(percent: 30)
        guard booking.ota == .bookingCom else { return nil }
        let night = booking.rooms.first?.nights.first
        return .number(String(isLate ? night?.minorUnits ?? 0 : 0))
    }
}

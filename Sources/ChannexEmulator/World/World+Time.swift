import HotelValues

/// Moving the time (contract §14).
extension World {
    /// Carries out an order as far as no time has to pass; answers the instant to which the time is to be walked.
    ///
    /// Forwards, the time is held where it is, so that whoever walks it lets everything on the way happen; a way of no
    /// length lets happen what is due now. Backwards it goes only in an account in which nothing was filed and nothing
    /// has happened: else there would be bookings and deliveries of the future.
    mutating func begin(_ order: ClockOrder, _ moment: Moment, present: Timestamp) throws(Refusal) -> Timestamp? {
        guard !time.isHeld else { throw .invalid(Faults("clock", .isMoving)) }
        let target: Timestamp? =
            switch order.move {
            case .set(let instant): instant
            case .advance(let duration): moment.now + duration
            case nil: nil
            }
        if let target, target - moment.now > ClockOrder.longest {
            throw .invalid(Faults("set", .isTooFar))
        }
        if let target, target < moment.now, !isUntouched {
            throw .invalid(Faults("set", .isPast))
        }
        if let isFrozen = order.isFrozen { time.freeze(isFrozen, at: present) }
        if let speed = order.speed { time.run(speed, at: present) }
        guard let target else { return nil }
        guard target >= moment.now else {
            time.set(to: target, at: present)
            forgetTheFuture()
            return nil
        }
        time.hold(at: moment.now)
        return target
    }

    /// Moves a held time on to where next something falls due, but not past the target, and lets it happen; false if
    /// the time has arrived, or nobody holds it any longer.
    mutating func step(toward target: Timestamp, _ moment: Moment) -> Bool {
        guard time.isHeld, moment.now < target else { return false }
        // Deliveries that are due already wait for others to end, and nothing else may be due any longer.
        let next = [nextDelivery, nextEvent].compactMap(\.self).filter { $0 > moment.now }.min() ?? target
        let instant = min(next, target)
        time.hold(at: instant)
        settle(moment.at(instant))
        return true
    }

    /// Whether all that is to be sent by now has been sent and answered.
    func isQuiet(_ moment: Moment) -> Bool {
        guard !deliveries.isSending else { return false }
        return nextDelivery.map { $0 > moment.now } ?? true
    }

    private var isUntouched: Bool {
        properties.isEmpty && webhooks.isEmpty && bookings.bookings.isEmpty && history.last == 0
    }
}

extension Phrase {
    fileprivate static let isMoving = Phrase("is being moved at present", "está sendo movido neste momento")
    fileprivate static let isTooFar = Phrase("is more than ten years ahead", "está mais de dez anos à frente")
    fileprivate static let isPast = Phrase(
        "is before the present, which only an account with nothing in it can go back to",
        "está antes do momento atual, e só uma conta vazia pode voltar no tempo"
    )
}

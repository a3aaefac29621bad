extension AuditMatter {
    /// What it is and what follows, in a sentence that a hotelier understands.
    public var english: String {
        switch self {
        case .propertyGone: "The property is not at Channex any more: nothing is sold. Run `sistema-os setup channex`."
        case .propertyInactive: "The property is switched off at Channex: nothing is sold. Switch it on there."
        case .propertyRemoval(let day): "Channex will delete the property on \(day). Connect a channel before that day."
        case .currency(let there, let here):
            "Channex has the prices in \(there), the hotel has them in \(here). Set the currency right at Channex."
        case .timeZone(let there, let here):
            "Channex counts the days by \(there), the hotel by \(here): around midnight the wrong night is open."
        case .keepsRoomsOnBooking:
            "Channex does not take a booked room off sale by itself: another channel may sell it in the same minute."
        case .changesRoomsOnModification:
            "Channex changed the free rooms by itself when a booking was modified, which can sell a room twice."
        case .returnsRoomsOnCancellation:
            "Channex gave rooms back by itself when a booking was cancelled, which can sell a room twice."
        case .minStayType(let type):
            "Channex used only one kind of minimum stay (\(type)), so that the other one did not count."
        case .calendarLength(let there, let here):
            "Channex's calendar has \(there) days, and \(here) were sent; now as many are sent as it has."
        case .calendarChanged(let there, let wanted):
            "Channex's calendar had \(there) days and not \(wanted): no stay could be booked after them."
        case .calendarShort(let days): "Channex's calendar has only \(days) days: no stay can be booked after them."
        case .cutOff(let time, let days):
            "Channex closes today and the \(days) days after it every day at \(time), whatever the hotel says."
        case .maxDayAdvance(let days):
            "Channex sells nothing more than \(days) days ahead, and does not open those nights again by itself."
        case .minPrice(let price): "Channex sells nothing below \(price): a lower price is raised without a word."
        case .maxPrice(let price): "Channex sells nothing above \(price): a higher price is lowered without a word."
        case .tooManyRoomTypes(let most, let here):
            "The hotel has \(here) room types and Channex takes \(most). Ask its support for more."
        case .tooManyRatePlans(let most, let here):
            "The hotel has \(here) rate plans and Channex takes \(most). Ask its support for more."
        case .tooManyOccupancies(let plan, let most, let here):
            "The plan \(plan) has prices for \(here) numbers of adults and Channex takes \(most)."
        case .webhookMissing: "Channex did not call when a booking came in: its webhook was gone."
        case .webhookWrong(let flaw): "Channex's calls about bookings did not arrive as they should: \(flaw.english)."
        case .roomTypeGone(let code):
            "The room type \(code) is not at Channex any more: it is not sold. Run `sistema-os setup channex`."
        case .roomTypeUnmapped(let code): "The room type \(code) is not sold yet. Run `sistema-os setup channex`."
        case .roomTypeOccupancy(let code, let there, let here):
            "The room type \(code) is for \(there) adults at Channex and for \(here) at the hotel."
        case .ratePlanGone(let code):
            "The rate plan \(code) is not at Channex any more: it is not sold. Run `sistema-os setup channex`."
        case .ratePlanUnmapped(let code): "The rate plan \(code) is not sold yet. Run `sistema-os setup channex`."
        case .ratePlanMoved(let code):
            "The rate plan \(code) belongs to another room type at Channex: its guests would come to the wrong room."
        case .ratePlanOccupancies(let code, let there, let here):
            "The rate plan \(code) is sold for \(AuditMatter.list(there)) adults at Channex, and for"
                + " \(AuditMatter.list(here)) at the hotel. Delete it at Channex and run `sistema-os setup channex`."
        case .ratePlanCurrency(let code, let there, let here):
            "The prices of \(code) are taken for \(there) at Channex, and are \(here)."
        case .ratePlanDerived(let code):
            "Channex computes the prices of \(code) itself: those of the hotel may not count. Make the plan manual there."
        case .noChannel: "No channel is connected at Channex: nothing is sold, and the property may be deleted."
        case .channelInactive(let name):
            "The channel \(name) is switched off: nothing is sold there, and after 30 days Channex deletes it."
        case .channelEmpty(let name): "The channel \(name) is connected, but sells no rate plan of the hotel."
        case .ratePlanUnsold(let code): "No channel that is switched on sells the rate plan \(code)."
        }
    }

    static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
}

extension WebhookFlaw {
    fileprivate var english: String {
        switch self {
        case .address: "they went to another address"
        case .inactive: "they were switched off"
        case .events: "they told of other events"
        case .secret: "they came without our secret"
        case .data: "they did not name the booking"
        }
    }
}

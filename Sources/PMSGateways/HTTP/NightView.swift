import ChannelSync
import HotelValues
import PMSWire

/// One night of a hotel whose room types are sold at one rate each: rooms left and terms, by the type's code.
struct NightView: Hashable, Sendable {
    var rooms: [String: Int] = [:]
    var terms: [String: NightTerms] = [:]

    private mutating func note(
        _ type: RoomTypeARI,
        available: Int,
        rate: DecimalText?,
        rules: NightRules?,
        _ currency: Currency,
        _ adults: Int
    ) {
        // An overbooked night has nothing left; less than nothing cannot be said to a channel.
        rooms[type.code] = max(0, available)
        var terms = NightTerms(rules ?? .none)
        if let rate = rate?.price(in: type.currency ?? currency) { terms.rates = [adults: rate] }
        self.terms[type.code] = terms
    }
}

extension NightView {
    /// The only night that the answer is about.
    init(_ answer: ARIAnswer, _ currency: Currency, _ adults: Int) {
        for type in answer.roomTypes {
            let day = type.days.flatMap { $0.count == 1 ? $0.first : nil }
            note(
                type,
                available: day?.available ?? type.available,
                rate: day?.rate ?? type.rate,
                rules: day?.rules,
                currency,
                adults
            )
        }
    }

    /// The nights that the answer lists; nil when it lists none for one of its room types.
    static func nights(of answer: ARIAnswer, _ currency: Currency, _ adults: Int) -> [Day: NightView]? {
        var views: [Day: NightView] = [:]
        for type in answer.roomTypes {
            guard let days = type.days else { return nil }
            for day in days {
                views[day.night, default: NightView()].note(
                    type,
                    available: day.available,
                    rate: day.rate,
                    rules: day.rules,
                    currency,
                    adults
                )
            }
        }
        return views
    }
}

extension HouseCalendar {
    /// The calendar of nights that were read one by one.
    ///
    /// A room type missing from a night has nothing left on it.
    init(_ views: [Day: NightView], nights: ClosedRange<Day>) {
        let codes = Set(views.values.flatMap(\.rooms.keys))
        self.init(nights: nights, availability: [:], terms: [:])
        for code in codes {
            availability[code] = nights.map { views[$0]?.rooms[code] ?? 0 }
            terms[code] = nights.map { views[$0]?.terms[code] ?? NightTerms() }
        }
    }
}

extension DecimalText {
    /// The price of a night, rounded to the minor unit; nil for what is none, and for nothing: no hotel gives rooms away.
    fileprivate func price(in currency: Currency) -> Money? {
        let price = money(in: currency) ?? rounded(in: currency)
        return price.flatMap { $0.minorUnits > 0 ? $0 : nil }
    }

    private func rounded(in currency: Currency) -> Money? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let kept = parts[1].prefix(currency.exponent)
        let whole = kept.isEmpty ? String(parts[0]) : "\(parts[0]).\(kept)"
        let isUp = (parts[1].utf8.dropFirst(currency.exponent).first ?? 48) >= 53
        return Money(decimal: whole, currency: currency).map {
            Money(minorUnits: $0.minorUnits + (isUp ? 1 : 0), currency: currency)
        }
    }
}

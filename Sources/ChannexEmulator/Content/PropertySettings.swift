import HotelValues

/// How a property wants its availability and prices treated (contract §2.1.2).
struct PropertySettings: Codable, Sendable {
    /// Which kinds of least stay a property has.
    enum MinStayType: String, Codable, Sendable {
        case both, arrival, through
    }

    let minStayType: MinStayType
    /// Whether a modified booking takes and gives back availability by itself.
    let updatesOnModification: Bool
    /// Whether a cancelled booking gives availability back by itself.
    let updatesOnCancellation: Bool
    let minPrice: Int64?
    let maxPrice: Int64?
    /// Days of the calendar, 100…730.
    let stateLength: Int
    /// When the cut-off closes days, in seconds after midnight.
    let cutOffSeconds: Int?
    /// How many days after today the cut-off closes.
    let cutOffDays: Int
    /// How many days after today may have availability.
    let maxDayAdvance: Int?
    /// Everything as it is read back.
    let fields: JSON

    /// Reads settings put over the defaults, and notes what is wrong with them.
    init(_ written: JSON, currency: Currency?, faults: inout Faults) {
        // Read-only and always on since January 2026 (contract §2.1.2).
        let fields = PropertySettings.defaults.merging(written)
            .setting("allow_availability_autoupdate_on_confirmation", true)
        var reader = FieldReader(fields)
        let kind = reader.choice("min_stay_type", among: ["both", "arrival", "through"])
        minStayType = kind.flatMap(MinStayType.init) ?? .both
        reader.boolean("allow_availability_autoupdate")
        updatesOnModification = reader.boolean("allow_availability_autoupdate_on_modification")
        updatesOnCancellation = reader.boolean("allow_availability_autoupdate_on_cancellation")
        minPrice = reader.price("min_price", currency)
        maxPrice = reader.price("max_price", currency)
        stateLength = reader.integer("state_length", least: 100, most: 730) ?? 500
        cutOffDays = reader.integer("cut_off_days", least: 0, most: 30) ?? 0
        maxDayAdvance = reader.integer("max_day_advance", least: 0)
        cutOffSeconds = reader.cutOffTime()
        faults.add(reader.faults, under: "settings")
        self.fields = fields
    }

    private static let defaults: JSON = [
        "min_stay_type": "both", "allow_availability_autoupdate": true,
        "allow_availability_autoupdate_on_confirmation": true,
        "allow_availability_autoupdate_on_modification": false,
        "allow_availability_autoupdate_on_cancellation": false,
        "min_price": .null, "max_price": .null, "state_length": 500,
        "cut_off_time": .null, "cut_off_days": .null, "max_day_advance": .null,
    ]

    /// The price moved between the bounds, silently (contract §3.4).
    func clamp(_ price: Int64) -> Int64 {
        min(max(price, minPrice ?? price), maxPrice ?? Int64.max)
    }
}

extension FieldReader {
    fileprivate mutating func price(_ name: String, _ currency: Currency?) -> Int64? {
        guard !isBlank(name), let currency, let value = fields[name] else { return nil }
        return Price.minorUnits(value, in: currency) ?? refuse(name, FaultText.invalid)
    }

    /// `HH:MM:SS` in steps of half an hour, as seconds after midnight.
    fileprivate mutating func cutOffTime() -> Int? {
        guard let text = text("cut_off_time") else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isTime = parts.count == 3 && parts[0].count == 2 && (0...23).contains(Int(parts[0]) ?? -1)
        guard isTime, ["00", "30"].contains(parts[1]), parts[2] == "00", let hour = Int(parts[0]) else {
            return refuse("cut_off_time", FaultText.invalid)
        }
        return hour * 3_600 + (parts[1] == "30" ? 1_800 : 0)
    }
}

/// Prices as Channex takes them: whole numbers of minor units, or decimal text in major units (contract §1.9).
enum Price {
    /// Minor units; nil for a number with a fraction and for text that is no amount of that currency.
    static func minorUnits(_ value: JSON, in currency: Currency) -> Int64? {
        switch value {
        case .number(let text): Int64(text)
        case .string(let text): Money(decimal: text, currency: currency)?.minorUnits
        default: nil
        }
    }

    /// Decimal text of minor units.
    static func text(_ minorUnits: Int64, in currency: Currency) -> String {
        Money(minorUnits: minorUnits, currency: currency).decimalText
    }
}

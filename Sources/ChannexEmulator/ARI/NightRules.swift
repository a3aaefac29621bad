import HotelValues

/// The restrictions of one night in 16 bytes, because every plan has hundreds of them.
struct NightRules: Hashable, Sendable {
    private var arrival: Int32
    private var through: Int32
    private var most: Int32
    private var flags: Flags

    private struct Flags: OptionSet, Hashable, Codable {
        let rawValue: UInt8

        static let closedToArrival = Flags(rawValue: 1)
        static let closedToDeparture = Flags(rawValue: 2)
        static let stopSell = Flags(rawValue: 4)
    }

    /// The restrictions of a night for which nothing else was said (contract §3.1).
    init(
        minStayArrival: Int = 1,
        minStayThrough: Int = 1,
        maxStay: Int = 0,
        closedToArrival: Bool = false,
        closedToDeparture: Bool = false,
        stopSell: Bool = false
    ) {
        arrival = Int32(clamping: minStayArrival)
        through = Int32(clamping: minStayThrough)
        most = Int32(clamping: maxStay)
        flags = []
        self.closedToArrival = closedToArrival
        self.closedToDeparture = closedToDeparture
        self.stopSell = stopSell
    }

    /// The shortest stay that may begin with the night.
    var minStayArrival: Int {
        get { Int(arrival) }
        set { arrival = Int32(clamping: newValue) }
    }

    /// The shortest stay that may include the night.
    var minStayThrough: Int {
        get { Int(through) }
        set { through = Int32(clamping: newValue) }
    }

    /// The longest stay; 0 is unlimited.
    var maxStay: Int {
        get { Int(most) }
        set { most = Int32(clamping: newValue) }
    }

    /// Whether no stay may begin with the night.
    var closedToArrival: Bool {
        get { flags.contains(.closedToArrival) }
        set { set(.closedToArrival, newValue) }
    }

    /// Whether no stay may end on the morning of the day.
    var closedToDeparture: Bool {
        get { flags.contains(.closedToDeparture) }
        set { set(.closedToDeparture, newValue) }
    }

    /// Whether the night is closed.
    var stopSell: Bool {
        get { flags.contains(.stopSell) }
        set { set(.stopSell, newValue) }
    }

    private mutating func set(_ flag: Flags, _ isOn: Bool) {
        if isOn { flags.insert(flag) } else { flags.remove(flag) }
    }
}

extension NightRules: Codable {
    /// Reads the four numbers in which it is held.
    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        arrival = try container.decode(Int32.self)
        through = try container.decode(Int32.self)
        most = try container.decode(Int32.self)
        flags = Flags(rawValue: try container.decode(UInt8.self))
    }

    /// Writes the four numbers in which it is held.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(arrival)
        try container.encode(through)
        try container.encode(most)
        try container.encode(flags.rawValue)
    }
}

/// What Channex's own pages can put between a room type's availability and that of a plan (contract §3.1); an API
/// client can only read it.
struct AvailabilityCap: Hashable, Codable, Sendable {
    /// How many rooms fewer the plan sells; negative for more.
    var offset = 0
    /// The most rooms that the plan sells; nil for no bound.
    var most: Int?

    /// What the plan shows of that many rooms.
    func shown(of available: Int) -> Int {
        Swift.max(0, Swift.min(Swift.max(0, available - offset), most ?? .max))
    }
}

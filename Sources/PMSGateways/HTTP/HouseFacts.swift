public import HotelValues

extension HTTPGateway {
    /// What the hotel's configuration says of it, for a PMS that does not say it itself.
    public struct HouseFacts: Hashable, Sendable {
        /// The property's code.
        public var code: String
        /// The name guests know it by.
        public var name: String
        /// IANA name of its zone.
        public var timeZone: String
        /// ISO 3166 country.
        public var country: String
        /// The currency of prices that come without one.
        public var currency: Currency
        /// The adults for whom a room is sold at its rate, as that PMS does not say how many fit.
        public var adultsPerRoom: Int

        /// A hotel of which this is known.
        public init(
            code: String,
            name: String,
            timeZone: String,
            country: String,
            currency: Currency,
            adultsPerRoom: Int = 2
        ) {
            self.code = code
            self.name = name
            self.timeZone = timeZone
            self.country = country
            self.currency = currency
            self.adultsPerRoom = adultsPerRoom
        }
    }

    /// How long and how large a call may become.
    public struct Limits: Hashable, Sendable {
        /// From the beginning of a call to the last byte of its answer; half a minute by default.
        public var deadline: Duration
        /// The most bytes of an answer; 32 million by default, a calendar of two years of a large hotel.
        public var answerBytes: Int
        /// How many calls for single nights are under way at once; 4 by default.
        public var nightsAtOnce: Int

        /// Those limits.
        public init(deadline: Duration = .seconds(30), answerBytes: Int = 32_000_000, nightsAtOnce: Int = 4) {
            self.deadline = deadline
            self.answerBytes = answerBytes
            self.nightsAtOnce = max(1, nightsAtOnce)
        }
    }

    /// How a calendar without a change log is watched.
    public struct Watch: Hashable, Sendable {
        /// The time between two looks; 15 seconds by default.
        public var interval: Duration
        /// Nights from today on that every look reads; 60 by default.
        public var nearNights: Int
        /// Nights beyond them that every look reads, in rotation; 30 by default.
        public var farNights: Int
        /// Nights from today on that are watched at all; 500 by default, as Channex's calendar is (contract §2.1.2).
        public var horizon: Int

        /// A watch of that kind.
        public init(
            interval: Duration = .seconds(15),
            nearNights: Int = 60,
            farNights: Int = 30,
            horizon: Int = 500
        ) {
            self.interval = interval
            self.nearNights = max(1, nearNights)
            self.farNights = max(1, farNights)
            self.horizon = max(1, horizon)
        }
    }
}

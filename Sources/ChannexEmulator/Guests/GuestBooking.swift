import HotelValues

/// A booking as its agency knows it: what the next message about it is made of.
struct GuestBooking: Codable, Sendable {
    let ota: OTA
    let property: String
    let code: String
    let currency: Currency
    let habits: PayloadHabits
    var guest: Guest
    var rooms: [GuestRoom]
    /// What the agency gets wrong whenever it tells of the booking.
    var lie: Lie?
    var isCancelled = false

    /// From the first arrival to the last departure; nil without rooms.
    var span: Stay? {
        guard let arrival = rooms.map(\.arrival).min(), let departure = rooms.map(\.departure).max() else { return nil }
        return Stay(arrival: arrival, departure: departure)
    }
}

/// One room of a guest's booking.
struct GuestRoom: Codable, Sendable {
    /// What the agency calls it as long as the booking lives (contract §6.7).
    let uniqueID: String
    let roomType: String
    let ratePlan: String
    /// The occupancy option whose price it has (contract §2.4.2).
    let option: String
    /// What the agency showed when the room was booked.
    let title: Title
    let arrival: Day
    let departure: Day
    let party: Party
    let nights: [PricedNight]

    /// The names of what is sold.
    struct Title: Codable, Sendable {
        let roomType: String
        let ratePlan: String
    }

    /// Whether the guest sleeps in it on that night.
    func isTaken(on day: Day) -> Bool { (arrival..<departure).contains(day) }
}

import ChannexEmulator
import Testing

extension Hotel {
    /// A hotel in which the booking CRS can be used.
    static func withCRS(
        _ account: Account,
        timezone: String = "UTC",
        settings: JSON = [:],
        currency: JSON = "USD"
    ) async throws -> Hotel {
        let hotel = try await Hotel(account, timezone: timezone, settings: settings, currency: currency)
        try await hotel.installCRS()
        return hotel
    }

    /// A room of a booking, at 100.00 a night, from so many days after today.
    func orderedRoom(from first: Int = 30, nights: Int = 2, _ changes: JSON = [:]) -> JSON {
        let days = (0..<nights).map { JSON.Member(account.day(first + $0), "100.00") }
        let body: JSON = [
            "room_type_id": .string(room), "rate_plan_id": .string(plan), "days": .object(days),
            "guests": [["name": "Ann", "surname": "Lee"]],
            "occupancy": ["adults": 2, "children": 0, "infants": 0, "ages": []],
        ]
        return body.merging(changes)
    }

    /// A complete booking of one room, from so many days after today.
    func order(_ code: String, from first: Int = 30, nights: Int = 2, _ changes: JSON = [:]) -> JSON {
        let body: JSON = [
            "property_id": .string(property), "ota_name": "Offline", "ota_reservation_code": .string(code),
            "arrival_date": .string(account.day(first)), "departure_date": .string(account.day(first + nights)),
            "currency": "USD", "customer": ["name": "Ann", "surname": "Lee", "mail": "ann@example.org"],
            "rooms": [orderedRoom(from: first, nights: nights)],
        ]
        return ["booking": body.merging(changes)]
    }

    /// Books, and answers once the revision can be read.
    func make(_ code: String = "A", from first: Int = 30, nights: Int = 2, _ changes: JSON = [:]) async throws -> Made {
        let answer = try await account.post("/bookings", order(code, from: first, nights: nights, changes))
        return try await Made(self, answer)
    }

    /// Changes or cancels a booking, and answers once the revision can be read.
    func change(_ made: Made, to status: JSON = "modified", _ order: JSON? = nil) async throws -> Made {
        let body = (order ?? self.order("A"))["booking"] ?? .null
        let answer = try await account.put("/bookings/\(made.booking)", ["booking": body.setting("status", status)])
        return try await Made(self, answer)
    }

    /// The ids of the property's revisions in the feed, oldest first.
    func waiting(_ query: String = "pagination[limit]=100") async throws -> [String] {
        try await feed("filter[property_id]=\(property)&\(query)")
    }
}

/// A revision of a booking that was made through the booking CRS.
struct Made: Sendable {
    let hotel: Hotel
    let booking: String
    let revision: String

    fileprivate init(_ hotel: Hotel, _ answer: Answer) async throws {
        self.hotel = hotel
        booking = try answer.id()
        revision = try #require(answer.attributes["revision_id"]?.text)
        // A real account needs a moment until it can be read (contract §6.12).
        var tries = 0
        while tries < 200, try await hotel.account.get("/booking_revisions/\(revision)").status == 404 { tries += 1 }
    }

    /// The revision's attributes.
    func read() async throws -> JSON { try await hotel.account.get("/booking_revisions/\(revision)").attributes }

    /// The booking's attributes.
    func readBooking() async throws -> JSON { try await hotel.account.get("/bookings/\(booking)").attributes }

    /// The first room of the revision.
    func readRoom() async throws -> JSON { try #require(try await read()["rooms"]?[0]) }

    /// Acknowledges the revision.
    @discardableResult
    func acknowledge() async throws -> Answer {
        try await hotel.account.post("/booking_revisions/\(revision)/ack", [:])
    }
}

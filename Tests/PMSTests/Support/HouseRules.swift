import Database
import HotelCore
import HotelValues
import PMS

/// What must be true of the hotel at every moment, told from its tables without the code that wrote them.
struct HouseRules {
    struct RoomNight: Hashable {
        var room: String
        var night: Day
        var type: String
        var holder: String
    }

    struct StayRow {
        var id: String
        var reservation: String
        var type: String?
        var room: String?
        var stay: Stay
        var holds: Bool
        var status: Reservation.Status
        var amounts: [Day: Int64]
    }

    var stays: [StayRow] = []
    var closures: [(id: String, room: String, nights: ClosedRange<Day>)] = []
    var roomNights: [RoomNight] = []
    var typeOfRoom: [String: String] = [:]

    /// Every rule that is broken, in words; empty when all is well.
    static func broken(in test: HotelUnderTest, _ nights: ClosedRange<Day>) async throws -> [String] {
        let rules = try await test.database.read { try HouseRules($0) }
        let calendar = try await test.hotel.calendar(nights)
        return rules.brokenStays() + rules.brokenRoomNights() + rules.brokenAvailability(calendar)
    }

    private func brokenStays() -> [String] {
        stays.flatMap { row -> [String] in
            var broken: [String] = []
            if row.holds != row.status.holdsRooms { broken.append("\(row.id) holds \(row.holds) as \(row.status)") }
            if !row.holds, row.room != nil { broken.append("\(row.id) has a room as \(row.status)") }
            if let room = row.room, typeOfRoom[room] != row.type { broken.append("\(row.id) sleeps in another type") }
            if Set(row.amounts.keys) != Set(row.stay.nights) { broken.append("\(row.id) has prices of other nights") }
            return broken
        }
    }

    private func brokenRoomNights() -> [String] {
        var expected: [RoomNight] = []
        for row in stays where row.holds {
            guard let room = row.room else { continue }
            expected += row.stay.nights.map {
                RoomNight(room: room, night: $0, type: typeOfRoom[room] ?? "", holder: row.id)
            }
        }
        for closure in closures {
            expected += closure.nights.map {
                RoomNight(room: closure.room, night: $0, type: typeOfRoom[closure.room] ?? "", holder: closure.id)
            }
        }
        let twice = Dictionary(grouping: expected) { "\($0.room) \($0.night)" }.filter { $0.value.count > 1 }
        let missing = Set(expected).subtracting(roomNights).map { "not taken: \($0)" }
        let stray = Set(roomNights).subtracting(expected).map { "taken by nobody: \($0)" }
        return twice.keys.map { "held twice: \($0)" } + missing + stray
    }

    private func brokenAvailability(_ calendar: HotelCalendar) -> [String] {
        var used: [String: [Day: Int]] = [:]
        for row in stays where row.status.holdsRooms {
            guard let type = row.type else { continue }
            for night in row.stay.nights { used[type, default: [:]][night, default: 0] += 1 }
        }
        for closure in closures {
            for night in closure.nights { used[typeOfRoom[closure.room] ?? "", default: [:]][night, default: 0] += 1 }
        }
        return calendar.roomTypes.flatMap { type -> [String] in
            let code = type.roomType.id.rawValue
            let total = typeOfRoom.values.count { $0 == code }
            return zip(calendar.nights, type.available).compactMap { night, available in
                let left = max(0, total - (used[code]?[night] ?? 0))
                return left == available ? nil : "\(code) \(night): \(available) on sale, \(left) left"
            }
        }
    }

    /// Stays without a room that could have one: no night of theirs is sold out.
    func needlesslyWaiting() -> [String] {
        stays.filter { row in
            guard row.holds, row.room == nil, let type = row.type else { return false }
            let total = typeOfRoom.values.count { $0 == type }
            return row.stay.nights.allSatisfy { night in
                roomNights.count { $0.type == type && $0.night == night } < total
            }
        }.map { "waits for nothing: \($0.id) \($0.stay)" }
    }
}

extension HouseRules {
    init(_ transaction: Transaction) throws {
        for row in try transaction.rows("SELECT id, roomType FROM room") {
            typeOfRoom[try row.get("id")] = try row.get("roomType") as String
        }
        var amounts: [String: [Day: Int64]] = [:]
        for row in try transaction.rows("SELECT roomStay, night, amount FROM stayNight") {
            amounts[try row.get("roomStay"), default: [:]][try row.get("night")] = try row.get("amount") as Int64
        }
        stays = try transaction.rows(
            """
            SELECT s.id, s.reservation, s.roomType, s.room, s.arrival, s.departure, s.holds, v.status FROM roomStay s
            JOIN reservation v ON v.property = s.property AND v.id = s.reservation
            """
        ).compactMap { row in
            guard let stay = Stay(arrival: try row.get("arrival"), departure: try row.get("departure")),
                let status = Reservation.Status(rawValue: try row.get("status"))
            else { return nil }
            let id: String = try row.get("id")
            return StayRow(
                id: id,
                reservation: try row.get("reservation"),
                type: try row.get("roomType"),
                room: try row.get("room"),
                stay: stay,
                holds: try row.get("holds"),
                status: status,
                amounts: amounts[id, default: [:]]
            )
        }
        closures = try transaction.rows("SELECT id, room, firstNight, lastNight FROM roomClosure").map { row in
            (try row.get("id"), try row.get("room"), try row.get("firstNight")...row.get("lastNight"))
        }
        roomNights = try transaction.rows("SELECT room, night, roomType, roomStay, roomClosure FROM roomNight").map {
            row in
            let stay: String? = try row.get("roomStay")
            let closure: String? = try row.get("roomClosure")
            return RoomNight(
                room: try row.get("room"),
                night: try row.get("night"),
                type: try row.get("roomType"),
                holder: stay ?? closure ?? ""
            )
        }
    }
}

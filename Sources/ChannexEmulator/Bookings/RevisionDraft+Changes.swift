import HotelValues

/// What becomes of an OTA's message about a booking that was edited through the booking CRS (contract §6.12), and of
/// rooms that a message no longer names (contract §6.10).
extension RevisionDraft {
    /// Keeps what the booking CRS made of the booking, and puts onto it what the OTA's message says otherwise than its
    /// previous one.
    ///
    /// A room whose dates differ is taken from the OTA whole, so that its room type is the OTA's again.
    mutating func applyDifference(from before: JSON, to latest: Revision) {
        let said = attributes
        let present = latest.attributes
        var result = present
        for member in said.members ?? [] where member.key != "rooms" && before[member.key] != member.value {
            result = result.setting(member.key, member.value)
        }
        let merged = RoomDifference(before: before["rooms"], said: said["rooms"], present: present["rooms"])
        switch merged.outcome {
        case .asPresent(let elements):
            rooms = latest.rooms
            attributes = result.setting("rooms", .array(elements))
        case .asSaid:
            attributes = result.setting("rooms", said["rooms"] ?? [])
        }
        arrival = attributes["arrival_date"]?.text.flatMap { Day($0) } ?? arrival
        departure = attributes["departure_date"]?.text.flatMap { Day($0) } ?? departure
        guarantee = guarantee ?? latest.guarantee
    }

    /// Adds the rooms of the previous revision that are gone, as cancelled ones (contract §11 row 30).
    mutating func listCancelledRooms(of previous: Revision) {
        var rest = (attributes["rooms"]?.elements ?? []).map(RoomKey.init)
        var listed = attributes["rooms"]?.elements ?? []
        for (room, booked) in zip(previous.attributes["rooms"]?.elements ?? [], previous.rooms) {
            if let index = rest.firstIndex(of: RoomKey(room)) {
                rest.remove(at: index)
            } else {
                listed.append(room.setting("is_cancelled", true))
                rooms.append(booked.cancelled)
            }
        }
        attributes = attributes.setting("rooms", .array(listed))
    }
}

/// By what a room of one revision is found again in the next (contract §6.10): the OTA's own id, else what it is.
private struct RoomKey: Hashable {
    private let key: [JSON?]

    init(_ room: JSON) {
        if let id = room["ota_unique_id"], !id.isNull {
            key = [id]
        } else {
            key = ["room_type_id", "rate_plan_id", "checkin_date", "checkout_date"].map { room[$0] }
        }
    }
}

/// What two messages of an OTA say differently about the rooms, put onto the rooms as they are at present.
private struct RoomDifference {
    enum Outcome {
        /// The present rooms stay, with those fields changed that the OTA changed.
        case asPresent([JSON])
        /// The rooms are as the OTA says.
        case asSaid
    }

    let outcome: Outcome

    init(before: JSON?, said: JSON?, present: JSON?) {
        let before = before?.elements ?? []
        let said = said?.elements ?? []
        let present = present?.elements ?? []
        let dates = ["checkin_date", "checkout_date", "days"]
        let isAlike = before.count == said.count && said.count == present.count
        let hasSameDates = zip(before, said).allSatisfy { old, new in
            dates.allSatisfy { name in old[name]?.keys == new[name]?.keys && old[name]?.text == new[name]?.text }
        }
        guard isAlike, hasSameDates else {
            outcome = .asSaid
            return
        }
        outcome = .asPresent(
            said.indices.map { index in
                (said[index].members ?? []).reduce(present[index]) { room, member in
                    before[index][member.key] == member.value ? room : room.setting(member.key, member.value)
                }
            }
        )
    }
}

extension JSON {
    /// The names of an object's members, sorted.
    fileprivate var keys: [String]? { members?.map(\.key).sorted() }
}

extension BookedRoom {
    /// The same room, cancelled.
    fileprivate var cancelled: BookedRoom {
        BookedRoom(roomType: roomType, ratePlan: ratePlan, nights: nights, isCancelled: true)
    }
}

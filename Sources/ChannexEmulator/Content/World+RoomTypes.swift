import HTTPTypes
import HotelValues

/// Room types over HTTP (contract §2.3).
extension World {
    func listRoomTypes(_ call: Call) throws(Refusal) -> Reply {
        try Listing.reply(roomTypeItems, call.query)
    }

    func roomTypeOptions(_ call: Call) throws(Refusal) -> Reply {
        let items = try Listing.filtered(roomTypeItems, call.query)
        let found = items.compactMap { roomTypes[$0.id] }.sorted { $0.title < $1.title }
        return .list(
            found.map { roomType in
                let attributes: JSON = [
                    "id": .string(roomType.id), "title": .string(roomType.title),
                    "default_occupancy": roomType.fields["default_occupancy"] ?? .null,
                    "property_id": .string(roomType.property),
                ]
                return .entity("room_type", id: roomType.id, attributes)
            }
        )
    }

    mutating func createRoomType(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let fields = try call.entity("room_type")
        let property = try owner(of: fields)
        let existing = roomTypes.ids(of: property.id).count
        if switches.enforceSizeLimits, existing >= switches.maximumRoomTypes {
            throw .invalid(Faults("property_id", "count of room types is limited to \(switches.maximumRoomTypes)"))
        }
        let id = moment.makeID()
        let photos = try photoDrafts(in: fields, of: PhotoOwner(property: property.id, roomType: id))
        var roomType = try RoomType(
            id: id,
            property: property.id,
            insertedAt: stamp(moment),
            fields: fields.withoutPhotos,
            first: property.today(moment)
        )
        roomType.availability.open(through: property.lastDay(moment)) { _ in 0 }
        roomTypes[roomType.id] = roomType
        replacePhotos(of: photoOwner(roomType), by: photos, moment)
        openCalendars(of: property.id, moment)
        return .entity(entity(of: roomType), status: .created).noting(properties: [property.id])
    }

    func roomType(_ call: Call) throws(Refusal) -> Reply {
        guard let roomType = roomTypes[call.id] else { throw .notFound }
        return .entity(entity(of: roomType)).noting(properties: [roomType.property])
    }

    mutating func updateRoomType(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        guard var roomType = roomTypes[call.id] else { throw .notFound }
        let fields = try call.entity("room_type")
        let photos = try photoDrafts(in: fields, of: photoOwner(roomType))
        try roomType.write(fields.withoutPhotos)
        if let mapped = mappedOccupancy(ofRoomType: roomType.id), roomType.adults < mapped, !call.query.flag("force") {
            throw .invalid(Faults("occ_adults", "is mapped to channel(s)"))
        }
        roomTypes[roomType.id] = roomType
        replacePhotos(of: photoOwner(roomType), by: photos, moment)
        return .entity(entity(of: roomType)).noting(properties: [roomType.property])
    }

    mutating func deleteRoomType(_ call: Call) throws(Refusal) -> Reply {
        guard let roomType = roomTypes[call.id] else { throw .notFound }
        if isMapped(roomType: roomType.id), !call.query.flag("force") {
            throw .invalid(Faults("room_type", "is mapped to channel(s)"))
        }
        unmap(roomType: roomType.id)
        roomTypes[roomType.id] = nil
        ratePlans = ratePlans.filter { $0.value.roomType != roomType.id }
        stored.remove { $0.kind == .photo && $0.fields["room_type_id"]?.text == roomType.id }
        return Reply.success.noting(properties: [roomType.property])
    }

    /// The property that a new entity names, or the fault of not naming one that exists.
    func owner(of fields: JSON) throws(Refusal) -> Property {
        guard let id = fields["property_id"]?.text, !id.isEmpty else {
            throw .invalid(Faults("property_id", FaultText.blank))
        }
        guard let property = properties[id] else { throw .invalid(Faults("property_id", FaultText.missing)) }
        return property
    }

    private func photoOwner(_ roomType: RoomType) -> PhotoOwner {
        PhotoOwner(property: roomType.property, roomType: roomType.id)
    }

    private func entity(of roomType: RoomType, _ photos: [PhotoOwner: [JSON]]? = nil) -> JSON {
        roomType.entity(content: content(roomType.fields["content"], photoOwner(roomType), photos))
    }

    private var roomTypeItems: [Listing.Item] {
        let photos = photosByOwner()
        return roomTypes.values.map { roomType in
            Listing.Item(
                id: roomType.id,
                property: roomType.property,
                insertedAt: roomType.insertedAt,
                entity: entity(of: roomType, photos)
            )
        }
    }
}

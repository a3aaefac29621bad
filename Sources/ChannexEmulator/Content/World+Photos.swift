/// Pictures: those of a property or a room type are also the `photos` of its `content` (contract §2.1.1).
extension World {
    /// Whose pictures they are.
    struct PhotoOwner: Hashable {
        let property: String
        var roomType: String?
    }

    /// All pictures by their owner, in the order in which they are shown; 0 is the cover.
    func photosByOwner() -> [PhotoOwner: [JSON]] {
        let photos = stored.all(.photo).sorted { left, right in
            let places = (left.fields["position"]?.integer ?? 0, right.fields["position"]?.integer ?? 0)
            return places.0 == places.1 ? left.insertedAt < right.insertedAt : places.0 < places.1
        }
        return Dictionary(grouping: photos) { photo in
            PhotoOwner(property: photo.property ?? "", roomType: photo.fields["room_type_id"]?.text)
        }.mapValues { photos in
            photos.map { JSON.object([JSON.Member("id", .string($0.id))]).merging($0.fields) }
        }
    }

    /// The content of an entity with its pictures put into it.
    func content(_ content: JSON?, _ owner: PhotoOwner, _ photos: [PhotoOwner: [JSON]]? = nil) -> JSON {
        (content ?? [:]).setting("photos", .array((photos ?? photosByOwner())[owner] ?? []))
    }

    /// The pictures that a body's `content` lists for an owner, checked; nil where it lists none.
    func photoDrafts(in fields: JSON, of owner: PhotoOwner) throws(Refusal) -> [JSON]? {
        guard let list = fields["content"]?["photos"] else { return nil }
        guard list.isNull || list.elements != nil else { throw .invalid(Faults("content", "photos is invalid")) }
        var drafts: [JSON] = []
        for (place, photo) in (list.elements ?? []).enumerated() {
            let ids: JSON = ["property_id": .string(owner.property), "room_type_id": JSON(owner.roomType)]
            let written = photo["position"] == nil ? photo.setting("position", JSON(place)) : photo
            let known = (written.members ?? []).filter { StoredSchema.photo.initial[$0.key] != nil }
            let draft = StoredSchema.photo.initial.merging(.object(known)).merging(ids)
            var reader = FieldReader(draft)
            for rule in StoredSchema.photo.rules { reader.check(rule) }
            guard reader.faults.isEmpty else {
                var faults = Faults()
                faults.add(reader.faults, under: "content")
                throw .invalid(faults)
            }
            drafts.append(draft)
        }
        return drafts
    }

    /// Puts those pictures in the place of all that the owner had (contract §2.1).
    mutating func replacePhotos(of owner: PhotoOwner, by drafts: [JSON]?, _ moment: Moment) {
        guard let drafts else { return }
        stored.remove { object in
            object.kind == .photo && object.property == owner.property
                && object.fields["room_type_id"]?.text == owner.roomType
        }
        for fields in drafts {
            let photo = StoredObject(id: moment.makeID(), kind: .photo, insertedAt: stamp(moment), fields: fields)
            stored.keep(photo)
        }
    }

    /// Takes a picture as a form's file and answers the address under which it could be used; the picture itself is
    /// not kept (contract §2.6).
    func uploadPhoto(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        guard let form = FormFile(call.bytes) else { throw .badRequest([]) }
        guard form.size > 0 else { throw .invalid(Faults("file", FaultText.blank)) }
        return Reply(["data": ["url": .string("https://img.emulator.example/\(moment.makeID())/")]])
    }
}

/// The file in a body of the kind `multipart/form-data`.
private struct FormFile {
    /// How many bytes it has; 0 where the form has no file.
    let size: Int

    /// Looks for the file; nil for a body of another kind.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstRange(of: Array("\r\n".utf8)), bytes.starts(with: Array("--".utf8)) else {
            return nil
        }
        let boundary = Array("\r\n".utf8) + bytes[..<end.lowerBound]
        var rest = bytes[end.upperBound...]
        while let head = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
            let header = String(decoding: rest[..<head.lowerBound], as: UTF8.self)
            rest = rest[head.upperBound...]
            guard let tail = rest.firstRange(of: boundary) else { return nil }
            if header.contains("filename=") {
                size = rest.distance(from: rest.startIndex, to: tail.lowerBound)
                return
            }
            rest = rest[tail.upperBound...]
        }
        size = 0
    }
}

import ChannexEmulator
import Testing

extension Fact {
    /// §2.6–2.7 Photos, facilities, policies and availability rules.
    static let others2: [Fact] = [
        Fact("2.6", .doc, "A photo that is added is among the property's") { account in
            let hotel = try await Hotel(account)
            let photo = try await hotel.makePhoto(["description": "Sea"])
            let content = try await account.get("/properties/\(hotel.property)").attributes["content"]
            #expect(content?["photos"]?[0]?["id"] == photo.data["id"])
            #expect(content?["photos"]?[0]?["description"] == "Sea")
        },
        Fact("2.6", .doc, "A photo is read, changed and deleted") { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.makePhoto().id()
            #expect(try await account.get("/photos/\(id)").attributes["kind"] == "photo")
            let changed = try await account.put("/photos/\(id)", ["photo": ["kind": "menu"]])
            #expect(changed.attributes["kind"] == "menu" && changed.attributes["url"] == "https://example.org/1.jpg")
            #expect(try await account.get("/photos?filter[property_id]=\(hotel.property)").ids == [id])
            #expect(try await account.delete("/photos/\(id)").status == 200)
            #expect(try await account.get("/photos/\(id)").status == 404)
        },
        Fact("2.6", .doc, "A photo file is uploaded as a form and gets an address") { account in
            let form =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\nJPEG\r\n--x--\r\n"
            let answer = try await account.post("/photos/upload", text: form)
            #expect(answer.status == 200 && answer.data["url"]?.text?.hasPrefix("https://") == true)
        },
        Fact("2.6", .infer, "An upload without a file is refused") { account async throws in
            let form = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\r\n--x--\r\n"
            #expect(try await account.post("/photos/upload", text: form).isRefusal("file", "can't be blank"))
            #expect(try await account.post("/photos/upload", text: "{}").status == 400)
        },
        Fact("2.6", .doc, "Facilities of properties and of rooms are two lists, in pages and as options") { account in
            for kind in ["property_facilities", "room_facilities"] {
                let page = try await account.get("/\(kind)")
                let options = try await account.get("/\(kind)/options")
                #expect(page.ids.count == 10 && page.meta["total"] == JSON(options.ids.count))
                #expect(options.titles == options.titles.sorted() && options.body["meta"] == nil)
            }
            let both = Set(try await account.get("/property_facilities/options").ids)
                .intersection(try await account.get("/room_facilities/options").ids)
            #expect(both.isEmpty)
        },
        Fact("2.6", .doc, "A policy of the house is made, read, changed and deleted") { account in
            let hotel = try await Hotel(account)
            let made = try await hotel.makePolicy(["checkin_time": "14:00", "pets_policy": "allowed"])
            let id = try made.id()
            #expect(made.data["type"] == "hotel_policy" && made.attributes["checkin_time"] == "14:00")
            let changed = try await account.put("/hotel_policies/\(id)", ["hotel_policy": ["max_count_of_guests": 4]])
            #expect(changed.attributes["max_count_of_guests"] == 4 && changed.attributes["pets_policy"] == "allowed")
            #expect(try await account.delete("/hotel_policies/\(id)").status == 200)
            #expect(try await account.get("/hotel_policies/\(id)").status == 404)
        },
        Fact("2.6", .infer, "The first policy of a property is the one that it shows") { account in
            let hotel = try await Hotel(account)
            let policy = try await hotel.makePolicy().data["id"]
            let read = try await account.get("/properties/\(hotel.property)")
            #expect(read.attributes["hotel_policy_id"] == policy)
        },
        Fact("2.7", .doc, "Availability rules are listed by property, and only so") { account in
            let hotel = try await Hotel(account)
            let rule = try await hotel.makeRule().id()
            let bare = try await account.get("/channel_availability_rules")
            #expect(bare.status == 400 && bare.details == ["property_id is required"])
            let path = "/channel_availability_rules?filter[property_id]=\(hotel.property)"
            #expect(try await account.get(path).ids == [rule])
        },
        Fact("2.7", .doc, "An availability rule is read back as it was written, without an end where none is given") {
            account in
            let hotel = try await Hotel(account)
            let made = try await hotel.makeRule(["type": "max_availability", "value": 2, "days": ["sa", "su"]])
            let read = try await account.get("/channel_availability_rules/\(try made.id())")
            #expect(read.data["type"] == "channel_availability_rule" && read.attributes["value"] == 2)
            #expect(read.attributes["days"] == ["sa", "su"] && read.attributes["end_date"] == .null)
            #expect(read.attributes["affected_room_types"] == [.string(hotel.room)])
        },
        Fact("2.7", .doc, "A rule that counts rooms needs a value, one that closes needs none") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.makeRule(["type": "close_out"]).status == 201)
            for type in ["availability_offset", "max_availability"] as [JSON] {
                #expect(try await hotel.makeRule(["type": type]).isRefusal("value", "can't be blank"))
            }
        },
        Fact("2.7", .doc, "A rule names its type, channels, room types and first day") { account in
            let missing: JSON = [
                "type": .null, "affected_channels": [], "affected_room_types": .null, "start_date": .null,
            ]
            let refused = try await Hotel(account).makeRule(missing)
            for field in ["type", "affected_channels", "affected_room_types", "start_date"] {
                #expect(refused.details[field] == ["can't be blank"], "\(field)")
            }
        },
        Fact("2.7", .doc, "A rule is changed and deleted") { account in
            let id = try await Hotel(account).makeRule().id()
            let path = "/channel_availability_rules/\(id)"
            let changed = try await account.put(path, ["channel_availability_rule": ["title": "Winter"]])
            #expect(changed.attributes["title"] == "Winter" && changed.attributes["type"] == "close_out")
            #expect(try await account.delete(path).status == 200)
            #expect(try await account.get(path).status == 404)
        },
        Fact("2.7", .doc, "A rule never changes the availability of the room type") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(9)), "availability": 5])
            _ = try await hotel.makeRule()
            #expect(try await hotel.left(account.day(9)) == 5)
        },
    ]
}

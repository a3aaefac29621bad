import ChannexEmulator
import Testing

extension Fact {
    /// §1.1–1.2 Hosts and keys.
    static let access1: [Fact] = [
        Fact("1.1", .doc, "A path with a trailing slash is the same as one without") { account in
            let property = try await account.makeProperty().id()
            #expect(try await account.get("/properties/").status == 200)
            #expect(try await account.get("/properties/\(property)/").data["id"]?.text == property)
        },
        Fact("1.2", .doc, "A call without a key is unauthorised") { account in
            let answer = try await account.get("/properties", key: nil)
            #expect(answer.status == 401)
            #expect(answer.body == ["errors": ["code": "unauthorized", "title": "Unauthorized"]])
        },
        Fact("1.2", .doc, "A call with a wrong key is unauthorised, whatever it asks for") { account in
            for path in ["/properties", "/nothing/at/all"] {
                let answer = try await account.get(path, key: "wrong")
                #expect(answer.status == 401 && answer.code == "unauthorized")
            }
        },
        Fact("1.2", .doc, "A key of the whole account opens every property", at: .emulator) { account in
            let ids = [try await account.makeProperty().id(), try await account.makeProperty().id()]
            let made = try await account.post("/admin/keys", ["title": "All of it"])
            let answer = try await account.get("/properties", key: made.body["key"]?.text)
            #expect(Set(answer.ids) == Set(ids))
        },
        Fact("1.2", .doc, "A key of chosen properties lists no others", at: .emulator) { account in
            let one = try await Hotel(account)
            _ = try await one.other()
            let key = try await account.makeKey(one.property)
            for (path, id) in [("properties", one.property), ("room_types", one.room), ("rate_plans", one.plan)] {
                #expect(try await account.get("/\(path)", key: key).ids == [id])
                #expect(try await account.get("/\(path)/options", key: key).ids == [id])
            }
        },
        Fact("1.2", .doc, "A key is displayed once, when it is made", at: .emulator) { account in
            let key = try await account.makeKey()
            let listed = try #require(try await account.get("/admin/keys").body["keys"]?[0])
            #expect(!key.isEmpty && listed["key"] == nil && listed["is_active"] == true)
        },
        Fact("1.2", .doc, "A withdrawn key opens nothing any more, and is still listed", at: .emulator) { account in
            let made = try await account.post("/admin/keys", ["title": "Old"]).body
            let key = made["key"]?.text
            #expect(try await account.get("/properties", key: key).status == 200)
            _ = try await account.delete("/admin/keys/\(try #require(made["id"]?.text))")
            #expect(try await account.get("/properties", key: key).status == 401)
            #expect(try await account.get("/admin/keys").body["keys"]?[0]?["is_active"] == false)
        },
        Fact("1.2", .live, "What belongs to somebody else answers 404, not 401", at: .emulator) { account in
            let one = try await Hotel(account)
            let key = try await account.makeKey(try await account.makeProperty().id())
            let paths = ["properties/\(one.property)", "room_types/\(one.room)", "rate_plans/\(one.plan)"]
            for path in paths {
                let read = try await account.get("/\(path)", key: key)
                #expect(read.status == 404 && read.code == "resource_not_found")
                #expect(try await account.delete("/\(path)", key: key).status == 404)
            }
            #expect(try await account.get("/properties/\(one.property)").status == 200)
        },
        Fact(
            "1.2",
            .doc,
            "In the documentation's words what belongs to somebody else is unauthorised",
            at: .emulator,
            switch: { $0.foreignIsUnauthorized = true },
            check: { account in
                let one = try await account.makeProperty().id()
                let key = try await account.makeKey(try await account.makeProperty().id())
                #expect(try await account.get("/properties/\(one)", key: key).status == 401)
            }
        ),
        Fact("1.2", .infer, "A filter on somebody else's property finds nothing", at: .emulator) { account in
            let one = try await Hotel(account)
            let key = try await account.makeKey(try await account.makeProperty().id())
            let answer = try await account.get("/room_types?filter[property_id]=\(one.property)", key: key)
            #expect(answer.status == 200 && answer.data == [] && answer.meta["total"] == 0)
        },
        Fact("1.2", .infer, "Availability and rates of somebody else's property answer 404", at: .emulator) { account in
            let one = try await Hotel(account)
            let key = try await account.makeKey(try await account.makeProperty().id())
            let query = "filter[property_id]=\(one.property)&filter[date]=\(account.day(3))"
            #expect(try await account.get("/availability?\(query)", key: key).status == 404)
            #expect(try await account.get("/restrictions?\(query)&filter[restrictions]=rate", key: key).status == 404)
        },
        Fact(
            "1.2",
            .infer,
            "Availability written for somebody else's room type is refused as not found",
            at: .emulator
        ) { account in
            let one = try await Hotel(account)
            let key = try await account.makeKey(try await account.makeProperty().id())
            let value: JSON = [
                "property_id": .string(one.property), "room_type_id": .string(one.room),
                "date": .string(account.day(3)), "availability": 4,
            ]
            let answer = try await account.post("/availability", ["values": [value]], key: key)
            #expect(answer.data == [] && answer.warnings[0]["warning"] == "Not found room_type for this change")
            #expect(try await one.left(account.day(3)) == 0)
        },
        Fact("1.2", .infer, "A room type cannot be made in somebody else's property", at: .emulator) { account in
            let one = try await Hotel(account)
            let key = try await account.makeKey(try await account.makeProperty().id())
            let answer = try await account.post("/room_types", ["room_type": Hotel.roomType(one.property)], key: key)
            #expect(answer.isRefusal("property_id", "does not exist"))
        },
        Fact("1.2", .infer, "A key of chosen properties may not make a property", at: .emulator) { account in
            let key = try await account.makeKey(try await account.makeProperty().id())
            let body: JSON = ["property": ["title": "New", "currency": "USD"]]
            let answer = try await account.post("/properties", body, key: key)
            #expect(answer.status == 403 && answer.code == "forbidden")
        },
        Fact("1.2", .infer, "Bookings of somebody else's property are neither listed nor found", at: .emulator) {
            account in
            let one = try await Hotel(account)
            try await one.installCRS()
            let booked = try await one.book("B1")
            let key = try await account.makeKey(try await account.makeProperty().id())
            #expect(try await account.get("/bookings", key: key).data == [])
            #expect(try await account.get("/booking_revisions/feed", key: key).data == [])
            #expect(try await account.get("/bookings/\(booked.booking)", key: key).status == 404)
            #expect(try await account.post("/booking_revisions/\(booked.revision)/ack", key: key).status == 404)
            #expect(try await one.feed() == [booked.revision])
        },
    ]
}

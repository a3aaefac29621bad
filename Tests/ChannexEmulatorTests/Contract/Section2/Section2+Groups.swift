import ChannexEmulator
import Testing

extension Fact {
    /// §2.2 Groups.
    static let groups2: [Fact] = [
        Fact("2.2", .doc, "A group has an id, a title and a list of properties") { account in
            let made = try await account.makeGroup("South")
            let id = try made.id()
            #expect(made.data["type"] == "group" && made.attributes == ["id": .string(id), "title": "South"])
            #expect(made.data["relationships"]?["properties"] == ["data": []])
            #expect(try await account.get("/groups/\(id)").body == made.body)
            _ = try await account.delete("/groups/\(id)")
        },
        Fact("2.2", .doc, "A group's title is needed and has at most 255 characters") { account async throws in
            #expect(try await account.makeGroup("").isRefusal("title", "can't be blank"))
            let long: JSON = .string(String(repeating: "x", count: 256))
            #expect(try await account.makeGroup(long).isRefusal("title", "should be at most 255 character(s)"))
        },
        Fact("2.2", .doc, "A group gets another title") { account in
            let id = try await account.makeGroup("South").id()
            let changed = try await account.put("/groups/\(id)", ["group": ["title": "North"]])
            #expect(changed.status == 200 && changed.attributes["title"] == "North")
            _ = try await account.delete("/groups/\(id)")
        },
        Fact("2.2", .doc, "A property is attached to a group and shown in it") { account in
            let group = try await account.makeGroup("South").id()
            let property = try await account.makeProperty().id()
            #expect(try await account.post("/groups/\(group)/properties/\(property)").status == 200)
            let members = try await account.get("/groups/\(group)").data["relationships"]?["properties"]?["data"]
            #expect(members == [["type": "property", "id": .string(property)]])
        },
        Fact("2.2", .doc, "A property may be in several groups") { account in
            let group = try await account.makeGroup("South").id()
            let property = try await account.makeProperty().id()
            _ = try await account.post("/groups/\(group)/properties/\(property)")
            let read = try await account.get("/properties/\(property)").data["relationships"]?["groups"]?["data"]
            #expect(read?.elements?.count == 2 && read?[1]?["attributes"]?["title"] == "South")
        },
        Fact("2.2", .doc, "A detached property is in the group no longer") { account in
            let group = try await account.makeGroup("South").id()
            let property = try await account.makeProperty(["group_id": .string(group)]).id()
            let answer = try await account.delete("/groups/\(group)/properties/\(property)")
            #expect(answer.body == ["meta": ["message": "Success"]])
            let members = try await account.get("/groups/\(group)").data["relationships"]?["properties"]
            #expect(members == ["data": []])
        },
        Fact("2.2", .doc, "Neither an unknown group nor an unknown property can be attached") { account in
            let property = try await account.makeProperty().id()
            let group = try await account.makeGroup("South").id()
            #expect(try await account.post("/groups/\(Account.nobody)/properties/\(property)").status == 404)
            #expect(try await account.post("/groups/\(group)/properties/\(Account.nobody)").status == 404)
            _ = try await account.delete("/groups/\(group)")
        },
        Fact("2.2", .infer, "A group that is in use is not deleted, and the answer is a bare bad request") { account in
            let group = try await account.makeGroup("South").id()
            let property = try await account.makeProperty(["group_id": .string(group)]).id()
            let refused = try await account.delete("/groups/\(group)")
            #expect(refused.status == 400)
            #expect(refused.body == ["errors": ["code": "bad_request", "title": "Bad Request"]])
            _ = try await account.delete("/groups/\(group)/properties/\(property)")
            #expect(try await account.delete("/groups/\(group)").status == 200)
            #expect(try await account.get("/groups/\(group)").status == 404)
        },
        Fact("2.2", .doc, "Users are invited to a group or to a property by their e-mail address") { account in
            let property = try await account.makeProperty().id()
            let body: JSON = [
                "property_id": .string(property), "user_email": "ann@example.org", "role": "user", "overrides": [:],
            ]
            let made = try await account.post("/property_users", ["invite": body])
            #expect(made.attributes["user_email"] == "ann@example.org" && made.attributes["role"] == "user")
            let listed = try await account.get("/property_users?filter[property_id]=\(property)")
            #expect(listed.ids == [try made.id()])
        },
        Fact("2.2", .doc, "A user of a group is its owner or a user") { account in
            let group = try await account.makeGroup("South").id()
            let body: JSON = ["group_id": .string(group), "user_email": "ann@example.org", "role": "guest"]
            let refused = try await account.post("/group_users", ["invite": body])
            #expect(refused.isRefusal("role", "is invalid"))
            let made = try await account.post("/group_users", ["invite": body.setting("role", "owner")])
            #expect(try await account.get("/group_users?filter[group_id]=\(group)").ids == [try made.id()])
        },
    ]
}

import ChannexEmulator
import HTTPTypes
import Testing

@Suite("Contract §1: general conventions")
struct ConventionTests {
    @Test(
        "§1.2 a call without the key, or with a wrong one, is unauthorised",
        arguments: [nil, "", "wrong"],
        ["/properties", "/nothing"]
    )
    func unauthorized(key: String?, path: String) async throws {
        try await Account.with { account in
            let answer = try await account.get(path, key: key)
            #expect(answer.status == 401)
            #expect(answer.body == ["errors": ["code": "unauthorized", "title": "Unauthorized"]])
        }
    }

    @Test(
        "§1.4 what does not exist answers 404 in one object",
        arguments: [
            "/properties/11111111-1111-4111-8111-111111111111", "/room_types/x", "/rate_plans/x", "/webhooks/x",
            "/bookings/x", "/booking_revisions/x", "/tasks/x", "/nothing/at/all",
        ]
    )
    func notFound(path: String) async throws {
        try await Account.with { account in
            let answer = try await account.get(path)
            #expect(answer.status == 404)
            #expect(answer.body == ["errors": ["code": "resource_not_found", "title": "Resource Not Found"]])
        }
    }

    @Test("§1.4 every answer carries a request id of its own")
    func requestID() async throws {
        try await Account.with { account in
            let name = try #require(HTTPField.Name("x-request-id"))
            let first = try await account.get("/properties").headers[name]
            let second = try await account.get("/nothing").headers[name]
            #expect(first != nil && second != nil && first != second)
        }
    }

    @Test(
        "§1.4 a body that is not JSON, or lacks the entity's name, is a bad request",
        arguments: ["", "{", "[]", "{}", "null"]
    )
    func badBody(text: String) async throws {
        try await Account.with { account in
            let answer = try await account.post("/properties", text: text)
            #expect(answer.status == 400)
            #expect(answer.code == "bad_request")
        }
    }

    @Test("§1.1 a trailing slash makes no difference")
    func trailingSlash() async throws {
        try await Account.with { account in
            let answer = try await account.get("/properties/")
            #expect(answer.status == 200)
        }
    }

    @Test("§1.6 lists have pages of 10, at most of 100, and a meta that counts all")
    func pages() async throws {
        try await Account.with { account in
            for number in 10..<22 {
                _ = try await account.post(
                    "/properties",
                    ["property": ["title": .string("P\(number)"), "currency": "USD"]]
                )
            }
            let first = try await account.get("/properties")
            #expect(first.data.elements?.count == 10)
            #expect(
                first.meta
                    == ["limit": 10, "order_by": "title", "order_direction": "asc", "page": 1, "total": 12]
            )
            let second = try await account.get("/properties?pagination%5Bpage%5D=2")
            #expect(second.data.elements?.compactMap { $0["attributes"]?["title"] } == ["P20", "P21"])
            let beyond = try await account.get("/properties?pagination[page]=9")
            #expect(beyond.data == [] && beyond.meta["total"] == 12)
            #expect(try await account.get("/properties?pagination[limit]=500").meta["limit"] == 100)
        }
    }

    @Test("§1.7 an order can be asked for")
    func order() async throws {
        try await Account.with { account in
            for title in ["B", "A", "C"] as [JSON] {
                _ = try await account.post("/properties", ["property": ["title": title, "currency": "USD"]])
            }
            let descending = try await account.get("/properties?order[title]=desc")
            #expect(descending.data.elements?.compactMap { $0["attributes"]?["title"] } == ["C", "B", "A"])
            let byAge = try await account.get("/properties?order[inserted_at]=asc")
            #expect(byAge.data.elements?.compactMap { $0["attributes"]?["title"] } == ["B", "A", "C"])
        }
    }

    @Test("§1.4 a filter value that cannot be cast is a validation error")
    func uncastable() async throws {
        try await Account.with { account in
            let answer = try await account.get("/room_types?filter[property_id]=abc")
            #expect(answer.status == 422)
            #expect(answer.details == ["property_id": ["is invalid"]])
        }
    }

    @Test(
        "§15 all four ways of writing a list in a query are the same",
        arguments: [
            "filter[restrictions]=rate,stop_sell", "filter%5Brestrictions%5D=rate%2Cstop_sell",
            "filter[restrictions][]=rate&filter[restrictions][]=stop_sell",
            "filter%5Brestrictions%5D%5B%5D=rate&filter%5Brestrictions%5D%5B%5D=stop_sell",
        ]
    )
    func encodings(restrictions: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let query = "filter[property_id]=\(hotel.property)&filter[date]=2027-03-05&\(restrictions)"
            let cell = try await account.get("/restrictions?\(query)").data[hotel.plan]?["2027-03-05"]
            #expect(cell?["rate"] == "100.00" && cell?["stop_sell"] == true && cell?["max_stay"] == nil)
        }
    }

    @Test("§3.4 a body of more than 10 MB is refused")
    func tooLarge() async throws {
        var switches = Switches()
        switches.maximumBodyBytes = 1_000
        try await Account.with(switches) { account in
            let text = "{\"values\":[\"" + String(repeating: "x", count: 1_000) + "\"]}"
            let answer = try await account.post("/availability", text: text)
            #expect(answer.status == 413)
        }
    }
}

import ChannexClient
import ChannexWire
import HotelValues
import Hummingbird
import Testing

@Suite("The client, when Channex behaves")
struct ChannexClientTests {
    private let success = #"{"data":[{"id":"t1","type":"task"}],"meta":{"message":"Success"}}"#

    private func nights(_ first: String, _ last: String) throws -> ClosedRange<Day> {
        try #require(Day(first))...(try #require(Day(last)))
    }

    private func availability(_ count: Int = 1) throws -> [AvailabilityValue] {
        let nights = try nights("2027-03-05", "2027-03-05")
        return (0..<count).map { .init(property: "P", roomType: "T", nights: nights, availability: $0) }
    }

    @Test("a push is one request with the key, and its receipt has the task, the request's id and the size")
    func push() async throws {
        try await StubServer.answering { [success] _ in .json(success, headers: ["x-request-id": "q1"]) }.run {
            client,
            server in
            let receipt = try await client.pushAvailability(try availability())
            let request = try #require(server.requests.first)
            #expect(server.requests.count == 1)
            #expect(request.line == "POST /api/v1/availability")
            #expect(request.header("user-api-key") == "secret/key+1==")
            #expect(request.header("content-type") == "application/json")
            #expect(request.header("content-length") == "\(request.body.utf8.count)")
            #expect(request.body == String(decoding: ARIBody.encode(try availability()), as: UTF8.self))
            #expect(
                receipt
                    == ARIReceipt(tasks: ["t1"], warnings: [], requestID: "q1", bytes: request.body.utf8.count)
            )
        }
    }

    @Test("warnings are in the receipt")
    func warnings() async throws {
        let json = #"{"data":[],"meta":{"warnings":[{"rate_plan_id":"R","warning":{"rate":["is invalid"]}}]}}"#
        try await StubServer.answering { _ in .json(json) }.run { client, server in
            var value = RestrictionValue(property: "P", ratePlan: "R", nights: try nights("2027-03-05", "2027-03-06"))
            value.stopSell = true
            let receipt = try await client.pushRestrictions([value])
            #expect(receipt.tasks.isEmpty)
            #expect(receipt.warnings.map(\.description) == ["rate: is invalid"])
            #expect(server.requests.map(\.line) == ["POST /api/v1/restrictions"])
        }
    }

    @Test("a message without values is not sent, nor is one above Channex's limit")
    func notSent() async throws {
        try await StubServer.answering { [success] _ in .json(success) }.run { client, server in
            try await #expect(client.pushAvailability([]).bytes == 0)
            try await #expect(client.pushRestrictions([]).tasks.isEmpty)
            let failure = await #expect(throws: ChannexFailure.self) {
                try await client.pushAvailability(try availability(110_000))
            }
            #expect(failure?.status == 413 && failure?.mayHaveBeenApplied == false)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("the channels of a property come with the plans that they sell, whatever else is in them")
    func channels() async throws {
        let json = """
            {"data":[{"type":"channel","id":"C1","attributes":{"id":"C1","title":"Booking.com","channel":"BookingCom",
            "is_active":true,"rate_plans":[{"id":"m1","rate_plan_id":"R1","settings":{"room_type_code":7}},
            {"id":"m2","settings":null}]}},{"id":"C2","attributes":{"title":"Airbnb"}}],"meta":{"total":2}}
            """
        try await StubServer.answering { _ in .json(json) }.run { client, server in
            let channels = try await client.channels(of: "P")
            #expect(channels.map(\.isActive) == [true, false])
            #expect(channels.first?.agency == "BookingCom" && channels.first?.ratePlans == ["R1"])
            let line = "GET /api/v1/channels?filter%5Bproperty_id%5D=P"
            #expect(server.requests.first?.line.hasPrefix(line) == true)
        }
    }

    @Test("a list is read to its end, a hundred at a time", arguments: [true, false])
    func paging(hasTotal: Bool) async throws {
        try await StubServer.answering { request in
            let page = request.line.contains("page%5D=1&") ? 0..<100 : 100..<130
            let elements = page.map { #"{"id":"\#($0)","attributes":{"title":"x"}}"# }.joined(separator: ",")
            return .json("{\"data\":[\(elements)],\"meta\":{\(hasTotal ? "\"total\":130" : "")}}")
        }.run { client, server in
            let roomTypes = try await client.roomTypes(of: "P")
            #expect(roomTypes.map(\.id.rawValue) == (0..<130).map { "\($0)" })
            #expect(
                server.requests.map(\.line)
                    == (1...2).map { page in
                        "GET /api/v1/room_types?filter%5Bproperty_id%5D=P"
                            + "&pagination%5Bpage%5D=\(page)&pagination%5Blimit%5D=100"
                    }
            )
        }
    }

    @Test("a list that never ends is given up")
    func endless() async throws {
        try await StubServer.answering { _ in .json(#"{"data":[{"id":"x","attributes":{}}],"meta":{"total":9999}}"#) }
            .run { client, server in
                await #expect(throws: ChannexFailure.self) { try await client.properties() }
                #expect(server.requests.count == 100)
            }
    }

    @Test("the feed is asked oldest first, and one bad revision does not spoil it")
    func feed() async throws {
        let body = String(decoding: SampleRevision.page([SampleRevision.json, "null"], total: 7), as: UTF8.self)
        try await StubServer.answering { _ in .json(body, headers: ["x-request-id": "q"]) }.run { client, server in
            let page = try await client.feed(of: "P")
            #expect(page.revisions.map { $0.revision?.status } == [.new, nil])
            #expect(page.total == 7 && page.requestID == "q")
            #expect(
                server.requests.map(\.line) == [
                    "GET /api/v1/booking_revisions/feed?filter%5Bproperty_id%5D=P&order%5Binserted_at%5D=asc"
                        + "&pagination%5Bpage%5D=1&pagination%5Blimit%5D=100"
                ]
            )
        }
    }

    @Test("recovery asks for everything since an instant, in Channex's own way of writing it")
    func recovery() async throws {
        try await StubServer.answering { _ in .json(#"{"data":[],"meta":{"total":0}}"#) }.run { client, server in
            let since = try #require(Timestamp("2027-02-01T09:15:00.335485Z"))
            try await #expect(client.revisions(of: "P", since: since, page: 2).revisions.isEmpty)
            #expect(
                server.requests.map(\.line) == [
                    "GET /api/v1/booking_revisions?filter%5Bproperty_id%5D=P"
                        + "&filter%5Binserted_at%5D%5Bgte%5D=2027-02-01T09%3A15%3A00.335485"
                        + "&order%5Binserted_at%5D=asc&pagination%5Bpage%5D=2&pagination%5Blimit%5D=100"
                ]
            )
        }
    }

    @Test("one revision is read as it is")
    func revision() async throws {
        try await StubServer.answering { _ in .json("{\"data\":\(SampleRevision.json)}") }.run { client, server in
            try await #expect(client.revision("r/../x").bookingID == Identifier(SampleRevision.bookingID))
            #expect(server.requests.map(\.line) == ["GET /api/v1/booking_revisions/r%2F..%2Fx"])
        }
    }

    @Test("an acknowledgement counts as done also when Channex knows the revision no more")
    func acknowledge() async throws {
        try await StubServer.answering { request in
            switch request.line {
            case "POST /api/v1/booking_revisions/gone/ack":
                .json(#"{"errors":{"code":"resource_not_found","title":"Resource Not Found"}}"#, 404)
            case "POST /api/v1/booking_revisions/twice/ack":
                .json(#"{"errors":{"code":"validation_error","title":"Validation Error"}}"#, 422)
            case "POST /api/v1/booking_revisions/elsewhere/ack": .answer("<html>no such page</html>", 404)
            case "POST /api/v1/booking_revisions/now/ack": .json(#"{"meta":{"message":"Success"}}"#)
            default: .json("{}", 500)
            }
        }.run { client, server in
            try await #expect(client.acknowledge("now") == .accepted)
            try await #expect(client.acknowledge("gone") == .alreadyGone)
            try await #expect(client.acknowledge("twice") == .alreadyGone)
            let elsewhere = await #expect(throws: ChannexFailure.self) { try await client.acknowledge("elsewhere") }
            #expect(elsewhere?.isNotFound == true)
            let trouble = await #expect(throws: ChannexFailure.self) { try await client.acknowledge("trouble") }
            #expect(trouble?.isRetryable == true)
            #expect(server.requests.first?.body == "")
        }
    }

    @Test("a long range of nights is read in parts of 500")
    func ranges() async throws {
        try await StubServer.answering { request in
            let night = request.line.contains("2027-01-01") ? "2027-01-01" : "2028-05-15"
            return .json("{\"data\":{\"T\":{\"\(night)\":3}}}")
        }.run { client, server in
            let reading = try await client.availability(of: "P", nights: try nights("2027-01-01", "2028-05-15"))
            #expect(reading.rooms["T"]?.count == 2)
            #expect(
                server.requests.map(\.line)
                    == [("2027-01-01", "2028-05-14"), ("2028-05-15", "2028-05-15")].map {
                        "GET /api/v1/availability?filter%5Bproperty_id%5D=P"
                            + "&filter%5Bdate%5D%5Bgte%5D=\($0.0)&filter%5Bdate%5D%5Blte%5D=\($0.1)"
                    }
            )
        }
    }

    @Test("restrictions are asked for by name")
    func restrictions() async throws {
        try await StubServer.answering { _ in .json(#"{"data":{"R":{"2027-03-05":{"rate":"145.00"}}}}"#) }.run {
            client,
            server in
            let nights = try nights("2027-03-05", "2027-03-05")
            let reading = try await client.restrictions(of: "P", nights: nights)
            #expect(reading["R", nights.lowerBound]?.rate == Amount("145.00"))
            let line = try #require(server.requests.first?.line)
            #expect(
                line.hasSuffix(
                    "&filter%5Brestrictions%5D=availability,rate,min_stay_arrival,min_stay_through,max_stay,"
                        + "closed_to_arrival,closed_to_departure,stop_sell"
                )
            )
        }
    }

    @Test("settings are changed by naming only what changes")
    func settings() async throws {
        try await StubServer.answering { _ in .json(#"{"data":{"id":"P","attributes":{"title":"Sea"}}}"#) }.run {
            client,
            server in
            var settings = PropertySettings()
            settings.stateLength = 730
            try await #expect(client.update(settings, of: "P").title == "Sea")
            #expect(server.requests.map(\.line) == ["PUT /api/v1/properties/P"])
            #expect(server.requests.first?.body == #"{"property":{"settings":{"state_length":730}}}"#)
        }
    }

    @Test("the webhooks of a property are its own and those of the account")
    func webhooks() async throws {
        try await StubServer.answering { request in
            guard request.line.hasPrefix("GET") else { return .json(#"{"meta":{"message":"Success"}}"#) }
            let elements = [("a", "\"P\""), ("b", "\"Q\""), ("c", "null")].map {
                "{\"id\":\"\($0.0)\",\"attributes\":{\"property_id\":\($0.1)}}"
            }
            return .json("{\"data\":[\(elements.joined(separator: ","))],\"meta\":{\"total\":3}}")
        }.run { client, server in
            try await #expect(client.webhooks(of: "P").map(\.id) == ["a", "c"])
            try await client.deleteWebhook("a")
            try await client.install(ApplicationInstallation(property: "P", code: "booking_crs"))
            #expect(
                server.requests.map(\.line).dropFirst() == [
                    "DELETE /api/v1/webhooks/a", "POST /api/v1/applications/install",
                ]
            )
        }
    }

    @Test("a success without content is one where none is needed")
    func noContent() async throws {
        try await StubServer.answering { _ in .answer("", 204) }.run { client, _ in
            try await client.deleteWebhook("W")
            try await #expect(client.acknowledge("r") == .accepted)
            let failure = await #expect(throws: ChannexFailure.self) { try await client.properties() }
            #expect(failure?.status == 204)
        }
    }

    @Test("what is created comes back with its id")
    func creation() async throws {
        try await StubServer.answering { _ in .json(#"{"data":{"id":"new","attributes":{}}}"#, 201) }.run {
            client,
            server in
            let dollars = try #require(Currency("USD"))
            try await #expect(client.create(NewProperty(title: "S", currency: dollars, timezone: "UTC")).id == "new")
            #expect(
                try await client.create(NewRoomType(property: "P", title: "T", roomCount: 1, adults: 2)).id == "new"
            )
            let plan = NewRatePlan(property: "P", roomType: "T", title: "B", currency: dollars, options: [])
            try await #expect(client.create(plan).id == "new")
            let hook = WebhookDefinition(property: "P", callbackURL: "https://x.example", eventMask: "*")
            try await #expect(client.create(hook).id == "new")
            try await #expect(client.update("W", to: hook).id == "new")
            #expect(
                server.requests.map(\.line) == [
                    "POST /api/v1/properties", "POST /api/v1/room_types", "POST /api/v1/rate_plans",
                    "POST /api/v1/webhooks", "PUT /api/v1/webhooks/W",
                ]
            )
        }
    }
}

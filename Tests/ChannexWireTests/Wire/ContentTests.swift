import ChannexWire
import FoundationEssentials
import HotelValues
import Testing

@Suite("Properties, room types, rate plans, webhooks")
struct ContentTests {
    private func decode<Content: Decodable & Sendable>(_ json: String, as type: Content.Type) throws -> Content {
        try JSONDecoder().decode(Document<Content>.self, from: Data(json.utf8)).data
    }

    private func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("a property and its settings")
    func property() throws {
        let property = try decode(
            """
            {"data":{"type":"property","id":"P","attributes":{"id":"P","title":"Seaview House","is_active":true,
            "currency":"USD","timezone":"Europe/London","acc_channels_count":0,"settings":{"min_stay_type":"both",
            "allow_availability_autoupdate_on_confirmation":true,"allow_availability_autoupdate_on_modification":false,
            "allow_availability_autoupdate_on_cancellation":null,"min_price":"10.00","max_price":500,
            "state_length":500,"cut_off_time":null}},"relationships":{"groups":{"data":[{"type":"group","id":"G"}]},
            "users":{"data":[]}}}}
            """,
            as: ChannexProperty.self
        )
        #expect(property.id == "P" && property.title == "Seaview House" && property.currency == Currency("USD"))
        #expect(property.timezone == "Europe/London" && property.isActive == true)
        #expect(property.settings.minStayType == .both && property.settings.stateLength == 500)
        #expect(property.settings.lowersAvailabilityOnConfirmation == true)
        #expect(property.settings.adjustsAvailabilityOnModification == false)
        #expect(property.settings.restoresAvailabilityOnCancellation == nil)
        #expect(property.settings.minPrice == Amount("10.00") && property.settings.maxPrice == Amount("500"))
    }

    @Test("a page of room types, the property from the relations")
    func roomTypes() throws {
        let json = """
            {"data":[{"type":"room_type","id":"T","attributes":{"title":"Twin","count_of_rooms":8,"occ_adults":2,
            "occ_children":0,"occ_infants":0,"default_occupancy":2},
            "relationships":{"property":{"data":{"type":"property","id":"P"}}}}],
            "meta":{"limit":10,"order_by":"title","page":1,"total":41}}
            """
        let document = try JSONDecoder().decode(Document<[ChannexRoomType]>.self, from: Data(json.utf8))
        #expect(document.meta.total == 41 && document.meta.page == 1)
        let roomType = try #require(document.data.first)
        #expect(roomType.id == "T" && roomType.property == "P" && roomType.roomCount == 8)
        #expect(roomType.adults == 2 && roomType.defaultOccupancy == 2)
    }

    @Test("a rate plan, the room type from the relations, the primary option by its id")
    func ratePlan() throws {
        let plan = try decode(
            """
            {"data":{"type":"rate_plan","id":"R","attributes":{"id":"R","title":"Best Available Rate",
            "currency":"USD","sell_mode":"per_person","rate_mode":"manual","meal_type":null,
            "options":[{"id":"R","occupancy":2,"rate":"100.00","is_primary":true,"derived_option":null},
            {"id":"O1","occupancy":1,"rate":0,"is_primary":false,"derived_option":{"rate":[]}}]},
            "relationships":{"property":{"data":{"type":"property","id":"P"}},
            "room_type":{"data":{"type":"room_type","id":"T"}},"parent_rate_plan":{"data":null}}}}
            """,
            as: ChannexRatePlan.self
        )
        #expect(plan.id == "R" && plan.property == "P" && plan.roomType == "T" && plan.parent == nil)
        #expect(plan.sellMode == .perPerson && plan.rateMode == "manual" && plan.mealType == nil)
        #expect(plan.options.map(\.id) == ["R", "O1"] && plan.options.map(\.isPrimary) == [true, false])
        #expect(plan.options.map(\.rate) == [Amount("100.00"), Amount("0")])
    }

    @Test("an entity without an id is no entity")
    func withoutID() {
        #expect(throws: DecodingError.self) {
            try decode(#"{"data":{"attributes":{"title":"x"}}}"#, as: ChannexRoomType.self)
        }
    }

    @Test("a webhook, and neither it nor its definition shows its headers")
    func webhook() throws {
        let webhook = try decode(
            """
            {"data":{"type":"webhook","id":"W","attributes":{"property_id":"P","callback_url":"https://pms.example/h",
            "event_mask":"booking","headers":{"X-Hook-Secret":"s3cr3t"},"is_active":true,"send_data":false,
            "is_signed":false}}}
            """,
            as: ChannexWebhook.self
        )
        #expect(webhook.property == "P" && webhook.isActive && !webhook.sendsData && !webhook.isGlobal)
        #expect(webhook.headers == ["X-Hook-Secret": "s3cr3t"])
        #expect(!"\(webhook)".contains("s3cr3t"))
        let definition = WebhookDefinition(
            property: "P",
            callbackURL: "https://pms.example/h",
            eventMask: "booking",
            headers: ["X-Hook-Secret": "s3cr3t"]
        )
        #expect(!"\(definition)".contains("s3cr3t"))
        #expect(
            try encode(Wrapped(definition))
                == #"{"webhook":{"callback_url":"https://pms.example/h","event_mask":"booking","#
                + #""headers":{"X-Hook-Secret":"s3cr3t"},"is_active":true,"property_id":"P","send_data":false}}"#
        )
    }

    @Test("requests are wrapped by their entity's name and hold no null")
    func requests() throws {
        let dollars = try #require(Currency("USD"))
        #expect(
            try encode(Wrapped(NewProperty(title: "Sea", currency: dollars, timezone: "Europe/London")))
                == #"{"property":{"currency":"USD","property_type":"hotel","timezone":"Europe/London","title":"Sea"}}"#
        )
        #expect(
            try encode(Wrapped(NewRoomType(property: "P", title: "Twin", roomCount: 8, adults: 2)))
                == #"{"room_type":{"count_of_rooms":8,"default_occupancy":2,"occ_adults":2,"occ_children":0,"#
                + #""occ_infants":0,"property_id":"P","title":"Twin"}}"#
        )
        let plan = NewRatePlan(
            property: "P",
            roomType: "T",
            title: "BAR",
            currency: dollars,
            options: [.init(occupancy: 2, isPrimary: true, rate: Money(minorUnits: 10000, currency: dollars))]
        )
        #expect(
            try encode(Wrapped(plan))
                == #"{"rate_plan":{"currency":"USD","options":[{"is_primary":true,"occupancy":2,"rate":10000}],"#
                + #""property_id":"P","rate_mode":"manual","room_type_id":"T","sell_mode":"per_room","title":"BAR"}}"#
        )
        var settings = PropertySettings()
        settings.stateLength = 730
        settings.minStayType = .both
        #expect(
            try encode(Wrapped(settings))
                == #"{"property":{"settings":{"min_stay_type":"both","state_length":730}}}"#
        )
        #expect(
            try encode(Wrapped(ApplicationInstallation(property: "P", code: "booking_crs")))
                == #"{"application_installation":{"application_code":"booking_crs","property_id":"P"}}"#
        )
    }

    @Test(
        "errors are read in every shape, and what is none is none",
        arguments: [
            (#"{"errors":{"code":"unauthorized","title":"Unauthorized"}}"#, "unauthorized", "Unauthorized", nil),
            (
                #"{"errors":{"code":"validation_error","title":"V","details":{"title":["can't be blank"]}}}"#,
                "validation_error", "V", #"{"title":["can't be blank"]}"#
            ),
            (#"{"errors":[{"code":"a","title":"b","details":["c"]}]}"#, "a", "b", #"["c"]"#),
            (#"{"errors":"went wrong"}"#, nil, "went wrong", nil), (#"{"errors":{}}"#, nil, nil, nil),
        ] as [(String, String?, String?, String?)]
    )
    func errors(json: String, code: String?, title: String?, details: String?) throws {
        let error = try #require(APIError(body: Array(json.utf8)))
        #expect(error.code == code && error.title == title && error.details == details)
    }

    @Test(
        "a body without errors reports none",
        arguments: ["", "{}", #"{"errors":null}"#, #"{"errors":[]}"#, "<html>"]
    )
    func noErrors(json: String) {
        #expect(APIError(body: Array(json.utf8)) == nil)
    }
}

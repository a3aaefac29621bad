import ChannexWire
import FoundationEssentials
import HotelValues
import Testing

@Suite("Answers to availability, prices and restrictions")
struct ARIAnswerTests {
    private func answer(_ json: String) throws -> TaskAnswer {
        try JSONDecoder().decode(TaskAnswer.self, from: Data(json.utf8))
    }

    @Test(
        "a clean answer names its task, in all documented forms",
        arguments: [
            #"{"data":[{"id":"t1","type":"task"}],"meta":{"message":"Success","warnings":[]}}"#,
            #"{"data":[{"id":"t1","type":"task"}],"meta":{"message":"Success"}}"#,
            #"{"data":{"id":"t1","type":"task"},"meta":{"message":"Success","warnings":null}}"#,
            #"{"data":[{"id":"t1","extra":{"a":[1]}}],"meta":{"message":"Success","new":7},"more":1}"#,
        ]
    )
    func clean(json: String) throws {
        let answer = try answer(json)
        #expect(answer.tasks == ["t1"])
        #expect(answer.warnings.isEmpty)
        #expect(answer.message == "Success")
    }

    @Test("the barest answer has neither task nor warning")
    func bare() throws {
        #expect(try answer(#"{"meta":{"message":"Success"}}"#).tasks.isEmpty)
        #expect(try answer("{}").warnings.isEmpty)
    }

    @Test("a warning echoes the value and explains each field")
    func fields() throws {
        let warning = try #require(
            try answer(
                """
                {"data":[],"meta":{"message":"Success","warnings":[{"property_id":"P","rate_plan_id":"R",
                "date_from":"2027-03-01","date_to":"2027-03-05","rate":"-2","min_stay_arrival":0,"stop_sell":9,
                "max_stay":null,
                "warning":{"rate":["must be greater than 0"],"stop_sell":["is invalid","twice"]}}]}}
                """
            ).warnings.first
        )
        #expect(warning.property == "P")
        #expect(warning.ratePlan == "R")
        #expect(warning.roomType == nil)
        #expect(warning.nights?.lowerBound == Day("2027-03-01"))
        #expect(warning.nights?.upperBound == Day("2027-03-05"))
        #expect(warning.fields == ["rate", "min_stay_arrival", "stop_sell"])
        #expect(warning.reason == .fields(["rate": ["must be greater than 0"], "stop_sell": ["is invalid", "twice"]]))
        #expect(warning.description == "rate: must be greater than 0; stop_sell: is invalid, twice")
    }

    @Test("a warning about an unknown target is a text")
    func text() throws {
        let warning = try #require(
            try answer(
                """
                {"data":[],"meta":{"warnings":[{"property_id":"P","room_type_id":"T","date":"2027-03-01",
                "availability":3,"warning":"Not found room_type for this change"}]}}
                """
            ).warnings.first
        )
        #expect(warning.reason == .text("Not found room_type for this change"))
        #expect(warning.nights?.lowerBound == Day("2027-03-01"))
        #expect(warning.nights?.upperBound == Day("2027-03-01"))
        #expect(warning.roomType == "T")
    }

    @Test(
        "a warning in any other form is a warning all the same",
        arguments: [
            #"{"meta":{"warnings":["date_from was moved to today"]}}"#,
            #"{"meta":{"warnings":"everything is wrong"}}"#,
            #"{"meta":{"warnings":[{"property_id":"P"}]}}"#,
            #"{"meta":{"warnings":[42]}}"#,
            #"{"meta":{"warnings":{"warning":{"rate":"must be greater than 0"}}}}"#,
        ]
    )
    func odd(json: String) throws {
        let warnings = try answer(json).warnings
        #expect(warnings.count == 1)
        #expect(warnings.first?.description.isEmpty == false)
    }

    @Test("availability is read by room type and night, from numbers and texts")
    func availability() throws {
        let json = #"{"data":{"T":{"2027-03-01":8,"2027-03-02":"7","someday":1}}}"#
        let reading = try JSONDecoder().decode(AvailabilityReading.self, from: Data(json.utf8))
        #expect(reading["T", try #require(Day("2027-03-01"))] == 8)
        #expect(reading["T", try #require(Day("2027-03-02"))] == 7)
        #expect(reading["U", try #require(Day("2027-03-02"))] == nil)
        #expect(reading.rooms["T"]?.count == 2)
    }

    @Test("an empty list in the place of an object is an empty reading")
    func emptyReading() throws {
        let reading = try JSONDecoder().decode(AvailabilityReading.self, from: Data(#"{"data":[]}"#.utf8))
        #expect(reading == AvailabilityReading())
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(AvailabilityReading.self, from: Data(#"{"data":["x"]}"#.utf8))
        }
    }

    @Test("prices and restrictions are read by option and night")
    func restrictions() throws {
        let json = """
            {"data":{"R":{"2027-03-01":{"rate":"145.00","availability":7,"stop_sell":false,"unavailable_reasons":[],
            "min_stay_arrival":2,"min_stay_through":1,"max_stay":0,"closed_to_arrival":1,"closed_to_departure":0},
            "2027-03-02":{"rate":145.5,"availability":0,"stop_sell":true,"unavailable_reasons":["no rooms"]}}}}
            """
        let reading = try JSONDecoder().decode(RestrictionReading.self, from: Data(json.utf8))
        let (monday, tuesday) = (try #require(Day("2027-03-01")), try #require(Day("2027-03-02")))
        let first = try #require(reading["R", monday])
        #expect(first.rate == Amount("145.00"))
        #expect(first.minStayArrival == 2 && first.minStayThrough == 1 && first.maxStay == 0)
        #expect(first.closedToArrival == true && first.closedToDeparture == false && first.stopSell == false)
        let second = try #require(reading["R", tuesday])
        #expect(second.rate == Amount("145.5"))
        #expect(second.unavailableReasons == ["no rooms"])
        #expect(second.minStayArrival == nil)
    }

    @Test("two readings become one")
    func merged() throws {
        let (monday, tuesday) = (try #require(Day("2027-03-01")), try #require(Day("2027-03-02")))
        var reading = AvailabilityReading(rooms: ["T": [monday: 1]])
        reading.merge(AvailabilityReading(rooms: ["T": [tuesday: 2], "U": [monday: 3]]))
        #expect(reading == AvailabilityReading(rooms: ["T": [monday: 1, tuesday: 2], "U": [monday: 3]]))
    }
}

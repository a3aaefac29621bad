import ChannexWire
import HotelValues
import Testing

@Suite("Booking revisions")
struct BookingRevisionTests {
    private func revision(_ json: String) throws -> BookingRevision {
        let envelope = RevisionEnvelope(json: Array(json.utf8))
        return try #require(envelope.revision, "\(envelope.failure ?? "")")
    }

    @Test("the sample of the contract is read in full")
    func sample() throws {
        let revision = try revision(SampleRevision.json)
        #expect(revision.id == Identifier(SampleRevision.id))
        #expect(revision.bookingID == Identifier(SampleRevision.bookingID))
        #expect(revision.property == Identifier(SampleRevision.propertyID))
        #expect(revision.uniqueID == "BDC-4410022001")
        #expect(revision.otaReservationCode == "4410022001")
        #expect(revision.otaName == "BookingCom")
        #expect(revision.secondaryOTA == nil)
        #expect(revision.status == .new)
        #expect(revision.arrival == Day("2027-03-05") && revision.departure == Day("2027-03-07"))
        #expect(revision.arrivalHour == "15:00")
        #expect(revision.amount == Amount("290.00") && revision.otaCommission == Amount("43.50"))
        #expect(revision.currency == Currency("USD"))
        #expect(revision.paymentCollect == "property" && revision.paymentType == "credit_card")
        #expect(revision.notes == "Late arrival")
        #expect(revision.occupancy == BookingOccupancy(adults: 2, children: 1, infants: 0, ages: [6]))
        #expect(revision.customer?.mail == "mtan.123@guest.example" && revision.customer?.city == ".")
        #expect(!revision.isCRSRevision)
        #expect(revision.acknowledgeStatus == "pending")
        #expect(revision.insertedAt == Timestamp("2027-02-01T09:15:00.335485Z"))
        #expect(revision.flaws.isEmpty)
    }

    @Test("the room of the sample is read in full")
    func room() throws {
        let room = try #require(try revision(SampleRevision.json).rooms.first)
        #expect(room.otaUniqueID == "51")
        #expect(room.roomType == Identifier(SampleRevision.roomTypeID))
        #expect(room.ratePlan == Identifier(SampleRevision.ratePlanID))
        #expect(room.mappedRatePlan == Identifier(SampleRevision.ratePlanID))
        #expect(room.checkin == Day("2027-03-05") && room.checkout == Day("2027-03-07"))
        let nights = [try #require(Day("2027-03-05")), try #require(Day("2027-03-06"))]
        #expect(room.days == Dictionary(uniqueKeysWithValues: nights.map { ($0, Amount("145.00")) }))
        #expect(room.guests == [BookingGuest(name: "Mira", surname: "Tan")])
        #expect(room.taxes.first?.totalPrice == Amount("21.48") && room.taxes.first?.isInclusive == true)
        #expect(!room.isCancelled && room.flaws.isEmpty)
    }

    @Test("the two ids are all a revision needs")
    func minimal() throws {
        let revision = try revision(#"{"attributes":{"id":"r","booking_id":"b"}}"#)
        #expect(revision == BookingRevision(id: "r", bookingID: "b"))
        #expect(try self.revision(#"{"id":"r","attributes":{"booking_id":"b"}}"#).id == "r")
    }

    @Test(
        "any member may be missing, null, or of another type without the revision being lost",
        arguments: [
            "channel_id", "unique_id", "status", "arrival_date", "departure_date", "amount", "currency", "notes",
            "occupancy", "customer", "rooms", "services", "deposits", "inserted_at", "is_crs_revision", "ota_name",
            "property_id", "payment_type", "ota_commission", "meta", "guarantee", "system_id",
        ]
    )
    func drift(member: String) throws {
        let whole = try revision(SampleRevision.json)
        let renamed = try revision(SampleRevision.replacing("\"\(member)\": ", with: "\"x\": "))
        #expect(renamed.id == whole.id && renamed.bookingID == whole.bookingID)
        for odd in ["null", "17", "\"?\"", "true", "[]", "{}", "[null]", "[[1]]", "{\"a\":{\"b\":1}}", "1e400"] {
            let changed = SampleRevision.replacing("\"\(member)\": ", with: "\"\(member)\": \(odd), \"x\": ")
            let revision = try revision(changed)
            #expect(revision.id == whole.id && revision.bookingID == whole.bookingID, "\(member): \(odd)")
        }
    }

    @Test("numbers and texts stand for each other")
    func exchangedTypes() throws {
        var json = SampleRevision.replacing(#""amount": "290.00""#, with: #""amount": 290.05"#)
        json = json.split(separator: #""adults": 2"#).joined(separator: #""adults": "2""#)
        json = json.split(separator: #""system_id": "7788990011""#).joined(separator: #""system_id": 7788990011"#)
        json = json.split(separator: #""is_cancelled": false"#).joined(separator: #""is_cancelled": "true""#)
        let revision = try revision(json)
        #expect(revision.amount == Amount("290.05"))
        #expect(revision.occupancy?.adults == 2)
        #expect(revision.systemID == "7788990011")
        #expect(revision.rooms.first?.isCancelled == true)
        #expect(revision.flaws.isEmpty)
    }

    @Test(
        "the status is what Channex says, also when nobody knows the word",
        arguments: [
            ("new", BookingStatus.new), ("modified", .modified), ("cancelled", .cancelled), ("canceled", .cancelled),
            ("Cancelled", .cancelled), ("on_hold", .other("on_hold")),
        ]
    )
    func status(word: String, status: BookingStatus) throws {
        let json = SampleRevision.replacing(#""status": "new""#, with: "\"status\": \"\(word)\"")
        #expect(try revision(json).status == status)
    }

    @Test("what cannot be read is nil and named")
    func flaws() throws {
        var json = SampleRevision.replacing(#""arrival_date": "2027-03-05""#, with: #""arrival_date": "5 March""#)
        json = json.split(separator: #""currency": "USD""#).joined(separator: #""currency": "US Dollar""#)
        json = json.split(separator: "\"2027-03-06\":").joined(separator: "\"tomorrow\":")
        json = json.split(separator: "\"rooms\": [ ").joined(separator: "\"rooms\": [ null, ")
        let revision = try revision(json)
        #expect(revision.arrival == nil && revision.currency == nil)
        #expect(revision.rooms.count == 1 && revision.rooms.first?.days.count == 1)
        #expect(
            revision.flaws == [
                "arrival_date: not a date", "currency: not a currency code", "rooms[0]: cannot be read",
                "rooms[0].days.tomorrow: not a date",
            ]
        )
    }

    @Test("an unmapped room has no ids, and its plan may be found by the parent")
    func unmapped() throws {
        let id = SampleRevision.roomTypeID
        var json = SampleRevision.replacing("\"room_type_id\": \"\(id)\"", with: "\"room_type_id\": null")
        json = json.split(separator: "\"rate_plan_id\": \"\(SampleRevision.ratePlanID)\",")
            .joined(separator: "\"rate_plan_id\": \"an-option\",")
        let room = try #require(try revision(json).rooms.first)
        #expect(room.roomType == nil)
        #expect(room.ratePlan == "an-option")
        #expect(room.mappedRatePlan == Identifier(SampleRevision.ratePlanID))
    }

    @Test("a booking may have no rooms, and hundreds")
    func roomCounts() throws {
        #expect(try revision(#"{"id":"r","attributes":{"booking_id":"b","rooms":[]}}"#).rooms.isEmpty)
        let rooms = (0..<300).map { "{\"ota_unique_id\":\($0)}" }.joined(separator: ",")
        let revision = try revision("{\"id\":\"r\",\"attributes\":{\"booking_id\":\"b\",\"rooms\":[\(rooms)]}}")
        #expect(revision.rooms.map(\.otaUniqueID) == (0..<300).map { "\($0)" })
    }

    @Test("services, deposits and the OTA's own codes are read")
    func extras() throws {
        let revision = try revision(
            """
            {"id":"r","attributes":{"booking_id":"b",
            "services":[{"type":"Cancellation Fee","name":"Fee","nights":1,"persons":2,"price_mode":"Per stay",
              "price_per_unit":"20.00","total_price":20,"service_rph":"1"}],
            "deposits":[{"amount":"10.00","currency":"USD","type":"card","charget_at":"x"}],
            "rooms":[{"meta":{"room_type_code":991,"rate_plan_code":"BB","meal_plan":"Breakfast",
              "room_remarks":["high floor","twin beds"]},"collected_taxes":[{"name":"VAT","total_price":"1.00"}]}]}}
            """
        )
        #expect(revision.services.first?.totalPrice == Amount("20"))
        #expect(revision.deposits.first?.amount == Amount("10.00"))
        let room = try #require(revision.rooms.first)
        #expect(room.otaRoomTypeCode == "991" && room.otaRatePlanCode == "BB" && room.mealPlan == "Breakfast")
        #expect(room.remarks == ["high floor", "twin beds"])
        #expect(room.collectedTaxes.first?.totalPrice == Amount("1.00"))
    }

    @Test("a text may hold anything: emoji, escapes, half a surrogate, NUL")
    func strangeText() throws {
        let json = SampleRevision.replacing("Late arrival", with: #"💐 \ud83d\ude00 \ud83d \u0000 \"q\" \x"#)
        #expect(try revision(json).notes == "💐 😀 \u{fffd} \u{fffd} \"q\" \u{fffd}")
    }
}

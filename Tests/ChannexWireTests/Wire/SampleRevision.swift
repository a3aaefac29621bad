/// The full sample revision of the contract (§6.7.1), ids completed, as one element of the feed.
enum SampleRevision {
    static let id = "e1e1a0a0-1111-4222-8333-444455556666"
    static let bookingID = "b0b0a0a0-1111-4222-8333-444455556666"
    static let propertyID = "6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b01"
    static let roomTypeID = "91be0000-1111-4222-8333-444455556666"
    static let ratePlanID = "c7c40000-1111-4222-8333-444455556601"

    static let json = """
        {
          "type": "booking_revision", "id": "e1e1a0a0-1111-4222-8333-444455556666",
          "attributes": {
            "id": "e1e1a0a0-1111-4222-8333-444455556666",
            "booking_id": "b0b0a0a0-1111-4222-8333-444455556666",
            "property_id": "6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b01",
            "channel_id": "ca11a0a0-1111-4222-8333-444455556666",
            "unique_id": "BDC-4410022001", "system_id": "7788990011", "ota_reservation_code": "4410022001",
            "ota_name": "BookingCom", "secondary_ota": null, "agent": null, "status": "new",
            "arrival_date": "2027-03-05", "departure_date": "2027-03-07", "arrival_hour": "15:00",
            "amount": "290.00", "currency": "USD", "ota_commission": "43.50",
            "payment_collect": "property", "payment_type": "credit_card",
            "notes": "Late arrival", "deposits": [], "services": [], "meta": {},
            "occupancy": { "adults": 2, "children": 1, "infants": 0, "ages": [6] },
            "customer": { "name": "Mira", "surname": "Tan", "mail": "mtan.123@guest.example",
              "phone": "+65 0000 0000", "address": null, "city": ".", "state": null, "zip": null, "country": "SG",
              "language": "en", "company": null, "meta": { "is_genius": true } },
            "guarantee": { "card_number": "411111******1111", "card_type": "VI", "cardholder_name": "MIRA TAN",
              "cvv": "***", "expiration_date": "11/2028", "is_virtual": false },
            "rooms": [ {
              "booking_room_id": "0a0a0000-1111-4222-8333-444455556666", "ota_unique_id": "51", "is_cancelled": false,
              "room_type_id": "91be0000-1111-4222-8333-444455556666",
              "rate_plan_id": "c7c40000-1111-4222-8333-444455556601",
              "checkin_date": "2027-03-05", "checkout_date": "2027-03-07",
              "days": { "2027-03-06": "145.00", "2027-03-05": "145.00" }, "amount": "290.00",
              "occupancy": { "adults": 2, "children": 1, "infants": 0, "ages": [6] },
              "guests": [ { "name": "Mira", "surname": "Tan" } ],
              "taxes": [ { "type": "tax", "name": "VAT (8%)", "is_inclusive": true, "nights": 2, "persons": 2,
                "price_mode": "Per booking", "price_per_unit": "21.48", "total_price": "21.48" } ],
              "services": [], "ota_commission": null,
              "meta": { "parent_rate_plan_id": "c7c40000-1111-4222-8333-444455556601", "meal_plan": null,
                "days_breakdown": [], "cancel_penalties": [] } } ],
            "raw_message": "{…}", "is_crs_revision": false, "acknowledge_status": "pending",
            "inserted_at": "2027-02-01T09:15:00.335485" },
          "relationships": { "data": { "property": { "id": "0", "type": "property" } } } }
        """

    /// The sample with one piece of its text exchanged for another.
    static func replacing(_ old: String, with new: String) -> String {
        json.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }

    /// A page of the feed with those elements.
    static func page(_ elements: [String], total: Int? = nil) -> [UInt8] {
        let meta = """
            {"limit": 100, "order_by": "inserted_at", "order_direction": "asc", "page": 1, "total": \(total ?? elements.count)}
            """
        return Array("{\"data\": [\(elements.joined(separator: ", "))], \"meta\": \(meta)}".utf8)
    }
}

import ChannexEmulator
import Testing

extension Fact {
    /// Reports to Booking.com (contract §6.13).
    static let reports6: [Fact] = [
        Fact("6.13", .doc, "a no-show can be reported on the check-in day", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 1)
            account.time.advance(by: .seconds(12 * 3_600))
            let answer = try await made.report("no_show", noShow)
            #expect(answer.status == 200 && answer.body == ["meta": ["message": "Success"]])
        },
        Fact("6.13", .doc, "a no-show cannot be reported before the check-in day", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 1)
            account.time.advance(by: .seconds(12 * 3_600 - 1))
            #expect(try await made.report("no_show", noShow).status == 422)
        },
        Fact("6.13", .doc, "a no-show can be reported until 48 hours after the check-in day began", at: .emulator) {
            account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 1)
            account.time.advance(by: .seconds(60 * 3_600 - 1))
            #expect(try await made.report("no_show", noShow).status == 200)
            account.time.advance(by: .seconds(1))
            #expect(try await made.report("no_show", noShow).status == 422)
        },
        Fact("6.13", .doc, "the check-in day begins by the clock of the property", at: .emulator) { account in
            let made = try await Hotel.withCRS(account, timezone: "America/Sao_Paulo").makeBDC(from: 1)
            account.time.advance(by: .seconds(15 * 3_600 - 1))
            #expect(try await made.report("no_show", noShow).status == 422)
            account.time.advance(by: .seconds(1))
            #expect(try await made.report("no_show", noShow).status == 200)
        },
        Fact("6.13", .doc, "a no-show says whether its fees are waived", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 0)
            #expect(try await made.report("no_show").status == 400)
            let lacking = try await made.report("no_show", ["no_show_report": [:]])
            #expect(lacking.status == 422 && lacking.details["waived_fees"] == ["can't be blank"])
            let wrong = try await made.report("no_show", ["no_show_report": ["waived_fees": "yes"]])
            #expect(wrong.details["waived_fees"] == ["is invalid"])
        },
        Fact("6.13", .doc, "other OTAs take no such report", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            for kind in ["no_show", "invalid_card", "cancel_due_invalid_card"] {
                let answer = try await made.report(kind, noShow)
                #expect(answer.status == 422 && answer.code == "method_not_supported", "\(kind)")
            }
        },
        Fact("6.13", .doc, "a report about a booking that does not exist is answered with 404") { account in
            for kind in ["no_show", "invalid_card", "cancel_due_invalid_card"] {
                let path = "/bookings/11111111-1111-4111-8111-111111111111/\(kind)"
                let answer = try await account.post(path, noShow)
                #expect(answer.status == 404, "\(kind)")
            }
        },
        Fact("6.13", .doc, "an invalid card can be reported until the check-in day begins", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 1)
            account.time.advance(by: .seconds(12 * 3_600 - 1))
            #expect(try await made.report("invalid_card").status == 200)
            account.time.advance(by: .seconds(1))
            #expect(try await made.report("invalid_card").status == 422)
        },
        Fact("6.13", .doc, "a booking can be cancelled when the guest gave no other card for 24 hours", at: .emulator) {
            account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 30)
            #expect(try await made.report("cancel_due_invalid_card").status == 422)
            _ = try await made.report("invalid_card")
            account.time.advance(by: .seconds(24 * 3_600 - 1))
            #expect(try await made.report("cancel_due_invalid_card").status == 422)
            account.time.advance(by: .seconds(1))
            #expect(try await made.report("cancel_due_invalid_card").status == 200)
        },
        Fact(
            "6.13",
            .doc,
            "a guest who booked less than 48 hours ahead has 12 hours to give another card",
            at: .emulator
        ) {
            account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 2)
            _ = try await made.report("invalid_card")
            account.time.advance(by: .seconds(12 * 3_600 - 1))
            #expect(try await made.report("cancel_due_invalid_card").status == 422)
            account.time.advance(by: .seconds(1))
            #expect(try await made.report("cancel_due_invalid_card").status == 200)
        },
        Fact("6.13", .doc, "ten room nights at the last minute leave two hours to give another card", at: .emulator) {
            account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 2, nights: 10)
            _ = try await made.report("invalid_card")
            account.time.advance(by: .seconds(2 * 3_600 - 1))
            #expect(try await made.report("cancel_due_invalid_card").status == 422)
            account.time.advance(by: .seconds(1))
            #expect(try await made.report("cancel_due_invalid_card").status == 200)
        },
        Fact("6.13", .infer, "a cancellation for an invalid card comes back as a revision of the OTA", at: .emulator) {
            account in
            let made = try await Hotel.withCRS(account).makeBDC(from: 30)
            _ = try await made.report("invalid_card")
            account.time.advance(by: .seconds(24 * 3_600))
            _ = try await made.report("cancel_due_invalid_card")
            let latest = try #require(try await made.hotel.waiting().last)
            let read = try await account.get("/booking_revisions/\(latest)").attributes
            #expect(read["status"] == "cancelled" && read["is_crs_revision"] == false)
            #expect(try await made.report("cancel_due_invalid_card").status == 422)
        },
        Fact(
            "6.13",
            .infer,
            "reports may be taken at any time",
            at: .emulator,
            switch: { $0.enforceReportingWindows = false },
            check: { account in
                let made = try await Hotel.withCRS(account).makeBDC(from: 30)
                #expect(try await made.report("no_show", noShow).status == 200)
            }
        ),
    ]

    /// What is not kept for ever (contract §9.2).
    static let retention6: [Fact] = [
        Fact("9.2", .doc, "a booking is kept until three months after its checkout", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make(from: 1, nights: 1)
            // From 22 November to 24 February, three months after the checkout.
            account.time.advance(by: .seconds(94 * 86_400))
            #expect(try await account.get("/bookings/\(made.booking)").status == 200)
            account.time.advance(by: .seconds(86_400))
            #expect(try await account.get("/bookings/\(made.booking)").status == 404)
            #expect(try await account.get("/booking_revisions/\(made.revision)").status == 404)
            #expect(try await made.hotel.bookings() == [])
            #expect(try await made.hotel.waiting() == [])
        },
        Fact("9.2", .doc, "card data is kept until seven days after the checkout", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make(from: 1, nights: 1, ["guarantee": card])
            account.time.advance(by: .seconds(9 * 86_400))
            #expect(try await made.read()["guarantee"] != .null)
            account.time.advance(by: .seconds(86_400))
            #expect(try await made.read()["guarantee"] == .null)
        },
        Fact("9.2", .doc, "card data of a cancelled booking is kept for seven days", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let made = try await hotel.make("A", ["guarantee": card])
            _ = try await hotel.change(made, to: "cancelled")
            account.time.advance(by: .seconds(7 * 86_400))
            #expect(try await made.read()["guarantee"] != .null)
            account.time.advance(by: .seconds(86_400))
            #expect(try await made.read()["guarantee"] == .null)
        },
        Fact(
            "9.2",
            .infer,
            "bookings may be kept for ever",
            at: .emulator,
            switch: { $0.enforceRetention = false },
            check: { account in
                let made = try await Hotel.withCRS(account).make(from: 1, nights: 1)
                account.time.advance(by: .seconds(400 * 86_400))
                #expect(try await account.get("/bookings/\(made.booking)").status == 200)
            }
        ),
    ]

    private static let noShow: JSON = ["no_show_report": ["waived_fees": true]]
}

extension Hotel {
    /// Books under the name of Booking.com.
    fileprivate func makeBDC(from first: Int, nights: Int = 2) async throws -> Made {
        try await make("A", from: first, nights: nights, ["ota_name": "Booking.com"])
    }
}

extension Made {
    /// Reports something about the booking to its OTA.
    fileprivate func report(_ kind: String, _ body: JSON? = nil) async throws -> Answer {
        try await hotel.account.post("/bookings/\(booking)/\(kind)", body)
    }
}

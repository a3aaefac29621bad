import ChannexEmulator
import Testing

extension Fact {
    /// What changes availability besides calls that say so, and who is told (contract §3.9, §5.3).
    static let causes3: [Fact] = [
        Fact("3.9", .doc, "A new booking lowers the availability of each of its nights, not of the departure's") {
            account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.availability(["date_from": "2027-03-04", "date_to": "2027-03-08", "availability": 3])
            _ = try await hotel.book("A1")
            var left: [Int?] = []
            for day in 4...7 { left.append(try await hotel.left("2027-03-0\(day)")) }
            #expect(left == [3, 2, 2, 3])
        },
        Fact("3.9", .infer, "A new booking does not lower availability below none") { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.book("A1")
            #expect(try await hotel.left("2027-03-05") == 0)
        },
        Fact("3.9", .doc, "A change by the API is told to webhooks in the name of the key's user", at: .emulator) {
            account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                try await hotel.listen(to: receiver)
                _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
                let event = await receiver.take(1).first
                #expect(event?.event == "ari" && event?.body["user_id"]?.text != nil)
                let night: JSON = [
                    "date": .string(account.day(30)), "room_type_id": .string(hotel.room),
                    "rate_plan_id": .string(hotel.plan), "rate": "145.00",
                ]
                #expect(event?.body["payload"] == [night])
            }
        },
        Fact("3.9", .doc, "A booking's change of availability is told in nobody's name", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                _ = try await hotel.availability(["date": "2027-03-05", "availability": 3])
                try await hotel.listen(to: receiver)
                _ = try await hotel.book("A1")
                let event = await receiver.take(1).first
                let night = event?.body["payload"]?[0]
                #expect(event?.event == "ari" && event?.body["user_id"] == .null)
                #expect(night?["date"] == "2027-03-05" && night?["rate_plan_id"]?.text == hotel.plan)
                #expect(night?["availability"] == 2 && night?["booked"] == 1)
            }
        },
        Fact("3.9", .doc, "A change on Channex's own pages is told in another user's name", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                try await hotel.listen(to: receiver)
                let value: JSON = [
                    "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan),
                    "date": .string(account.day(30)), "rate": 14_500,
                ]
                _ = try await account.post("/admin/ari", ["values": [value]])
                _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 15_500])
                let users = await receiver.take(2).compactMap { $0.body["user_id"]?.text }
                #expect(users.count == 2 && Set(users).count == 2)
            }
        },
        Fact("3.9", .doc, "A value that changes nothing is told to nobody", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                try await hotel.listen(to: receiver)
                _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 10_000])
                _ = try await hotel.restrictions(["date": .string(account.day(31)), "rate": 15_500])
                let payload = await receiver.take(1).first?.body["payload"]
                #expect(payload?[0]?["date"]?.text == account.day(31))
            }
        },
        Fact("5.3", .doc, "A mask may ask for some restrictions alone", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                try await hotel.listen(to: receiver, mask: "ari:rate:*:*")
                _ = try await hotel.restrictions(["date": .string(account.day(30)), "max_stay": 9])
                _ = try await hotel.restrictions(["date": .string(account.day(31)), "rate": 15_500, "max_stay": 9])
                let payload = await receiver.take(1).first?.body["payload"]
                #expect(payload?[0]?["date"]?.text == account.day(31))
                #expect(payload?[0]?["rate"] == "155.00" && payload?[0]?["max_stay"] == nil)
            }
        },
        Fact("3.9", .doc, "A plan that follows another is told of with it", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                let child = try await hotel.child()
                try await hotel.listen(to: receiver)
                _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
                let nights = await receiver.take(1).first?.body["payload"]?.elements ?? []
                #expect(Set(nights.compactMap { $0["rate_plan_id"]?.text }) == [hotel.plan, child])
                #expect(nights.allSatisfy { $0["rate"] == "145.00" })
            }
        },
        Fact("3.9", .doc, "The night that is opened at midnight is told to webhooks", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account, settings: ["state_length": 100])
                try await hotel.listen(to: receiver)
                account.time.advance(by: .seconds(12 * 3_600))
                _ = try await hotel.left(account.day(100))
                let night = await receiver.take(1).first?.body["payload"]?[0]
                #expect(night?["date"]?.text == account.day(100) && night?["rate"] == "100.00")
                #expect(night?["availability"] == 0 && night?["stop_sell"] == true)
            }
        },
    ]

    /// What the settings of a property do to its days (contract §2.1.2, §3.9).
    static let settings3: [Fact] = [
        Fact("3.9", .doc, "At its cut-off time a property closes today", at: .emulator) { account in
            let hotel = try await Hotel(account, settings: ["cut_off_time": "18:00:00", "cut_off_days": 0])
            let days: JSON = ["date_from": .string(account.day(0)), "date_to": .string(account.day(2))]
            _ = try await hotel.availability(days.setting("availability", 5))
            #expect(try await hotel.night(account.day(0))["stop_sell"] == false)
            account.time.advance(by: .seconds(6 * 3_600))
            #expect(try await hotel.night(account.day(0))["stop_sell"] == true)
            #expect(try await hotel.night(account.day(1))["stop_sell"] == false)
        },
        Fact("3.9", .doc, "The cut-off closes as many further days as the settings say", at: .emulator) { account in
            let hotel = try await Hotel(account, settings: ["cut_off_time": "18:00:00", "cut_off_days": 2])
            let days: JSON = ["date_from": .string(account.day(0)), "date_to": .string(account.day(5))]
            _ = try await hotel.availability(days.setting("availability", 5))
            account.time.advance(by: .seconds(6 * 3_600))
            let expected = "true true true false"
            #expect(try await hotel.row(0...3, "stop_sell", is: expected) == expected)
        },
        Fact("3.9", .doc, "The cut-off follows the clocks of the property", at: .emulator) { account in
            let hotel = try await Hotel(
                account,
                timezone: "America/Sao_Paulo",
                settings: ["cut_off_time": "18:00:00", "cut_off_days": 0]
            )
            _ = try await hotel.availability(["date": .string(account.day(0)), "availability": 5])
            account.time.advance(by: .seconds(8 * 3_600 + 59 * 60))
            #expect(try await hotel.night(account.day(0))["stop_sell"] == false)
            account.time.advance(by: .seconds(60))
            #expect(try await hotel.night(account.day(0))["stop_sell"] == true)
        },
        Fact("3.9", .doc, "What the cut-off closes is told to webhooks", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account, settings: ["cut_off_time": "18:00:00", "cut_off_days": 0])
                _ = try await hotel.availability(["date": .string(account.day(0)), "availability": 5])
                try await hotel.listen(to: receiver)
                account.time.advance(by: .seconds(6 * 3_600))
                _ = try await hotel.left(account.day(0))
                let night = await receiver.take(1).first?.body["payload"]?[0]
                #expect(night?["date"]?.text == account.day(0) && night?["stop_sell"] == true)
            }
        },
        Fact("3.9", .infer, "The cut-off may be left to the channels", at: .emulator) {
            $0.applyCutOff = false
        } check: { account in
            let hotel = try await Hotel(account, settings: ["cut_off_time": "18:00:00", "cut_off_days": 0])
            _ = try await hotel.availability(["date": .string(account.day(0)), "availability": 5])
            account.time.advance(by: .seconds(6 * 3_600))
            #expect(try await hotel.night(account.day(0))["stop_sell"] == false)
        },
        Fact("3.9", .doc, "Days beyond max_day_advance have no availability, whatever is sent", at: .emulator) {
            account in
            let hotel = try await Hotel(account, settings: ["max_day_advance": 31])
            let days: JSON = ["date_from": .string(account.day(30)), "date_to": .string(account.day(33))]
            #expect(try await hotel.availability(days.setting("availability", 5)).warnings == [])
            #expect(try await hotel.row(30...33, "availability", is: "5 5 0 0") == "5 5 0 0")
        },
        Fact("3.9", .doc, "A max_day_advance that is set takes availability away beyond it", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let days: JSON = ["date_from": .string(account.day(30)), "date_to": .string(account.day(33))]
            _ = try await hotel.availability(days.setting("availability", 5))
            let settings: JSON = ["property": ["settings": ["max_day_advance": 31]]]
            #expect(try await account.put("/properties/\(hotel.property)", settings).status == 200)
            #expect(try await hotel.row(30...33, "availability", is: "5 5 0 0") == "5 5 0 0")
        },
        Fact("3.9", .doc, "What max_day_advance took away comes back when it is sent again, not before", at: .emulator)
        { account in
            let hotel = try await Hotel(account, settings: ["max_day_advance": 31])
            let days: JSON = ["date_from": .string(account.day(30)), "date_to": .string(account.day(33))]
            _ = try await hotel.availability(days.setting("availability", 5))
            account.time.advance(by: .seconds(2 * 86_400))
            #expect(try await hotel.row(30...33, "availability", is: "5 5 0 0") == "5 5 0 0")
            _ = try await hotel.availability(days.setting("availability", 5))
            #expect(try await hotel.row(30...33, "availability", is: "5 5 5 5") == "5 5 5 5")
        },
        Fact("3.9", .infer, "A max_day_advance may be left to the channels", at: .emulator) {
            $0.applyMaxDayAdvance = false
        } check: { account in
            let hotel = try await Hotel(account, settings: ["max_day_advance": 31])
            _ = try await hotel.availability(["date": .string(account.day(40)), "availability": 5])
            #expect(try await hotel.left(account.day(40)) == 5)
        },
    ]
}

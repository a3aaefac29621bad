import HotelValues
import Testing

extension Scenarios {
    @Suite("Trouble made by hand at Channex")
    struct TroubleTests {
        @Test("flags flipped and a webhook deleted are noticed, said in the hotel's language, and set right")
        func settings() async throws {
            try await World.play(.webhooks) { world in
                let settings: JSON = [
                    "allow_availability_autoupdate_on_modification": true,
                    "allow_availability_autoupdate_on_cancellation": true, "min_stay_type": "arrival",
                ]
                try await world.changeProperty(["settings": settings])
                for hook in try await world.webhooks() {
                    _ = try await world.channex.api.delete("/webhooks/\(hook["id"].text ?? "")").accepted()
                }
                let doctor = try await world.scene.run(["doctor"], world.settings.link)
                #expect(doctor.code == 1 && doctor.output.contains("its webhook was gone"), "\(doctor.output)")

                let audit = try await world.scene.run(["sync", "audit", "--language", "pt-BR"], world.settings.link)
                #expect(audit.code == 0, "\(audit.output)")
                #expect(audit.output.matches(of: /repaired\s/).count == 4, "\(audit.output)")
                #expect(audit.output.contains("o aviso tinha sumido"))

                let repaired = try await world.property()["settings"]
                #expect(repaired["allow_availability_autoupdate_on_modification"] == false)
                #expect(repaired["allow_availability_autoupdate_on_cancellation"] == false)
                #expect(repaired["min_stay_type"] == "both")
                #expect(try await world.webhooks().map { $0["attributes"]["is_active"] } == [true])
                #expect(try await world.middleware.get("/health").accepted()["status"] == "ok")

                // The poll would take an hour: only the new webhook brings the booking in time.
                let arrival = world.nights.lowerBound.advanced(by: 40)
                let room = Order.Room(roomType: "std", arrival: arrival, prices: ["200.00", "210.00"])
                let order = Order(code: "AFTER-REPAIR", rooms: [room])
                let booked = try await world.channex.book(order, world.mapping)
                try await world.channex.acknowledgement(of: booked)
                try await world.agree()
            }
        }

        @Test("a price and rooms edited at Channex are noticed, shown cell by cell, and sent again")
        func edits() async throws {
            try await World.play(.webhooks) { world in
                let night = world.nights.lowerBound.advanced(by: 30)
                try await world.agree()
                // What the set-up sent is read back by itself; the edits come after that.
                try await world.readBack()
                try await world.editAtChannex("sup-flex", "sup", on: night)

                let seen = try await world.scene.run(["sync", "verify"], world.settings.link)
                #expect(seen.code == 1 && seen.output.contains("2 differ."), "\(seen.output)")
                #expect(seen.output.contains("sup-flex") && seen.output.contains("1.00"))
                #expect(try await world.differences() == 2)

                let repair = try await world.scene.run(["sync", "verify", "--repair"], world.settings.link)
                #expect(repair.code == 1 && repair.output.contains("They are sent again."), "\(repair.output)")
                try await world.agree()
                let drift = try await world.repairedDrift(2)
                #expect(Set(drift.map { $0["field"].text ?? "" }) == ["rate", "availability"])
                #expect(Set(drift.map { $0["night"].text ?? "" }) == [night.description])
                let metrics = String(decoding: try await world.middleware.get("/metrics").data, as: UTF8.self)
                #expect(metrics.matches(of: /cells_drifted_total\{.*reason="asked"\} 2/).count == 1)
                let again = try await world.scene.run(["sync", "verify"], world.settings.link)
                #expect(again.code == 0 && again.output.contains("all equal"), "\(again.output)")
            }
        }
    }
}

extension World {
    fileprivate func property() async throws -> JSON {
        try await channex.api.get("/properties/\(mapping.property)").accepted()["data"]["attributes"]
    }

    fileprivate func changeProperty(_ change: JSON) async throws {
        _ = try await channex.api.put("/properties/\(mapping.property)", ["property": change]).accepted()
    }

    fileprivate func webhooks() async throws -> [JSON] {
        try await channex.api.get("/webhooks").accepted()["data"].elements
    }

    /// Sells a plan for next to nothing and takes all rooms of a type but one away, as somebody may on Channex's pages.
    fileprivate func editAtChannex(_ plan: String, _ type: String, on night: Day) async throws {
        let cell: JSON = ["property_id": .string(mapping.property), "date": .string(night.description)]
        let price = cell.with("rate_plan_id", .string(mapping.ratePlans[plan] ?? "")).with("rate", "1.00")
        _ = try await channex.api.post("/restrictions", ["values": [price]]).accepted()
        let rooms = cell.with("room_type_id", .string(mapping.roomTypes[type] ?? "")).with("availability", 1)
        _ = try await channex.api.post("/availability", ["values": [rooms]]).accepted()
    }

    /// Waits until nothing is left to be read back.
    fileprivate func readBack() async throws {
        _ = try await eventually(within: .seconds(90), "everything read back") {
            let last = try await channex.lastCall()
            if try await middleware.get("/sync/drift").accepted()["awaited"] == 0 { return true }
            _ = try await channex.admin.get("/calls?after=\(last)&all=true&wait=5")
            return nil
        }
    }

    /// In how many cells Channex shows something else than the PMS sells.
    fileprivate func differences() async throws -> Int { try await shop().differences(from: window()).count }

    /// The cells that drifted, once so many of them have been seen to be right again.
    fileprivate func repairedDrift(_ count: Int) async throws -> [JSON] {
        try await eventually(within: .seconds(60), "drift seen to be repaired") {
            let last = try await channex.lastCall()
            let cells = try await middleware.get("/sync/drift?all=true").accepted()["cells"].elements
            if cells.filter({ $0["repaired_at"] != .null }).count == count { return cells }
            _ = try await channex.admin.get("/calls?after=\(last)&all=true&wait=5")
            return nil
        }
    }
}

import HotelValues
import Testing

extension Scenarios {
    @Suite("A guest books at an OTA")
    struct NewBookingTests {
        @Test(
            "the PMS has it, Channex its acknowledgement and the new availability, within five seconds",
            arguments: [World.Plan.webhooks, .polling, .overHTTP, .overHTTPPolling, .demo]
        )
        func books(plan: World.Plan) async throws {
            try await World.play(plan) { world in
                let type = plan.sample == nil ? "sup" : "ov"
                let arrival = world.nights.lowerBound.advanced(by: 40)
                let room = Order.Room(roomType: type, arrival: arrival, prices: ["310.50", "320.00", "299.99"])
                let order = Order(code: "OTA1", rooms: [room])
                let before = try await world.window()

                let revision = try await world.channex.book(order, world.mapping)
                let ack = try await world.channex.acknowledgement(of: revision)
                let reservation = try await world.desk.reservation(ofBooking: revision.booking)
                world.expect(reservation, is: order)
                #expect(reservation["hospede"]["email"] == "ota1@example.org")
                let push = try await world.channex.event(after: revision.historyBefore, "availability") {
                    $0.isAccepted(in: "availability")
                }
                try await world.expectPunctual(revision, ack, push)
                try await world.expectOneValue(push, room, left: try #require(before.rooms[type]?[room.nights[0]]) - 1)
                try await world.expectChanged(from: before, to: room)
                try await world.expectAppliedOnce(revision)
            }
        }
    }
}

extension World {
    fileprivate func expectPunctual(
        _ revision: Channex.Revision,
        _ ack: Channex.Event,
        _ push: Channex.Event
    ) async throws {
        let booked = try await channex.event(after: revision.historyBefore, "revision") { $0.kind == "revision" }
        let toAck = ack.at - booked.at
        let toPush = push.at - booked.at
        #expect(toAck < .seconds(5))
        #expect(toPush < .seconds(5))
        Attachment.record("booked → acknowledged \(toAck), → availability \(toPush)\n", named: "times.txt")
    }

    /// Expects the call to say one thing: so many rooms of the type are left on exactly the booked nights.
    fileprivate func expectOneValue(_ push: Channex.Event, _ room: Order.Room, left: Int) async throws {
        let number = try #require(push.facts["call"].number)
        let call = try #require(try await channex.writes(after: number - 1).first)
        #expect(call.values.count == 1 && call.warnings.isEmpty)
        #expect(call.values.first?["room_type_id"].text == mapping.roomTypes[room.roomType])
        #expect(call.values.first?["availability"].number == left)
        #expect(call.values.first.map(ARICall.nights) == room.nights)
    }

    /// Expects availability to have changed on the booked nights and on no other, and to be the PMS's on all.
    fileprivate func expectChanged(from before: Shop, to room: Order.Room) async throws {
        try await agree()
        let changed = before.changedRooms(to: try await window())
        #expect(changed.keys.sorted() == [room.roomType])
        #expect(changed[room.roomType]?.keys.sorted() == room.nights)
        #expect(changed[room.roomType]?.values.allSatisfy { $0[0] - $0[1] == 1 } == true)
    }

    /// Expects both webhooks to have arrived where there are any, and one application and one acknowledgement.
    fileprivate func expectAppliedOnce(_ revision: Channex.Revision) async throws {
        for event in plan.hasWebhooks ? ["booking", "booking_new"] : [] {
            _ = try await channex.event(after: revision.historyBefore, "webhook \(event)") {
                $0.kind == "delivery" && $0.facts["event"].text == event && $0.facts["success"] == true
            }
        }
        #expect(try await channex.acknowledgements() == [revision.id: 1])
        let trail = try await middleware.get("/bookings/\(revision.booking)/trail").accepted()["revisions"].elements
        #expect(trail.count == 1)
        #expect(trail.first?["state"] == "acknowledged" && trail.first?["acknowledgements"] == 1)
        let webhooks = trail.first?["webhooks"].elements.compactMap(\.text).sorted()
        #expect(webhooks == (plan.hasWebhooks ? ["booking", "booking_new"] : []))
        #expect(try await desk.reservations(nights).count == 1)
    }
}

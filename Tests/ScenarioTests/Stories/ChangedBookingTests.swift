import HotelValues
import Testing

extension Scenarios {
    @Suite("A guest changes and cancels at an OTA")
    struct ChangedBookingTests {
        @Test(
            "PMS and Channex follow: old nights open again, new ones close, each revision is acknowledged once",
            arguments: [World.Plan.webhooks, .polling, .overHTTP, .overHTTPPolling]
        )
        func follows(plan: World.Plan) async throws {
            try await World.play(plan) { world in
                var story = Story(world: world)
                try await story.book(Changes(from: world.nights.lowerBound))
                try await story.change()
                try await story.cancel()
            }
        }
    }
}

/// Bookings, each on nights of its own, and what becomes of each.
private struct Changes {
    var orders: [Order]
    var changed: [Order]

    init(from today: Day) {
        func room(_ week: Int, _ type: String, _ price: String = "210.00") -> Order.Room {
            Order.Room(roomType: type, arrival: today.advanced(by: 10 + 10 * week), prices: [price, price, price])
        }
        orders = [
            Order(code: "DATES", rooms: [room(0, "std")]), Order(code: "TYPE", rooms: [room(1, "std")]),
            Order(code: "MORE", rooms: [room(2, "std")]),
            Order(code: "LESS", rooms: [room(3, "std"), room(3, "sup", "290.00")]),
            Order(code: "GUEST", rooms: [room(4, "fam")]), Order(code: "PRICE", rooms: [room(5, "std")]),
        ]
        changed = orders
        changed[0].rooms[0].arrival = changed[0].rooms[0].arrival.advanced(by: 2)
        changed[1].rooms[0] = room(1, "sup", "333.00")
        changed[2].rooms.append(room(2, "fam", "400.00"))
        changed[3].rooms.removeLast()
        changed[4].givenName = "Bia"
        changed[4].phone = "+55 12 99999-0002"
        changed[5].rooms[0].prices = ["210.00", "199.90", "225.50"]
    }
}

private struct Story {
    let world: World
    private var orders: [Order] = []
    private var changed: [Order] = []
    private var bookings: [String] = []
    private var revisions: [Channex.Revision] = []

    init(world: World) {
        self.world = world
    }

    mutating func book(_ changes: Changes) async throws {
        (orders, changed) = (changes.orders, changes.changed)
        for order in orders { revisions.append(try await world.channex.book(order, world.mapping)) }
        bookings = revisions.map(\.booking)
        try await settle(expecting: orders)
    }

    mutating func change() async throws {
        for (booking, order) in zip(bookings, changed) {
            revisions.append(try await world.channex.modify(booking, to: order, world.mapping))
        }
        try await settle(expecting: changed)
    }

    mutating func cancel() async throws {
        for (booking, order) in zip(bookings, changed) {
            revisions.append(try await world.channex.cancel(booking, order, world.mapping))
        }
        try await settle(expecting: [])
        for booking in bookings {
            let reservation = try await world.desk.reservation(ofBooking: booking)
            #expect(reservation["status"] == "CANCELADA")
            #expect(reservation["motivo"].text?.isEmpty == false)
            #expect(reservation["cancelado_em"].text.flatMap { Timestamp($0) } != nil)
        }
        try await expectAcknowledgedAfterCommit()
    }

    /// Waits for the acknowledgements, then looks at the PMS at once and at Channex when it has followed.
    private func settle(expecting orders: [Order]) async throws {
        for revision in revisions { try await world.channex.acknowledgement(of: revision) }
        for (booking, order) in zip(bookings, orders) {
            world.expect(try await world.desk.reservation(ofBooking: booking), is: order)
        }
        try await world.expectRooms(takenBy: orders)
        try await world.agree()
        #expect(try await world.desk.reservations(world.nights).count == bookings.count)
    }

    /// Expects one acknowledgement of every revision, and each later than the end of its transaction.
    private func expectAcknowledgedAfterCommit() async throws {
        #expect(
            try await world.channex.acknowledgements() == Dictionary(uniqueKeysWithValues: revisions.map { ($0.id, 1) })
        )
        for booking in bookings {
            let trail = try await world.middleware.get("/bookings/\(booking)/trail").accepted()["revisions"].elements
            #expect(trail.map { $0["status"] } == ["new", "modified", "cancelled"])
            for entry in trail {
                let revision = try #require(revisions.first { $0.id == entry["revision"].text })
                let ack = try await world.channex.acknowledgement(of: revision)
                let applied = try #require(entry["applied_at"].text.flatMap { Timestamp($0) })
                #expect(applied <= ack.at)
            }
        }
    }
}

import HotelValues
import Testing

extension Scenarios {
    @Suite("kill -9")
    struct CrashTests {
        /// The points of the program that have names, each with the time at which the power goes.
        static let points =
            [
                "hint stored:1", "hint stored:3", "revisions stored:2", "revisions stored:3", "revision applied:1",
                "revision applied:3", "application recorded:1", "application recorded:4", "before acknowledgement:1",
                "before acknowledgement:3", "acknowledged:1", "acknowledged:4", "acknowledgement recorded:2",
                "changes read:1", "cells marked:1", "before reading values:1", "before sending:1", "sent:1",
                "sending recorded:1",
            ] + (1...16).map { "before commit:\($0)" } + [3, 7, 11].map { "after commit:\($0)" }

        /// So many worlds at a time: each waits more than it works.
        private static let width = 4

        @Test("at any named point loses nothing and does nothing twice")
        func everywhere() async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, point) in CrashTests.points.enumerated() {
                    if index >= CrashTests.width { try await group.next() }
                    group.addTask { try await Crash.play(at: point) }
                }
                try await group.waitForAll()
            }
        }
    }
}

/// Guests and staff go about their business while the power goes at some point.
private struct Crash {
    let point: String
    let world: World
    private var revisions: [Channex.Revision] = []
    private let orders: [Order]
    private let movedOrder: Order
    private let walkIn: Order.Room

    static func play(at point: String) async throws {
        let plan = World.Plan(testDescription: point, limitsRate: false, settings: ["POLL_SECONDS": "1"])
        try await World.play(plan) { world in
            var crash = Crash(point: point, world: world)
            try await crash.play()
        }
    }

    private init(point: String, world: World) {
        self.point = point
        self.world = world
        let today = world.nights.lowerBound
        func order(_ code: String, _ offset: Int) -> Order {
            Order(
                code: code,
                rooms: [.init(roomType: "std", arrival: today.advanced(by: offset), prices: ["210.00", "220.00"])]
            )
        }
        orders = [order("STAYS", 10), order("MOVES", 11), order("GOES", 12)]
        movedOrder = order("MOVES", 14)
        walkIn = Order.Room(roomType: "std", arrival: today.advanced(by: 13), prices: ["", ""])
    }

    private mutating func play() async throws {
        world.server.terminate()
        #expect(try await world.server.exit() == .code(0), "\(point)")
        let settings = world.settings.link.merging(["SISTEMA_OS_CRASH_AT": point]) { $1 }
        let doomed = try world.scene.start(["serve"], settings)
        try await goAboutBusiness(while: doomed)
        #expect(try await doomed.exit() == .signal(9), "\(point)")
        let start = ContinuousClock.now
        try await world.scene.start(["serve"], world.settings.link).saysBothReady()
        Attachment.record("\(point): ready again after \(ContinuousClock.now - start)\n", named: "restart.txt")
        // Whoever got no answer asks again, with the same key.
        try await bookAtDesk()
        try await editPrice()
        try await expectEverythingOnce()
    }

    /// New, modified and cancelled bookings, a guest at the desk, and a price, while the process lives and after.
    private mutating func goAboutBusiness(while doomed: Child) async throws {
        for order in orders { revisions.append(try await world.channex.book(order, world.mapping)) }
        try await acknowledged(doomed)
        revisions.append(try await world.channex.modify(revisions[1].booking, to: movedOrder, world.mapping))
        revisions.append(try await world.channex.cancel(revisions[2].booking, orders[2], world.mapping))
        try await acknowledged(doomed)
        let before = try await world.channex.lastEvent()
        let crash = self
        let isDone = try await doomed.whileRunning { () -> Bool in
            // The process may die in the midst of either.
            do {
                try await crash.bookAtDesk()
                try await crash.editPrice()
                return true
            } catch {
                return false
            }
        }
        guard isDone == true else { return }
        for lane in ["availability", "restrictions"] {
            let channex = world.channex
            _ = try await doomed.whileRunning {
                try await channex.event(after: before, lane) { $0.isAccepted(in: lane) }
            }
        }
    }

    private func acknowledged(_ doomed: Child) async throws {
        let (channex, revisions) = (world.channex, revisions)
        _ = try await doomed.whileRunning {
            for revision in revisions { try await channex.acknowledgement(of: revision) }
        }
    }

    private func bookAtDesk() async throws {
        _ = try await world.desk.reserve(walkIn, guest: "Rui Lima", key: "walk-in").accepted()
    }

    private func editPrice() async throws {
        let night = JSON.string(walkIn.nights[0])
        let edit: JSON = ["plano": "std-flex", "data_de": night, "data_ate": night, "valor": "333.00"]
        _ = try await world.desk.edit([edit]).accepted()
    }

    private func expectEverythingOnce() async throws {
        for revision in revisions { try await world.channex.acknowledgement(of: revision) }
        #expect(
            try await world.channex.acknowledgements()
                == Dictionary(uniqueKeysWithValues: revisions.map { ($0.id, 1) }),
            "\(point)"
        )
        try await world.agree()
        let stay = try await world.desk.reservation(ofBooking: revisions[0].booking)
        world.expect(stay, is: orders[0])
        let moved = try await world.desk.reservation(ofBooking: revisions[1].booking)
        world.expect(moved, is: movedOrder)
        let gone = try await world.desk.reservation(ofBooking: revisions[2].booking)
        #expect(gone["status"] == "CANCELADA", "\(point)")
        #expect(try await world.desk.reservations(world.nights).count == 4, "\(point)")
        try await world.expectRooms(takenBy: [orders[0], movedOrder, Order(code: "", rooms: [walkIn])])
        let shop = try await world.shop()
        #expect(shop.terms["std-flex"]?[walkIn.nights[0]]?.rate == "333.00", "\(point)")
        let doctor = try await world.scene.run(["doctor"], world.settings.link)
        #expect(doctor.code == 0, "\(point): \(doctor.output)")
    }
}

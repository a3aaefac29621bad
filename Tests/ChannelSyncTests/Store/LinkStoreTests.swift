import ChannelSync
import ChannexWire
import Database
import HotelTesting
import HotelValues
import Testing

@Suite("Link store")
struct LinkStoreTests {
    private let now = SampleLink.start

    private func makeStore() async throws -> LinkStore {
        try await LinkStore(property: "hotel", database: Database.open(.memory))
    }

    private func revision(_ id: String, of booking: String, status: String = "new", after seconds: Int = 0)
        -> SampleRevision
    {
        SampleRevision(id: id, booking: booking, status: status, insertedAt: now + .seconds(seconds))
    }

    private let applied = AppliedRevision(reservation: "res", number: "12", effect: "created", isOverbooked: false)

    private func mark(_ store: LinkStore, _ changes: HouseChange..., cursor: LinkStore.Cursor? = nil) async throws {
        let surroundings = Surroundings.seeded(7, at: now, clock: ManualClock())
        try await store.markDirty(changes, cursor: cursor, at: now, makeID: surroundings.makeID)
    }

    /// Writes a call into the ledger as one that is about to leave.
    private func keep(_ call: LedgerEntry, in store: LinkStore) async throws {
        try await mark(
            store,
            call.lane == .availability ? .rooms("2026-11-20", "2026-11-21") : .rate("2026-11-20", "2026-11-21")
        )
        guard case .granted(let claim) = try await store.claim(call.lane, as: call.id, at: now) else { return }
        #expect(try await store.begin(call, claim))
        try await store.withdraw(claim, forgetting: claim.cells)
    }

    @Test("keeps the mapping, replaces it, and knows none at first")
    func mapping() async throws {
        let store = try await makeStore()
        #expect(try await store.mapping() == nil)
        var mapping = SampleHotel.mapping
        mapping.ratePlans["twin-bar"]?.options = [1: ChannexRatePlan.ID("o1"), 2: ChannexRatePlan.ID("xtwin-bar")]
        try await store.save(mapping)
        #expect(try await store.mapping() == mapping)
        mapping.roomTypes["double"] = nil
        mapping.ratePlans["double-bb"] = nil
        try await store.save(mapping)
        #expect(try await store.mapping() == mapping)
    }

    @Test("keeps the webhook beside the mapping")
    func webhook() async throws {
        let store = try await makeStore()
        #expect(try await store.webhook() == nil)
        try await store.save(SampleHotel.mapping)
        try await store.save(webhook: "hook", secretHash: "hash")
        try await store.save(SampleHotel.mapping)
        #expect(try await store.webhook()?.id == "hook")
        #expect(try await store.webhook()?.secretHash == "hash")
    }

    @Test("stores revisions once, and tells which were done with")
    func storing() async throws {
        let store = try await makeStore()
        let first = revision("r1", of: "b1")
        let second = revision("r2", of: "b2")
        #expect(try await store.store([first.received, first.received], at: now) == [])
        try await store.recordApplied(first.inbound, applied, at: now)
        #expect(try await store.store([first.received, second.received], at: now) == [BookingRevision.ID("r1")])
        try await store.park("r2", because: "refused", at: now)
        #expect(try await store.store([second.received], at: now) == [BookingRevision.ID("r2")])
        #expect(try await store.status().revisions == ["applied": 1, "parked": 1])
    }

    @Test("a revision goes from stored to applied to acknowledged, and its trail tells all of it")
    func life() async throws {
        let store = try await makeStore()
        let new = revision("r1", of: "b1")
        _ = try await store.store([new.received], at: now)
        #expect(try await store.trail(of: "r1").map(\.state) == ["stored"])
        try await store.recordApplied(new.inbound, applied, at: now + .seconds(1))
        #expect(try await store.effect(ofRevision: "r1") == "created")
        try await store.recordAcknowledged("r1", at: now + .seconds(2))
        try await store.recordAcknowledged("r1", at: now + .seconds(9))
        let trail = try #require(try await store.trail(of: "b1").first)
        #expect(trail.state == "acknowledged")
        #expect(trail.status == "new")
        #expect(trail.effect == "created")
        #expect(trail.revisedAt == now && trail.receivedAt == now)
        #expect(trail.appliedAt == now + .seconds(1))
        #expect(trail.acknowledgedAt == now + .seconds(2))
        #expect(trail.acknowledgements == 2)
    }

    @Test("what is set aside stays so when it is acknowledged, and what is applied is not set aside")
    func parking() async throws {
        let store = try await makeStore()
        let revisions = [revision("r1", of: "b1"), revision("r2", of: "b2")]
        _ = try await store.store(revisions.map(\.received), at: now)
        try await store.park("r1", because: "refused", at: now)
        try await store.recordAcknowledged("r1", at: now)
        #expect(try await store.trail(of: "r1").map(\.state) == ["parked"])
        #expect(try await store.trail(of: "r1").map(\.failure) == ["refused"])
        try await store.recordApplied(revisions[1].inbound, applied, at: now)
        try await store.park("r2", because: "late", at: now)
        #expect(try await store.trail(of: "r2").map(\.state) == ["applied"])
    }

    @Test("a booking is as its newest revision left it, whatever is applied late")
    func bookings() async throws {
        let store = try await makeStore()
        let cancelled = revision("r2", of: "b1", status: "cancelled", after: 10)
        let late = revision("r1", of: "b1", after: 5)
        _ = try await store.store([late.received, cancelled.received], at: now)
        try await store.recordApplied(cancelled.inbound, applied, at: now)
        try await store.recordApplied(late.inbound, applied, at: now)
        let bookings = try await store.mappedBookings()
        #expect(bookings.map(\.status) == ["cancelled"])
        #expect(bookings.map(\.lastRevision) == ["r2"])
        #expect(try await store.reservation(ofBooking: "b1")?.isCancelled == true)
    }

    @Test(
        "a trail is found by booking, revision, reservation and number, in the order of the revisions",
        arguments: ["b1", "r1", "r2", "res", "12"]
    )
    func trail(id: String) async throws {
        let store = try await makeStore()
        let revisions = [revision("r2", of: "b1", status: "modified", after: 9), revision("r1", of: "b1")]
        _ = try await store.store(revisions.map(\.received), at: now)
        for revision in revisions { try await store.recordApplied(revision.inbound, applied, at: now) }
        #expect(try await store.trail(of: id).map(\.revision) == ["r1", "r2"])
        #expect(try await store.trail(of: "nobody").isEmpty)
    }

    @Test("webhooks are remembered with their revision; one about a revision that is done wakes nobody")
    func hints() async throws {
        let database = try Database.open(.memory)
        let store = try await LinkStore(property: "hotel", database: database)
        let id = "11111111-2222-4333-8444-555555555555"
        func hint(_ event: String) -> WebhookHint {
            let body = #"{"event": "\#(event)", "payload": {"booking_revision_id": "\#(id)"}}"#
            return WebhookHint(body: Array(body.utf8))
        }
        let new = revision(id, of: "b1")
        let first = store.hintNotices()
        try await store.remember(hint("booking"), id: "1", at: now)
        try await store.remember(hint("booking_new"), id: "2", at: now)
        _ = try await store.store([new.received], at: now)
        try await store.recordApplied(new.inbound, applied, at: now)
        try await store.recordAcknowledged(id, at: now)
        let second = store.hintNotices()
        try await store.remember(hint("booking_new"), id: "3", at: now)
        #expect(try await store.trail(of: id).map(\.webhooks) == [["booking", "booking_new", "booking_new"]])
        #expect(try await store.status().hints == 3)
        // Closing ends the streams after what they still hold; several notices may have become one.
        try database.close()
        var notices: [Int] = []
        for await _ in first { notices.append(1) }
        for await _ in second { notices.append(2) }
        #expect(notices == [1])
    }

    @Test(
        "days of the week come back as they went in",
        arguments: [[Weekday.monday], [.friday, .saturday], Weekday.allCases]
    )
    func weekdays(days: [Weekday]) async throws {
        let store = try await makeStore()
        var change = HouseChange.rate("2026-11-20", "2026-11-29")
        change.weekdays = Set(days)
        try await mark(store, change)
        #expect(try await store.dirtyCells(in: .restrictions).map(\.weekdays) == [Set(days)])
    }

    @Test("a change that names nothing is no row, and does not keep the log from being read")
    func emptyChange() async throws {
        let store = try await makeStore()
        var change = HouseChange.rate("2026-11-20", "2026-11-29")
        change.weekdays = []
        try await mark(store, change, cursor: LinkStore.Cursor(.changes, 5))
        #expect(try await store.dirtyCells(in: .restrictions) == [])
        #expect(try await store.place(of: .changes) == 5)
    }

    @Test("the place in the change log moves with the cells it brought, or neither does")
    func oneTransaction() async throws {
        let store = try await makeStore()
        try await mark(store, .rooms("2026-11-20", "2026-11-21"), cursor: LinkStore.Cursor(.changes, 4))
        #expect(try await store.place(of: .changes) == 4)
        // Fields that nobody knows break the second row, and with it the whole.
        let broken = HouseChange(
            target: .roomType("twin"),
            nights: SampleHotel.nights("2026-12-22", "2026-12-23"),
            fields: CellFields(rawValue: -1),
            cause: "test"
        )
        await #expect(throws: DatabaseError.self) {
            try await mark(
                store,
                .rooms("2026-12-20", "2026-12-21"),
                broken,
                cursor: LinkStore.Cursor(.changes, 6)
            )
        }
        #expect(try await store.place(of: .changes) == 4)
        #expect(try await store.dirtyCells(in: .availability).count == 1)
    }

    @Test("calls are found by one of their causes, and only when Channex took them")
    func causes() async throws {
        let store = try await makeStore()
        let mine = LedgerEntry.sample(id: "c1", lane: .restrictions, at: now, causes: ["desk 1", "fullSync 7"])
        let refused = LedgerEntry.sample(
            id: "c2",
            lane: .availability,
            at: now,
            causes: ["fullSync 7"],
            outcome: .refused,
            tasks: []
        )
        let other = LedgerEntry.sample(id: "c3", lane: .availability, at: now, causes: ["fullSync 77"])
        for call in [mine, refused, other] { try await keep(call, in: store) }
        #expect(try await store.calls(causedBy: "fullSync 7") == [.restrictions: mine])
        #expect(try await store.calls(limit: 2).map(\.id) == ["c3", "c2"])
    }

    @Test("the status counts what waits since when, revisions, bookings and overbookings")
    func status() async throws {
        let store = try await makeStore()
        try await mark(store, .rooms("2026-11-20", "2026-11-21"), .rate("2026-11-20", "2026-11-21"))
        let new = revision("r1", of: "b1")
        _ = try await store.store([new.received], at: now)
        var overbooked = applied
        overbooked.isOverbooked = true
        try await store.recordApplied(new.inbound, overbooked, at: now)
        try await store.recordFeedReading(at: now + .seconds(3))
        let status = try await store.status()
        #expect(status.waiting == [.availability: 1, .restrictions: 1])
        #expect(status.waitingSince == now)
        #expect(status.bookings == 1 && status.overbooked == 1)
        #expect(status.lastFeedReading == now + .seconds(3))
        #expect(try await store.lastFeedReading() == now + .seconds(3))
    }

    @Test("a fresh beginning replaces what waited, and moves all cursors, in one transaction")
    func beginning() async throws {
        let store = try await makeStore()
        try await mark(store, .rooms("2026-11-20", "2026-11-21", cause: "old"))
        let clock = ManualClock()
        try await store.begin(
            SampleHotel.mapping,
            saying: [.rooms("2026-11-01", "2027-11-01", cause: "new")],
            place: 9,
            horizon: SampleHotel.today,
            at: now,
            makeID: Surroundings.seeded(3, at: now, clock: clock).makeID
        )
        #expect(try await store.dirtyCells(in: .availability).map(\.cause) == ["new"])
        #expect(try await store.place(of: .changes) == 9)
        #expect(try await store.place(of: .horizon) == Int64(SampleHotel.today.number))
        #expect(try await store.lastFeedReading() == now)
        #expect(try await store.mapping() == SampleHotel.mapping)
    }

    @Test("two properties in one database do not see each other")
    func isolation() async throws {
        let database = try Database.open(.memory)
        let first = try await LinkStore(property: "first", database: database)
        let second = try await LinkStore(property: "second", database: database)
        try await first.save(SampleHotel.mapping)
        try await mark(first, .rooms("2026-11-20", "2026-11-21"), cursor: LinkStore.Cursor(.changes, 3))
        _ = try await first.store([revision("r1", of: "b1").received], at: now)
        #expect(try await second.mapping() == nil)
        #expect(try await second.dirtyCells(in: .availability) == [])
        #expect(try await second.place(of: .changes) == nil)
        #expect(try await second.trail(of: "b1").isEmpty)
        #expect(try await second.store([revision("r1", of: "b1").received], at: now) == [])
    }
}

import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Inbound service", .timeLimit(.minutes(1)))
struct InboundServiceTests {
    private func revision(_ id: String, of booking: String, status: String = "new", after seconds: Int = 0)
        -> SampleRevision
    {
        SampleRevision(id: id, booking: booking, status: status, insertedAt: SampleLink.start + .seconds(seconds))
    }

    private func waitForAcknowledgements(_ count: Int, _ sample: SampleLink) async {
        await sample.channex.watched.wait { $0.acknowledgements.count >= count }
    }

    private func hint(_ revision: String = "11111111-2222-4333-8444-555555555555") -> WebhookHint {
        let body = #"{"event": "booking_new", "payload": {"booking_revision_id": "\#(revision)"}}"#
        return WebhookHint(body: Array(body.utf8))
    }

    @Test("applies what the feed has at the start, in the order in which Channex made it, and acknowledges it")
    func start() async throws {
        let sample = try await SampleLink()
        let revisions = [
            revision("r2", of: "b1", status: "modified", after: 2), revision("r1", of: "b1", after: 1),
            revision("r3", of: "b2", after: 3),
        ]
        sample.channex.watched.update { $0.feed = revisions }
        try await sample.running(InboundService(link: sample.link)) { await waitForAcknowledgements(3, sample) }
        #expect(Set(sample.channex.state.acknowledgements) == ["r1", "r2", "r3"])
        #expect(sample.gateway.state.applied.filter { $0.booking == "b1" }.map(\.revision) == ["r1", "r2"])
        #expect(sample.gateway.state.applied.first { $0.revision == "r1" }?.rooms.first?.roomType == "twin")
        #expect(try await sample.store.status().bookings == 2)
    }

    @Test("a webhook wakes it at once")
    func webhook() async throws {
        let sample = try await SampleLink()
        try await sample.running(InboundService(link: sample.link)) {
            await sample.channex.watched.wait { $0.feedCalls == 1 }
            let new = revision("r1", of: "b1")
            sample.channex.watched.update { $0.feed = [new] }
            try await sample.store.remember(hint(), id: "h1", at: sample.now)
            await waitForAcknowledgements(1, sample)
        }
        #expect(try await sample.store.status().hints == 1)
    }

    @Test("without any webhook it looks by the clock")
    func poll() async throws {
        let sample = try await SampleLink()
        try await sample.running(InboundService(link: sample.link, pollEvery: .seconds(60))) {
            await sample.channex.watched.wait { $0.feedCalls == 1 }
            await sample.clock.waitForSleepers(1)
            let new = revision("r1", of: "b1")
            sample.channex.watched.update { $0.feed = [new] }
            sample.clock.advance(by: .seconds(60))
            await waitForAcknowledgements(1, sample)
        }
    }

    @Test("after an outage it finds what has left the feed, and only what still waits")
    func outage() async throws {
        let sample = try await SampleLink()
        try await sample.store.recordFeedReading(at: sample.now + .seconds(-21 * 60))
        var done = revision("done", of: "b1", after: -1_000)
        done.isAcknowledged = true
        let history = [done, revision("lost", of: "b2", after: -900)]
        sample.channex.watched.update { $0.history = history }
        try await sample.running(InboundService(link: sample.link)) {
            await waitForAcknowledgements(1, sample)
            await sample.channex.watched.wait { $0.listCalls == 2 }
            await sample.clock.waitForSleepers(1)
            let new = revision("new", of: "b3")
            sample.channex.watched.update { $0.feed = [new] }
            sample.clock.advance(by: .seconds(60))
            await waitForAcknowledgements(2, sample)
        }
        #expect(sample.channex.state.acknowledgements == ["lost", "new"])
        #expect(sample.gateway.state.applied.map(\.revision) == ["lost", "new"])
        #expect(sample.channex.state.listCalls == 2)
    }

    @Test("in a quiet life revisions are never listed")
    func noList() async throws {
        let sample = try await SampleLink()
        try await sample.store.recordFeedReading(at: sample.now + .seconds(-19 * 60))
        let new = revision("r1", of: "b1")
        sample.channex.watched.update { $0.feed = [new] }
        try await sample.running(InboundService(link: sample.link)) {
            await waitForAcknowledgements(1, sample)
            await sample.channex.watched.wait { $0.feedCalls == 2 }
        }
        #expect(sample.channex.state.listCalls == 0)
    }

    @Test("a revision over which the PMS stumbles holds up no other, and is set aside in the end")
    func poison() async throws {
        let sample = try await SampleLink()
        let revisions = [revision("bad", of: "b1")] + (1...20).map { revision("r\($0)", of: "c\($0)") }
        sample.channex.watched.update { $0.feed = revisions }
        sample.gateway.watched.update { $0.poison = ["bad"] }
        try await sample.running(InboundService(link: sample.link)) {
            await waitForAcknowledgements(20, sample)
            #expect(!sample.channex.state.acknowledgements.contains("bad"))
            for pause in [2, 4, 8, 16] {
                await sample.clock.waitForSleepers(2)
                sample.clock.advance(by: .seconds(pause))
            }
            await waitForAcknowledgements(21, sample)
        }
        #expect(sample.channex.state.acknowledgements.last == "bad")
        #expect(try await sample.store.trail(of: "bad").map(\.state) == ["parked"])
    }

    @Test("a revision that the PMS refuses is shown there without its rooms, and acknowledged at once")
    func refused() async throws {
        let sample = try await SampleLink()
        let revisions = [revision("bare", of: "b1"), revision("never", of: "b2")]
        sample.channex.watched.update { $0.feed = revisions }
        sample.gateway.watched.update { state in
            state.refusedWithRooms = ["bare"]
            state.refused = ["never"]
        }
        try await sample.running(InboundService(link: sample.link)) { await waitForAcknowledgements(2, sample) }
        let shown = try #require(sample.gateway.state.applied.first)
        #expect(shown.rooms == [])
        #expect(shown.problems.contains(.unreadable("refused by the PMS")))
        #expect(try await sample.store.status().revisions["parked"] == 1)
    }

    @Test("while the PMS is away nothing is acknowledged, and when it is back everything is applied once")
    func awayPMS() async throws {
        let sample = try await SampleLink()
        let revisions = (1...3).map { revision("r\($0)", of: "b\($0)") }
        sample.channex.watched.update { $0.feed = revisions }
        sample.gateway.watched.update { $0.isAway = true }
        try await sample.running(InboundService(link: sample.link)) {
            await sample.gateway.watched.wait { $0.attempts.count == 3 }
            for pause in [2, 4] {
                await sample.clock.waitForSleepers(2)
                #expect(sample.channex.state.acknowledgements == [])
                sample.clock.advance(by: .seconds(pause))
            }
            await sample.clock.waitForSleepers(2)
            sample.gateway.watched.update { $0.isAway = false }
            sample.clock.advance(by: .seconds(8))
            await waitForAcknowledgements(3, sample)
        }
        #expect(sample.gateway.state.applied.map(\.revision).sorted() == ["r1", "r2", "r3"])
    }

    @Test("what was applied before a crash is only acknowledged")
    func afterCrash() async throws {
        let sample = try await SampleLink()
        let known = revision("r1", of: "b1")
        _ = try await sample.store.store([known.received], at: sample.now)
        try await sample.store.recordApplied(
            known.inbound,
            AppliedRevision(reservation: "r", number: "1", effect: "created", isOverbooked: false),
            at: sample.now
        )
        sample.channex.watched.update { $0.feed = [known] }
        try await sample.running(InboundService(link: sample.link)) { await waitForAcknowledgements(1, sample) }
        #expect(sample.gateway.state.attempts == [])
    }

    @Test("an acknowledgement without an answer is repeated, and the revision applied once")
    func unclearAcknowledgement() async throws {
        let sample = try await SampleLink()
        let new = revision("r1", of: "b1")
        sample.channex.watched.update { state in
            state.feed = [new]
            state.acknowledgeFailures = [.unclear(reason: "no answer in time")]
        }
        try await sample.running(InboundService(link: sample.link)) {
            await sample.clock.waitForSleepers(2)
            sample.clock.advance(by: .seconds(2))
            await waitForAcknowledgements(1, sample)
        }
        #expect(sample.gateway.state.attempts == ["r1"])
    }

    @Test("a revision with an id that cannot be kept does not hold up the page")
    func strangeID() async throws {
        let sample = try await SampleLink()
        let revisions = [revision(#"a\u0000b"#, of: "b1"), revision("r1", of: "b2")]
        sample.channex.watched.update { $0.feed = revisions }
        try await sample.running(InboundService(link: sample.link)) { await waitForAcknowledgements(1, sample) }
        #expect(sample.channex.state.acknowledgements == ["r1"])
    }

    @Test("a feed that cannot be read is read again after a pause")
    func feedFailure() async throws {
        let sample = try await SampleLink()
        let new = revision("r1", of: "b1")
        sample.channex.watched.update { state in
            state.feed = [new]
            state.feedFailures = [.unavailable(status: 502, details: nil, requestID: nil)]
        }
        try await sample.running(InboundService(link: sample.link)) {
            await sample.clock.waitForSleepers(2)
            sample.clock.advance(by: .seconds(2))
            await waitForAcknowledgements(1, sample)
        }
    }
}

import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Audit of the settings at Channex", .timeLimit(.minutes(1)))
struct AuditTests {
    typealias Change = @Sendable (inout ScriptedChannex.State) -> Void

    /// What a change at Channex makes the audit say.
    static let changes: [(String, Change)] = [
        ("property_gone", { $0.properties = [] }),
        ("property_inactive", { $0.properties[0].isActive = false }),
        ("property_removal", { $0.properties[0].removalDay = SampleHotel.day("2026-12-01") }),
        ("currency", { $0.properties[0].currency = Currency("EUR") }),
        ("time_zone", { $0.properties[0].timezone = "Asia/Tokyo" }),
        ("autoupdate_on_confirmation", { $0.properties[0].settings.lowersAvailabilityOnConfirmation = false }),
        ("autoupdate_on_modification", { $0.properties[0].settings.adjustsAvailabilityOnModification = true }),
        ("autoupdate_on_cancellation", { $0.properties[0].settings.restoresAvailabilityOnCancellation = true }),
        ("min_stay_type", { $0.properties[0].settings.minStayType = .arrival }),
        ("state_length", { $0.properties[0].settings.stateLength = 600 }),
        ("cut_off", { $0.properties[0].settings.cutOffTime = "18:00:00" }),
        ("max_day_advance", { $0.properties[0].settings.maxDayAdvance = 90 }),
        ("min_price", { $0.properties[0].settings.minPrice = Amount("50.00") }),
        ("max_price", { $0.properties[0].settings.maxPrice = Amount("500.00") }),
        ("room_type_limit", { $0.properties[0].mostRoomTypes = 1 }),
        ("rate_plan_limit", { $0.properties[0].mostRatePlans = 3 }),
        ("webhook_missing", { $0.webhooks = [] }),
        ("webhook_address", { $0.webhooks[0].callbackURL = "https://elsewhere.example" }),
        ("webhook_inactive", { $0.webhooks[0].isActive = false }),
        ("webhook_events", { $0.webhooks[0].eventMask = "booking_new" }),
        ("webhook_secret", { $0.webhooks[0].headers = [:] }),
        ("webhook_data", { $0.webhooks[0].sendsData = false }),
        ("room_type_gone double", { $0.roomTypes.removeLast() }),
        ("room_type_occupancy twin", { $0.roomTypes[0].adults = 3 }),
        ("rate_plan_gone double-bb", { $0.ratePlans.removeLast() }),
        ("rate_plan_moved twin-bar", { $0.ratePlans[0].roomType = "xdouble" }),
        (
            "rate_plan_occupancies twin-bar",
            { $0.ratePlans[0].options.append(.init(id: "x", occupancy: 1, isPrimary: false)) }
        ),
        ("rate_plan_currency twin-bar", { $0.ratePlans[0].currency = Currency("EUR") }),
        ("rate_plan_derived twin-bar", { $0.ratePlans[0].rateMode = "derived" }),
        ("no_channel", { $0.channels = [] }),
        ("channel_inactive Booking.com", { $0.channels[0].isActive = false }),
        ("rate_plan_unsold twin-bar", { $0.channels[0].ratePlans.removeAll { $0 == "xtwin-bar" } }),
    ]

    @Test("an account as it should be gives nothing to say, and nothing is changed")
    func right() async throws {
        let scene = try await AuditScene()
        #expect(try await scene.findings { _ in } == [])
        #expect(try await scene.audit.run() == [])
        #expect(scene.sample.channex.state.writes == [])
    }

    @Test("each thing that is not as it should be is found, alone, and said in both languages")
    func each() async throws {
        for (expected, change) in AuditTests.changes {
            let scene = try await AuditScene()
            #expect(try await scene.findings(after: change) == [expected])
            for finding in try await scene.audit.look() {
                #expect(finding.matter.english.hasSuffix(".") && finding.matter.portuguese.hasSuffix("."))
                #expect(finding.matter.english != finding.matter.portuguese)
            }
        }
    }

    @Test("a short calendar, a plan with too many prices and an empty channel are found beside what they go with")
    func together() async throws {
        let short = try await AuditScene()
        let calendar = try await short.findings { $0.properties[0].settings.stateLength = 200 }
        #expect(calendar == ["state_length", "state_length_short"])
        let empty = try await AuditScene()
        #expect(try await empty.findings { $0.channels[0].ratePlans = [] }.first == "channel_empty Booking.com")
        let wide = try await AuditScene()
        #expect(try await wide.findings { $0.properties[0].mostOccupancies = 0 }.count == 4)
    }

    @Test("what is new at the hotel and not set up yet is found")
    func unmapped() async throws {
        let scene = try await AuditScene()
        scene.sample.gateway.watched.update { state in
            state.house.roomTypes[0].code = "suite"
            state.house.ratePlans[0].code = "suite-bar"
        }
        let found = try await scene.findings { _ in }
        #expect(found.contains("room_type_unmapped suite") && found.contains("rate_plan_unmapped suite-bar"))
    }

    @Test("settings that let Channex change availability itself are set right, in one call")
    func settings() async throws {
        let scene = try await AuditScene()
        _ = try await scene.findings { state in
            state.properties[0].settings.adjustsAvailabilityOnModification = true
            state.properties[0].settings.restoresAvailabilityOnCancellation = true
            state.properties[0].settings.minStayType = .through
        }
        let records = try await scene.audit.run()
        #expect(records.allSatisfy { $0.repairedAt == scene.sample.now } && records.count == 3)
        #expect(scene.sample.channex.state.writes == ["settings"])
        let settings = try #require(scene.sample.channex.state.properties.first?.settings)
        #expect(settings.adjustsAvailabilityOnModification == false && settings.minStayType == .both)
        // The minimum stays that did not count are said again.
        let dirty = try await scene.sample.store.dirtyCells(in: .restrictions)
        #expect(dirty.count == 4 && Set(dirty.map(\.fields)) == [[.minStayArrival, .minStayThrough]])
        #expect(Set(dirty.map(\.cause)) == ["audit min_stay_type"])
    }

    @Test("a calendar that became longer at Channex is taken over, and a length that is wished for is restored")
    func calendarLength() async throws {
        let scene = try await AuditScene()
        _ = try await scene.findings { $0.properties[0].settings.stateLength = 600 }
        try await scene.audit.run()
        #expect(try await scene.sample.store.mapping()?.calendarLength == 600)
        #expect(scene.sample.channex.state.writes == [])
        var wishful = try await AuditScene()
        wishful.wishes.calendarLength = 500
        _ = try await wishful.findings { $0.properties[0].settings.stateLength = 300 }
        try await wishful.audit.run()
        #expect(wishful.sample.channex.state.properties.first?.settings.stateLength == 500)
        let lost = try await wishful.sample.store.dirtyCells(in: .availability).map(\.nights)
        #expect(Set(lost) == [SampleHotel.today.advanced(by: 300)...SampleHotel.today.advanced(by: 499)])
    }

    @Test("a webhook that is gone is made again, one that is wrong is made right")
    func webhook() async throws {
        let scene = try await AuditScene()
        _ = try await scene.findings { $0.webhooks = [] }
        let records = try await scene.audit.run()
        #expect(records.map(\.code) == ["webhook_missing"] && records.first?.repairedAt != nil)
        #expect(scene.sample.channex.state.webhooks.map(\.callbackURL) == [AuditScene.callback])
        #expect(try await scene.findings { $0.webhooks[0].isActive = false } == ["webhook_inactive"])
        try await scene.audit.run()
        #expect(scene.sample.channex.state.writes == ["webhook", "webhook repaired"])
        #expect(try await scene.findings { _ in } == [])
    }

    @Test("a hotel without a public address has no webhook to miss")
    func polling() async throws {
        var scene = try await AuditScene()
        scene.wishes.publicURL = nil
        #expect(try await scene.findings { $0.webhooks = [] } == [])
    }

    @Test("what nobody may repair stays open with the time it was first seen, and ends when it is gone")
    func open() async throws {
        let scene = try await AuditScene()
        let first = scene.sample.now
        _ = try await scene.findings { $0.channels[0].isActive = false }
        try await scene.audit.run()
        scene.sample.clock.advance(by: .seconds(3_600))
        let record = try #require(try await scene.audit.run().first)
        #expect(record.code == "channel_inactive" && record.severity == .warning)
        #expect(record.firstSeenAt == first && record.lastSeenAt == scene.sample.now && record.endedAt == nil)
        scene.sample.clock.advance(by: .seconds(3_600))
        _ = try await scene.findings { $0.channels[0].isActive = true }
        #expect(try await scene.audit.run().first?.endedAt == scene.sample.now)
        #expect(try await scene.sample.store.auditRecords(onlyOpen: true) == [])
        scene.sample.clock.advance(by: .seconds(3_600))
        _ = try await scene.findings { $0.channels[0].isActive = false }
        #expect(try await scene.audit.run().first?.firstSeenAt == scene.sample.now)
    }

    @Test("a Channex that cannot be asked is written down, and what was found before stays")
    func failure() async throws {
        let scene = try await AuditScene()
        _ = try await scene.findings { $0.channels[0].isActive = false }
        try await scene.audit.run()
        scene.sample.gateway.watched.update { $0.isAway = true }
        await #expect(throws: GatewayFailure.self) { try await scene.audit.run() }
        #expect(try await scene.sample.store.lastAudit()?.failure != nil)
        #expect(try await scene.sample.store.auditRecords(onlyOpen: true).count == 1)
    }

    @Test("the service audits at its start and every hour")
    func service() async throws {
        let scene = try await AuditScene()
        _ = try await scene.findings { $0.properties[0].settings.adjustsAvailabilityOnModification = true }
        try await scene.sample.running(AuditService(link: scene.sample.link, audit: scene.audit)) {
            await scene.sample.clock.waitForSleepers(1)
            scene.sample.clock.advance(by: .seconds(10))
            await scene.sample.channex.watched.wait { $0.writes.count == 1 }
            await scene.sample.clock.waitForSleepers(1)
            scene.sample.channex.watched.update {
                $0.properties[0].settings.adjustsAvailabilityOnModification = true
            }
            scene.sample.clock.advance(by: .seconds(3_620))
            await scene.sample.channex.watched.wait { $0.writes.count == 2 }
        }
    }
}

import ChannelSync
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Set-up at Channex", .timeLimit(.minutes(1)))
struct ChannexSetupTests {
    private let secrets = WebhookSecrets(make: { "secret" }, hash: { "hash of \($0)" })

    private func setUp(
        _ sample: SampleLink,
        property: ChannexProperty.ID? = nil,
        calendarLength: Int? = nil,
        isDryRun: Bool = false
    ) async throws -> SetupReport {
        let wishes = ChannexSetup.Wishes(
            property: property,
            publicURL: "https://hotel.example",
            calendarLength: calendarLength,
            isDryRun: isDryRun
        )
        return try await ChannexSetup(link: sample.link, wishes: wishes, secrets: secrets).run()
    }

    /// As after everything was sent.
    private func forgetDirty(_ sample: SampleLink) async throws {
        for lane in Lane.allCases { try await sample.sendAll(lane) }
    }

    @Test("makes what is missing, remembers it, and has everything said once")
    func first() async throws {
        let sample = try await SampleLink(isSetUp: false)
        sample.gateway.watched.update {
            $0.log = [.rooms("2026-11-20", "2026-11-21"), .rate("2026-11-20", "2026-11-21")]
        }
        let report = try await setUp(sample)
        #expect(report.steps.map(\.deed) == Array(repeating: .created, count: 8))
        let mapping = try #require(try await sample.store.mapping())
        #expect(mapping == report.mapping)
        #expect(Set(mapping.roomTypes.keys) == ["twin", "double"])
        #expect(mapping.ratePlans.count == 4)
        let status = try await sample.store.status()
        #expect(status.waiting == [.availability: 2, .restrictions: 4])
        #expect(try await sample.store.place(of: .changes) == 2)
        #expect(try await sample.store.place(of: .horizon) == Int64(SampleHotel.today.advanced(by: 499).number))
        #expect(status.lastFeedReading == sample.now)
        #expect(try await sample.store.webhook()?.secretHash == "hash of secret")
    }

    @Test("a second run changes nothing")
    func second() async throws {
        let sample = try await SampleLink(isSetUp: false)
        _ = try await setUp(sample)
        try await forgetDirty(sample)
        let writes = sample.channex.state.writes
        let report = try await setUp(sample)
        #expect(!report.hasChanges)
        #expect(sample.channex.state.writes == writes)
        #expect(try await sample.store.status().waiting == [:])
    }

    @Test("a calendar of the wished length is made there, once, and left alone without a wish")
    func longerCalendar() async throws {
        let sample = try await SampleLink(isSetUp: false)
        _ = try await setUp(sample)
        try await forgetDirty(sample)
        let report = try await setUp(sample, calendarLength: 730)
        #expect(report.steps.filter { $0.deed == .repaired }.map(\.detail) == ["state_length 500"])
        #expect(sample.channex.state.properties.map(\.settings.stateLength) == [730])
        #expect(try await sample.store.mapping()?.calendarLength == 730)
        #expect(!(try await setUp(sample, calendarLength: 730)).hasChanges)
        #expect(!(try await setUp(sample)).hasChanges)
    }

    @Test("a room type that was deleted there is made again with its plans, and everything is said again")
    func deletedRoomType() async throws {
        let sample = try await SampleLink(isSetUp: false)
        _ = try await setUp(sample)
        try await forgetDirty(sample)
        let lost = try #require(try await sample.store.mapping()?.roomTypes["twin"])
        sample.channex.watched.update { state in
            state.roomTypes.removeAll { $0.id == lost }
            state.ratePlans.removeAll { $0.roomType == lost }
            state.writes = []
        }
        let report = try await setUp(sample)
        #expect(sample.channex.state.writes.filter { $0.hasPrefix("room type") }.count == 1)
        #expect(sample.channex.state.writes.filter { $0.hasPrefix("rate plan") }.count == 2)
        #expect(report.mapping?.roomTypes["twin"] != lost)
        #expect(try await sample.store.status().waiting == [.availability: 2, .restrictions: 4])
    }

    @Test("a dry run writes nothing, here or there")
    func dryRun() async throws {
        let sample = try await SampleLink(isSetUp: false)
        let report = try await setUp(sample, isDryRun: true)
        #expect(report.steps.map(\.deed) == [.missing])
        #expect(sample.channex.state.writes == [])
        #expect(try await sample.store.mapping() == nil)

        let property = ChannexProperty.sample(title: "Test Property")
        sample.channex.watched.update { $0.properties = [property] }
        let other = try await setUp(sample, isDryRun: true)
        #expect(other.steps.map(\.deed) == [.adopted] + Array(repeating: .missing, count: 6))
        #expect(sample.channex.state.writes == [])
        #expect(try await sample.store.mapping() == nil)
    }

    @Test("a webhook that was switched off, changed or deleted is put right")
    func webhook() async throws {
        let sample = try await SampleLink(isSetUp: false)
        _ = try await setUp(sample)
        sample.channex.watched.update { state in
            state.webhooks[0].isActive = false
            state.writes = []
        }
        #expect(try await setUp(sample).hasChanges)
        #expect(sample.channex.state.writes == ["webhook repaired"])
        #expect(sample.channex.state.webhooks.map(\.isActive) == [true])
        sample.channex.watched.update { state in
            state.webhooks = []
            state.writes = []
        }
        _ = try await setUp(sample)
        #expect(sample.channex.state.writes == ["webhook"])
    }

    @Test("what has the hotel's names is taken over, and its values are said")
    func adopts() async throws {
        let sample = try await SampleLink(isSetUp: false)
        let property = ChannexProperty.sample(title: "Test Property")
        let plan = ChannexRatePlan.sample("p1", title: "Best Available – Twin Room", roomType: "t1")
        sample.channex.watched.update { state in
            state.properties = [property]
            var type = ChannexRoomType(id: ChannexRoomType.ID("t1"))
            type.title = "Twin Room"
            state.roomTypes = [type]
            state.ratePlans = [plan]
        }
        let report = try await setUp(sample)
        #expect(report.steps.filter { $0.deed == .adopted }.map(\.kind) == ["property", "room type", "rate plan"])
        let mapping = try #require(try await sample.store.mapping())
        #expect(mapping.roomTypes["twin"] == ChannexRoomType.ID("t1"))
        // The plan there has no primary option; its own id stands for one all the same.
        #expect(mapping.ratePlans["twin-bar"]?.id == ChannexRatePlan.ID("p1"))
        #expect(try await sample.store.status().waiting[.restrictions] == 4)
    }

    @Test("a room type whose code changed at the PMS is found by its name, not made twice")
    func renamedCode() async throws {
        let sample = try await SampleLink(isSetUp: false)
        _ = try await setUp(sample)
        sample.channex.watched.update { $0.writes = [] }
        sample.gateway.watched.update { state in
            state.house.roomTypes[0].code = "tw"
            for index in state.house.ratePlans.indices where state.house.ratePlans[index].roomType == "twin" {
                state.house.ratePlans[index].roomType = "tw"
            }
        }
        _ = try await setUp(sample)
        #expect(sample.channex.state.writes == [])
    }

    @Test("changed names and numbers are put right where that takes nothing from anybody")
    func repairs() async throws {
        let sample = try await SampleLink(isSetUp: false)
        _ = try await setUp(sample)
        try await forgetDirty(sample)
        sample.channex.watched.update { state in
            state.writes = []
            state.roomTypes[0].roomCount = 1
            state.roomTypes[0].adults = 1
            state.roomTypes[1].adults = 9
        }
        sample.gateway.watched.update { state in
            state.house.roomTypes[1].name = "Double Superior"
            for index in state.house.ratePlans.indices where state.house.ratePlans[index].code == "twin-bar" {
                state.house.ratePlans[index].name = "Flexible"
            }
        }
        let report = try await setUp(sample)
        #expect(sample.channex.state.roomTypes.map(\.title) == ["Twin Room", "Double Superior"])
        #expect(
            sample.channex.state.roomTypes.map(\.roomCount) == [sample.gateway.state.house.roomTypes[0].rooms, nil]
        )
        #expect(sample.channex.state.roomTypes.map(\.adults) == [sample.gateway.state.house.roomTypes[0].adults, 9])
        let titles = sample.channex.state.ratePlans.compactMap(\.title)
        #expect(titles.contains("Flexible – Twin Room"))
        #expect(titles.allSatisfy { !$0.contains("Double Room") })
        #expect(report.steps.filter { $0.deed == .differs }.map(\.kind) == ["room type"])
        #expect(Set(sample.channex.state.writes) == ["room type repaired", "rate plan renamed"])
        #expect(try await sample.store.status().waiting == [:], "a name is no value")
        sample.channex.watched.update { $0.writes = [] }
        _ = try await setUp(sample)
        #expect(sample.channex.state.writes == [])
    }

    @Test("what the hotel has ceased to sell is kept where it is, and not made where it is not")
    func retired() async throws {
        let sample = try await SampleLink(isSetUp: false)
        sample.gateway.watched.update { state in
            state.house.roomTypes[1].isRetired = true
            for index in state.house.ratePlans.indices where state.house.ratePlans[index].roomType == "double" {
                state.house.ratePlans[index].isRetired = true
            }
        }
        let report = try await setUp(sample)
        #expect(report.mapping?.roomTypes.keys.sorted() == ["twin"])
        #expect(report.mapping?.ratePlans.count == 2)
        sample.channex.watched.update { $0.writes = [] }
        sample.gateway.watched.update { state in
            state.house.roomTypes[0].isRetired = true
            for index in state.house.ratePlans.indices { state.house.ratePlans[index].isRetired = true }
        }
        let second = try await setUp(sample)
        // It must stay closed there, and what was sold under it be understood.
        #expect(second.mapping == report.mapping)
        #expect(sample.channex.state.writes == [])
    }

    @Test("settings that would change availability behind our back are put right")
    func settings() async throws {
        let sample = try await SampleLink(isSetUp: false)
        var property = ChannexProperty.sample(title: "Test Property")
        property.settings.restoresAvailabilityOnCancellation = true
        let wrong = property
        sample.channex.watched.update { $0.properties = [wrong] }
        let report = try await setUp(sample)
        #expect(report.steps.filter { $0.deed == .repaired }.map(\.kind) == ["settings"])
        #expect(sample.channex.state.properties.first?.settings.restoresAvailabilityOnCancellation == false)
    }
}

extension ChannexProperty {
    fileprivate static func sample(title: String) -> ChannexProperty {
        var property = ChannexProperty(id: ID("xhotel"))
        property.title = title
        return property
    }
}

extension ChannexRatePlan {
    fileprivate static func sample(_ id: String, title: String, roomType: String) -> ChannexRatePlan {
        var plan = ChannexRatePlan(id: ID(id))
        plan.title = title
        plan.roomType = ChannexRoomType.ID(roomType)
        plan.options = [Option(id: ID("\(id)-2"), occupancy: 2, isPrimary: false)]
        return plan
    }
}

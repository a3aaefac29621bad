import ChannelSync
import ChannexClient
import ChannexWire
import HotelValues

/// A Channex that does as it is told, and remembers what it was told.
struct ScriptedChannex: ChannexAPI {
    struct State: Sendable {
        var properties: [ChannexProperty] = []
        var roomTypes: [ChannexRoomType] = []
        var ratePlans: [ChannexRatePlan] = []
        var webhooks: [ChannexWebhook] = []
        var channels: [ChannexChannel] = []
        /// Every call that changes something, in words.
        var writes: [String] = []
        /// Revisions without an acknowledgement, oldest first.
        var feed: [SampleRevision] = []
        /// What lists of revisions show beside those of the feed.
        var history: [SampleRevision] = []
        var feedCalls = 0
        var listCalls = 0
        var acknowledgements: [String] = []
        var availability: [[AvailabilityValue]] = []
        var restrictions: [[RestrictionValue]] = []
        /// The ends of the pushes to come; none left is success.
        var pushFailures: [ChannexFailure] = []
        var warnings: [ARIWarning] = []
        /// What no message about restrictions may say, or all of it is refused.
        var isPoison: @Sendable (RestrictionValue) -> Bool = { _ in false }
        /// Whether pushes get no answer for now.
        var isSilent = false
        var feedFailures: [ChannexFailure] = []
        var acknowledgeFailures: [ChannexFailure] = []
        /// What it shows of availability, prices and restrictions.
        var shownRooms = AvailabilityReading()
        var shownTerms = RestrictionReading()
        /// The readings it was asked for, in words.
        var readings: [String] = []
        var readFailures: [ChannexFailure] = []
        var keyIsWrong = false
        var tasks = 0
        /// The values of restrictions that were taken.
        var accepted: [RestrictionValue] = []

        var pushes: Int { availability.count + restrictions.count }
    }

    let watched = Watched(State())

    var state: State { watched.state }

    private func write<Value: Sendable>(
        _ text: String,
        _ body: @Sendable (inout State) -> Value
    ) -> Value {
        watched.update { state in
            state.writes.append(text)
            return body(&state)
        }
    }

    func properties() async throws(ChannexFailure) -> [ChannexProperty] {
        if state.keyIsWrong {
            throw .refused(status: 401, code: nil, title: "Unauthorized", details: nil, requestID: nil)
        }
        return state.properties
    }

    func property(_ id: ChannexProperty.ID) async throws(ChannexFailure) -> ChannexProperty {
        guard let property = state.properties.first(where: { $0.id == id }) else { throw .notFound }
        return property
    }

    func create(_ property: NewProperty) async throws(ChannexFailure) -> ChannexProperty {
        write("property \(property.title)") { state in
            var created = ChannexProperty(id: ChannexProperty.ID("xhotel"))
            created.title = property.title
            created.timezone = property.timezone
            created.settings = property.settings
            state.properties.append(created)
            return created
        }
    }

    func update(
        _ settings: PropertySettings,
        of property: ChannexProperty.ID
    ) async throws(ChannexFailure) -> ChannexProperty {
        let updated = write("settings") { state -> ChannexProperty? in
            guard let index = state.properties.firstIndex(where: { $0.id == property }) else { return nil }
            state.properties[index].settings = settings
            return state.properties[index]
        }
        guard let updated else { throw .notFound }
        return updated
    }

    func roomTypes(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexRoomType] {
        state.roomTypes
    }

    func create(_ roomType: NewRoomType) async throws(ChannexFailure) -> ChannexRoomType {
        write("room type \(roomType.title)") { state in
            var created = ChannexRoomType(id: ChannexRoomType.ID("type \(state.writes.count)"))
            created.title = roomType.title
            state.roomTypes.append(created)
            return created
        }
    }

    func update(
        _ id: ChannexRoomType.ID,
        to change: RoomTypeChange
    ) async throws(ChannexFailure) -> ChannexRoomType {
        let updated = write("room type repaired") { state -> ChannexRoomType? in
            guard let index = state.roomTypes.firstIndex(where: { $0.id == id }) else { return nil }
            state.roomTypes[index].title = change.title ?? state.roomTypes[index].title
            state.roomTypes[index].roomCount = change.roomCount ?? state.roomTypes[index].roomCount
            state.roomTypes[index].adults = change.adults ?? state.roomTypes[index].adults
            return state.roomTypes[index]
        }
        guard let updated else { throw .notFound }
        return updated
    }

    func ratePlans(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexRatePlan] {
        state.ratePlans
    }

    func create(_ ratePlan: NewRatePlan) async throws(ChannexFailure) -> ChannexRatePlan {
        write("rate plan \(ratePlan.title)") { state in
            var created = ChannexRatePlan(id: ChannexRatePlan.ID("plan \(state.writes.count)"))
            created.title = ratePlan.title
            created.roomType = ratePlan.roomType
            created.options = ratePlan.options.map { option in
                ChannexRatePlan.Option(id: nil, occupancy: option.occupancy, isPrimary: option.isPrimary)
            }
            state.ratePlans.append(created)
            return created
        }
    }

    func channels(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexChannel] { state.channels }

    func rename(_ id: ChannexRatePlan.ID, to title: String) async throws(ChannexFailure) -> ChannexRatePlan {
        let renamed = write("rate plan renamed") { state -> ChannexRatePlan? in
            guard let index = state.ratePlans.firstIndex(where: { $0.id == id }) else { return nil }
            state.ratePlans[index].title = title
            return state.ratePlans[index]
        }
        guard let renamed else { throw .notFound }
        return renamed
    }

    func webhooks(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexWebhook] { state.webhooks }

    func create(_ webhook: WebhookDefinition) async throws(ChannexFailure) -> ChannexWebhook {
        write("webhook") { state in
            let created = ChannexWebhook(ChannexWebhook.ID("hook \(state.writes.count)"), webhook)
            state.webhooks.append(created)
            return created
        }
    }

    func update(
        _ id: ChannexWebhook.ID,
        to webhook: WebhookDefinition
    ) async throws(ChannexFailure) -> ChannexWebhook {
        write("webhook repaired") { state in
            let updated = ChannexWebhook(id, webhook)
            state.webhooks.removeAll { $0.id == id }
            state.webhooks.append(updated)
            return updated
        }
    }

    func deleteWebhook(_ id: ChannexWebhook.ID) async throws(ChannexFailure) {
        write("webhook deleted") { $0.webhooks.removeAll { $0.id == id } }
    }

    func install(_ application: ApplicationInstallation) async throws(ChannexFailure) {
        write("application") { _ in }
    }
}

extension ScriptedChannex {
    func pushAvailability(_ values: [AvailabilityValue]) async throws(ChannexFailure) -> ARIReceipt {
        try await receive { $0.availability.append(values) }
    }

    func pushRestrictions(_ values: [RestrictionValue]) async throws(ChannexFailure) -> ARIReceipt {
        try await receive { $0.restrictions.append(values) }
    }

    private func receive(
        _ note: @Sendable (inout State) -> Void
    ) async throws(ChannexFailure) -> ARIReceipt {
        let end = watched.update { state -> Result<ARIReceipt, ChannexFailure> in
            note(&state)
            state.tasks += 1
            guard state.pushFailures.isEmpty else { return .failure(state.pushFailures.removeFirst()) }
            if state.restrictions.last?.contains(where: state.isPoison) == true { return .failure(.validation) }
            let task = ChannexTaskID("task-\(state.tasks)")
            if let values = state.restrictions.last { state.accepted += values }
            return .success(ARIReceipt(tasks: [task], warnings: state.warnings, requestID: "request", bytes: 100))
        }
        await watched.wait { !$0.isSilent }
        if Task.isCancelled { throw .unclear(reason: "cancelled") }
        return try end.get()
    }

    func availability(
        of property: ChannexProperty.ID,
        nights: ClosedRange<Day>
    ) async throws(ChannexFailure) -> AvailabilityReading {
        try show(Lane.availability, nights).shownRooms
    }

    func restrictions(
        of property: ChannexProperty.ID,
        nights: ClosedRange<Day>
    ) async throws(ChannexFailure) -> RestrictionReading {
        try show(Lane.restrictions, nights).shownTerms
    }

    private func show(_ lane: Lane, _ nights: ClosedRange<Day>) throws(ChannexFailure) -> State {
        let end = watched.update { state -> Result<State, ChannexFailure> in
            state.readings.append("\(lane) \(nights.lowerBound)…\(nights.upperBound)")
            guard state.readFailures.isEmpty else { return .failure(state.readFailures.removeFirst()) }
            return .success(state)
        }
        return try end.get()
    }

    func feed(of property: ChannexProperty.ID, page: Int, limit: Int) async throws(ChannexFailure) -> FeedPage {
        let end = watched.update { state -> Result<FeedPage, ChannexFailure> in
            state.feedCalls += 1
            guard state.feedFailures.isEmpty else { return .failure(state.feedFailures.removeFirst()) }
            let part = state.feed.dropFirst((page - 1) * limit).prefix(limit)
            return .success(FeedPage(revisions: part.map(\.envelope), total: state.feed.count))
        }
        return try end.get()
    }

    func revision(_ id: BookingRevision.ID) async throws(ChannexFailure) -> RevisionEnvelope { throw .notFound }

    func revisions(
        of property: ChannexProperty.ID,
        since: Timestamp,
        page: Int
    ) async throws(ChannexFailure) -> FeedPage {
        watched.update { state in
            state.listCalls += 1
            let all = (state.history + state.feed).filter { $0.insertedAt >= since }
            let part = all.dropFirst((page - 1) * 100).prefix(100)
            return FeedPage(revisions: part.map(\.envelope), total: all.count)
        }
    }

    func acknowledge(_ id: BookingRevision.ID) async throws(ChannexFailure) -> Acknowledgement {
        let failure = watched.update { state -> ChannexFailure? in
            guard state.acknowledgeFailures.isEmpty else { return state.acknowledgeFailures.removeFirst() }
            state.acknowledgements.append(id.rawValue)
            state.feed.removeAll { $0.id == id.rawValue }
            for index in state.history.indices where state.history[index].id == id.rawValue {
                state.history[index].isAcknowledged = true
            }
            return nil
        }
        if let failure { throw failure }
        return .accepted
    }
}

extension ChannexFailure {
    static let validation = ChannexFailure.refused(
        status: 422,
        code: "validation_error",
        title: nil,
        details: "bad",
        requestID: nil
    )
    static let notFound = ChannexFailure.refused(status: 404, code: nil, title: nil, details: nil, requestID: nil)
}

extension ChannexWebhook {
    fileprivate init(_ id: ID, _ definition: WebhookDefinition) {
        self.init(id: id)
        callbackURL = definition.callbackURL
        eventMask = definition.eventMask
        headers = definition.headers
        isActive = definition.isActive
        sendsData = definition.sendsData
    }
}

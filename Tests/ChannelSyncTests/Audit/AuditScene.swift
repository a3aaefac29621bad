import ChannelSync
import ChannexWire
import HotelValues

/// The sample hotel and an account at Channex that is just as it should be.
struct AuditScene {
    static let secrets = WebhookSecrets(make: { "secret" }, hash: { "hash of \($0)" })
    static let callback = "https://hotel.example/webhook/channex"

    let sample: SampleLink
    var wishes = ChannexSetup.Wishes(publicURL: "https://hotel.example")

    init() async throws {
        sample = try await SampleLink()
        try await sample.store.save(webhook: "hook", secretHash: "hash of secret")
        sample.channex.watched.update { state in
            state.properties = [.right]
            state.roomTypes = SampleHotel.roomTypes.map(ChannexRoomType.init(right:))
            state.ratePlans = SampleHotel.ratePlans.map(ChannexRatePlan.init(right:))
            state.webhooks = [.right]
            state.channels = [.right]
        }
    }

    var audit: Audit { Audit(link: sample.link, wishes: wishes, secrets: AuditScene.secrets) }

    /// What an audit says, by code and subject, after the account was changed.
    func findings(after change: @Sendable (inout ScriptedChannex.State) -> Void) async throws -> [String] {
        sample.channex.watched.update { change(&$0) }
        return try await audit.look().map { $0.subject.isEmpty ? $0.code : "\($0.code) \($0.subject)" }
    }
}

extension ChannexProperty {
    fileprivate static var right: ChannexProperty {
        var property = ChannexProperty(id: SampleHotel.property)
        property.currency = SampleHotel.currency
        property.timezone = SampleHotel.house.timeZone
        property.isActive = true
        property.settings.lowersAvailabilityOnConfirmation = true
        property.settings.adjustsAvailabilityOnModification = false
        property.settings.restoresAvailabilityOnCancellation = false
        property.settings.minStayType = .both
        property.settings.stateLength = 500
        return property
    }
}

extension ChannexRoomType {
    fileprivate init(right type: House.RoomType) {
        self.init(id: SampleHotel.mapping.roomTypes[type.code] ?? "none")
        adults = type.adults
    }
}

extension ChannexRatePlan {
    fileprivate init(right plan: House.RatePlan) {
        self.init(id: SampleHotel.mapping.ratePlans[plan.code]?.id ?? "none")
        roomType = SampleHotel.mapping.roomTypes[plan.roomType]
        currency = SampleHotel.currency
        rateMode = "manual"
        options = [Option(id: id, occupancy: 2, isPrimary: true)]
    }
}

extension ChannexWebhook {
    fileprivate static var right: ChannexWebhook {
        var hook = ChannexWebhook(id: "hook")
        hook.callbackURL = AuditScene.callback
        hook.eventMask = "booking;booking_new;booking_modification;booking_cancellation;booking_unmapped_room;"
        hook.eventMask = (hook.eventMask ?? "") + "booking_unmapped_rate;non_acked_booking"
        hook.headers = [WebhookSecrets.header.lowercased(): "secret"]
        hook.isActive = true
        hook.sendsData = true
        return hook
    }
}

extension ChannexChannel {
    fileprivate static var right: ChannexChannel {
        var channel = ChannexChannel(id: "channel")
        channel.title = "Booking.com"
        channel.isActive = true
        channel.ratePlans = SampleHotel.mapping.ratePlans.values.map(\.id)
        return channel
    }
}

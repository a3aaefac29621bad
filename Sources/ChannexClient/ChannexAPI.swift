public import ChannexWire
public import HotelValues

/// Channex as Swift functions: one call to Channex for each of them, or one for each page of a list.
///
/// Nothing is tried again and no rate is kept here: a failure says whether trying again makes sense, and `CallClass`
/// what Channex allows.
public protocol ChannexAPI: Sendable {
    /// All properties the key can see.
    func properties() async throws(ChannexFailure) -> [ChannexProperty]
    /// One property.
    func property(_ id: ChannexProperty.ID) async throws(ChannexFailure) -> ChannexProperty
    /// Creates a property.
    func create(_ property: NewProperty) async throws(ChannexFailure) -> ChannexProperty
    /// Changes those settings which are not nil.
    func update(
        _ settings: PropertySettings,
        of property: ChannexProperty.ID
    ) async throws(ChannexFailure) -> ChannexProperty

    /// All room types of a property.
    func roomTypes(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexRoomType]
    /// Creates a room type.
    func create(_ roomType: NewRoomType) async throws(ChannexFailure) -> ChannexRoomType
    /// Changes what the change names of a room type.
    func update(_ id: ChannexRoomType.ID, to change: RoomTypeChange) async throws(ChannexFailure) -> ChannexRoomType

    /// All rate plans of a property.
    func ratePlans(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexRatePlan]
    /// Creates a rate plan, whose prices are thereby published.
    func create(_ ratePlan: NewRatePlan) async throws(ChannexFailure) -> ChannexRatePlan
    /// Gives a rate plan another title, unique within its room type.
    func rename(_ id: ChannexRatePlan.ID, to title: String) async throws(ChannexFailure) -> ChannexRatePlan

    /// All connections of a property to agencies.
    func channels(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexChannel]

    /// All webhooks that concern a property, those of the whole account included.
    func webhooks(of property: ChannexProperty.ID) async throws(ChannexFailure) -> [ChannexWebhook]
    /// Creates a webhook.
    func create(_ webhook: WebhookDefinition) async throws(ChannexFailure) -> ChannexWebhook
    /// Makes a webhook what the definition says.
    func update(
        _ id: ChannexWebhook.ID,
        to webhook: WebhookDefinition
    ) async throws(ChannexFailure) -> ChannexWebhook
    /// Deletes a webhook.
    func deleteWebhook(_ id: ChannexWebhook.ID) async throws(ChannexFailure)

    /// Installs an application, such as `booking_crs`, on a property.
    func install(_ application: ApplicationInstallation) async throws(ChannexFailure)

    /// Sends availabilities in one message; its receipt may hold warnings, which are failures of single values.
    func pushAvailability(_ values: [AvailabilityValue]) async throws(ChannexFailure) -> ARIReceipt
    /// Sends prices and restrictions in one message; its receipt may hold warnings, as above.
    func pushRestrictions(_ values: [RestrictionValue]) async throws(ChannexFailure) -> ARIReceipt
    /// What Channex holds as availability on those nights, some seconds behind the last push.
    func availability(
        of property: ChannexProperty.ID,
        nights: ClosedRange<Day>
    ) async throws(ChannexFailure) -> AvailabilityReading
    /// What Channex holds as prices and restrictions on those nights, some seconds behind the last push.
    func restrictions(
        of property: ChannexProperty.ID,
        nights: ClosedRange<Day>
    ) async throws(ChannexFailure) -> RestrictionReading

    /// A page of the revisions that are not acknowledged, oldest first; at most 100, pages counted from 1.
    ///
    /// Acknowledging moves the pages, so page 1 is to be read again until it is empty (contract §6.3).
    func feed(of property: ChannexProperty.ID, page: Int, limit: Int) async throws(ChannexFailure) -> FeedPage
    /// One revision, acknowledged or not.
    func revision(_ id: BookingRevision.ID) async throws(ChannexFailure) -> RevisionEnvelope
    /// A page of 100 of all revisions stored since that instant, oldest first, pages counted from 1.
    ///
    /// For recovery after an outage only: the feed forgets after about half an hour (contract §6.3, §6.11).
    func revisions(
        of property: ChannexProperty.ID,
        since: Timestamp,
        page: Int
    ) async throws(ChannexFailure) -> FeedPage
    /// Acknowledges a revision, after it is stored and never before.
    func acknowledge(_ id: BookingRevision.ID) async throws(ChannexFailure) -> Acknowledgement
}

extension ChannexAPI {
    /// The first hundred revisions that are not acknowledged, oldest first.
    public func feed(of property: ChannexProperty.ID) async throws(ChannexFailure) -> FeedPage {
        try await feed(of: property, page: 1, limit: 100)
    }
}

import ChannexClient
import ChannexWire

/// What a property's account at Channex has, as it was read.
struct ChannexAccount: Sendable {
    /// The property; nil when it is gone.
    var property: ChannexProperty?
    var roomTypes: [ChannexRoomType] = []
    var ratePlans: [ChannexRatePlan] = []
    var webhooks: [ChannexWebhook] = []
    var channels: [ChannexChannel] = []

    init(property: ChannexProperty?) {
        self.property = property
    }

    /// Reads it: five lists.
    init(of id: ChannexProperty.ID, from channex: any ChannexAPI) async throws {
        do {
            property = try await channex.property(id)
        } catch let failure where failure.isNotFound {
            return
        }
        roomTypes = try await channex.roomTypes(of: id)
        ratePlans = try await channex.ratePlans(of: id)
        webhooks = try await channex.webhooks(of: id)
        channels = try await channex.channels(of: id)
    }
}

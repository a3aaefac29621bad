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
    static func read(_ id: ChannexProperty.ID, from channex: any ChannexAPI) async throws -> ChannexAccount {
        guard let property = try await known(id, to: channex) else { return ChannexAccount(property: nil) }
        var account = ChannexAccount(property: property)
        account.roomTypes = try await channex.roomTypes(of: id)
        account.ratePlans = try await channex.ratePlans(of: id)
        account.webhooks = try await channex.webhooks(of: id)
        account.channels = try await channex.channels(of: id)
        return account
    }

    private static func known(_ id: ChannexProperty.ID, to channex: any ChannexAPI) async throws -> ChannexProperty? {
        do {
            return try await channex.property(id)
        } catch {
            guard error.isNotFound else { throw error }
            return nil
        }
    }
}

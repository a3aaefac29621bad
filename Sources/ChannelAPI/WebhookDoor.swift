import ChannelSync
import HTTPServing
import HotelValues
import Synchronization

/// Decides which webhooks are Channex's: those with the secret that we gave it, about our property.
///
/// Channex signs nothing (contract §5.5), so the secret travels in a header. Only its hash is kept.
struct WebhookDoor: Sendable {
    private struct Known {
        var secretHash: String?
        var property: String?
        var readAt: Timestamp
    }

    private let store: LinkStore
    private let surroundings: Surroundings
    private let configuredHash: String?
    private let hash: @Sendable (String) -> String
    private let known: KnownBox

    /// A class, because a `Mutex` cannot be copied with the struct around it.
    private final class KnownBox: Sendable {
        let value = Mutex<Known?>(nil)
    }

    init(
        store: LinkStore,
        surroundings: Surroundings,
        secret: String?,
        hash: @escaping @Sendable (String) -> String
    ) {
        self.store = store
        self.surroundings = surroundings
        self.configuredHash = secret.map(hash)
        self.hash = hash
        self.known = KnownBox()
    }

    /// Whether the secret is the one we gave to Channex.
    func opens(for secret: String?) async throws -> Bool {
        guard let secret else { return false }
        var expected = configuredHash
        if expected == nil { expected = try await current().secretHash }
        guard let expected else { return false }
        return ConstantTime.areEqual(Array(hash(secret).utf8), Array(expected.utf8))
    }

    /// Whether webhooks about that property are ours; those that name none are.
    func serves(_ property: String?) async throws -> Bool {
        guard let property else { return true }
        return try await current().property == property
    }

    /// What the store says, not older than a second: a new secret works at once, and a flood asks once.
    private func current() async throws -> Known {
        let now = surroundings.now()
        if let fresh = known.value.withLock({ $0 }), now - fresh.readAt < .seconds(1), now >= fresh.readAt {
            return fresh
        }
        let webhook = try await store.webhook()
        let mapping = try await store.mapping()
        let read = Known(secretHash: webhook?.secretHash, property: mapping?.property.rawValue, readAt: now)
        known.value.withLock { $0 = read }
        return read
    }
}

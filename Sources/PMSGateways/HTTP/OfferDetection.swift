import ChannelSync
import HotelValues
import PMSWire
import Synchronization

/// What a PMS offers.
enum Offer: Sendable {
    /// All of `/api/v1`.
    case whole
    /// The four endpoints the mission names.
    case mission
}

/// Finds out what the PMS offers, and remembers it.
final class OfferDetection: Sendable {
    private let connection: PMSConnection
    private let mission: MissionPMS
    private let now: @Sendable () -> Timestamp
    private let known = Mutex<(offer: Offer, at: Timestamp)?>(nil)

    /// A PMS that lacked something is asked again after so long: it may have been brought up to date.
    private static let patience: Duration = .seconds(10 * 60)

    init(connection: PMSConnection, mission: MissionPMS, now: @escaping @Sendable () -> Timestamp) {
        self.connection = connection
        self.mission = mission
        self.now = now
    }

    /// What it offers, as far as that is known; else by asking.
    func offer() async throws -> Offer {
        if let known = known.withLock({ $0 }) {
            if known.offer == .whole || now() - known.at < OfferDetection.patience { return known.offer }
        }
        return try await ask() == nil ? .mission : .whole
    }

    /// Asks what the hotel is; nil when the PMS does not say such things.
    func ask() async throws -> HotelAnswer? {
        let call = PMSCall.get("hotel")
        let reply = try await connection.exchange(call)
        switch reply.failure(of: call, hiding: connection.key) {
        case nil:
            guard let answer = try? reply.decode(HotelAnswer.self, of: call) else { break }
            remember(.whole)
            return answer
        case .unavailable(let reason) where !reply.isPathMissing:
            throw GatewayFailure.unavailable(reason)
        case .unavailable, .refused:
            break
        }
        // What once was whole is never taken for less: a proxy whose PMS restarts answers 404 too, and bookings
        // applied without the PMS's own memory could be applied twice.
        guard known.withLock({ $0?.offer }) != .whole else {
            throw GatewayFailure.unavailable("\(call.name): no longer there (\(reply.status))")
        }
        try await mission.check()
        remember(.mission)
        return nil
    }

    private func remember(_ offer: Offer) {
        let now = now()
        known.withLock { $0 = (offer, now) }
    }
}

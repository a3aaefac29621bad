import ChannexEmulator
import HotelValues
import Testing

/// A hotel with an active webhook that sends data, and what it is told.
struct Listener: Sendable {
    let hotel: Hotel
    let receiver: Receiver
    /// The webhook's id.
    let webhook: String

    var account: Account { hotel.account }

    /// Runs a test with a hotel whose webhook calls a receiver, which answers those statuses and then 200.
    static func with(
        _ account: Account,
        mask: JSON = "*",
        changes: JSON = [:],
        statuses: [Int] = [],
        _ test: @Sendable (Listener) async throws -> Void
    ) async throws {
        try await Receiver.with(statuses: statuses) { receiver in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let body = hotel.webhook(receiver, mask: mask, changes: changes)
            let webhook = try await account.post("/webhooks", ["webhook": body]).id()
            try await test(Listener(hotel: hotel, receiver: receiver, webhook: webhook))
        }
    }

    /// Everything that arrived, once all that is due has been sent and answered.
    func heard() async throws -> [Receiver.Delivery] {
        try await account.pass("0s")
        return receiver.arrived
    }

    /// The names of the events that arrived, in alphabetical order.
    func events() async throws -> [String] { try await heard().compactMap(\.event).sorted() }

    /// What the webhook was told last.
    func payload() async throws -> JSON { try #require(try await heard().last?.body["payload"]) }

    /// The log of the deliveries, once all that is due has been sent and answered.
    func log() async throws -> [JSON] {
        try await account.pass("0s")
        return try #require(try await account.get("/admin/deliveries").body["deliveries"]?.elements)
    }

    /// The minutes from the first try of the first delivery to each of its tries.
    func minutesOfTries() async throws -> [Int] {
        let tries = try #require(try await log().first?["attempts"]?.elements)
        let instants = tries.compactMap { $0["at"]?.text.flatMap { Timestamp($0) } }
        let first = try #require(instants.first)
        return instants.map { Int(($0 - first).components.seconds) / 60 }
    }
}

extension Account {
    /// Lets so much time pass, such as `31m`, and everything that falls due in it happen.
    func pass(_ time: JSON) async throws {
        let answer = try await put("/admin/clock", ["advance": time])
        try #require(answer.status == 200)
    }
}

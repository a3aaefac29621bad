import ChannexEmulator
import Testing

extension Fact {
    static let section7: [Fact] =
        channels7 + channelFaults7 + mappings7 + readiness7 + adapters7 + actions7 + imports7 + threads7 + messages7
        + attachments7 + reviews7 + hiddenReviews7 + scores7 + liveFeed7 + reservations7 + inquiries7 + alterations7
        + tokens7 + applications7
}

extension Hotel {
    /// A hotel that has contacts, and so may have channels.
    static func withContacts(_ account: Account) async throws -> Hotel {
        let hotel = try await Hotel(account)
        try await hotel.giveContacts()
        return hotel
    }

    /// A hotel in which messages and reviews can be used.
    static func withMessages(_ account: Account) async throws -> Hotel {
        let hotel = try await Hotel(account)
        try await hotel.installMessages()
        return hotel
    }

    /// Asks for a channel, the fields put over those of one that is right.
    func makeChannel(_ changes: JSON = [:]) async throws -> Answer {
        try await account.post("/channels", ["channel": channel().merging(changes)])
    }

    /// Another mapping of the hotel's plan.
    var secondMapping: JSON {
        ["rate_plan_id": .string(plan), "settings": ["room_type_code": "1", "rate_plan_code": "2"]]
    }
}

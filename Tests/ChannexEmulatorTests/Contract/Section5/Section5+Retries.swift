import ChannexEmulator
import Testing

extension Fact {
    /// Trying again, and giving up (contract §5.5).
    static let retries5: [Fact] = [
        Fact("5.5", .doc, "A delivery answered with 5xx is tried again after one minute", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [503]) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("59s")
                #expect(try await listener.heard().count == 1)
                try await account.pass("1s")
                #expect(try await listener.heard().count == 2)
            }
        },
        Fact("5.5", .doc, "In the first hour the pauses are 1, 2, 4, 8, 15 and 30 minutes", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: allFailing) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("60m")
                #expect(try await listener.minutesOfTries() == [0, 1, 3, 7, 15, 30, 60])
            }
        },
        Fact("5.5", .doc, "After the first hour the pauses are 1, 2, 4, 6 and 10 hours", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: allFailing) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("2d")
                let hours = try await listener.minutesOfTries().dropFirst(6).map { $0 / 60 }
                #expect(hours == [1, 2, 4, 8, 14, 24])
            }
        },
        Fact("5.5", .doc, "After the last of them, 24 hours later, a delivery is given up as failed", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking", statuses: allFailing) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("23h59m")
                #expect(try await listener.log().map { $0["state"] } == ["waiting"])
                try await account.pass("1m")
                #expect(try await listener.log().map { $0["state"] } == ["failed"])
                try await account.pass("2d")
                #expect(try await listener.heard().count == 12)
            }
        },
        Fact("5.5", .doc, "A delivery is not tried again once it was taken", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [500, 502, 200]) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1d")
                #expect(try await listener.heard().count == 3)
                #expect(try await listener.log().map { $0["state"] } == ["delivered"])
            }
        },
        Fact("5.5", .doc, "Every answer of 2xx counts as taken", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [202]) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1d")
                #expect(try await listener.heard().count == 1)
                #expect(try await listener.log().map { $0["state"] } == ["delivered"])
            }
        },
        Fact("5.5", .doc, "An answer of 4xx is final: the delivery is lost", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [400, 404, 429]) { listener in
                for code in ["A", "B", "C"] { _ = try await listener.hotel.book(code) }
                try await account.pass("1d")
                #expect(try await listener.heard().count == 3)
                #expect(try await listener.log().map { $0["state"] } == ["failed", "failed", "failed"])
            }
        },
        Fact("5.5", .infer, "A redirect is not followed and counts as a failed delivery", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [308]) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1d")
                #expect(try await listener.heard().count == 1)
                #expect(try await listener.log().map { $0["state"] } == ["failed"])
            }
        },
        Fact("5.5", .doc, "A delivery that nobody answers in time is tried again", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [Receiver.silence]) { listener in
                _ = try await listener.hotel.book("A")
                // Ten seconds (contract §11 row 7).
                await account.time.sleeperAppears(for: .seconds(10))
                account.time.advance(by: .seconds(10))
                try await account.pass("1m")
                let tries = try #require(try await listener.log().first?["attempts"]?.elements)
                #expect(tries.map { $0["error"] ?? $0["status"] } == ["timeout", 200])
            }
        },
        Fact("5.5", .infer, "A delivery to an address that refuses connections is tried again", at: .emulator) {
            account in
            let nobody: JSON = ["callback_url": "http://127.0.0.1:1/hook"]
            try await Listener.with(account, mask: "booking", changes: nobody) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("3m")
                #expect(try await listener.minutesOfTries() == [0, 1, 3])
                #expect(try await listener.log().map { $0["state"] } == ["waiting"])
            }
        },
        Fact(
            "5.5",
            .doc,
            "Every further try tells of the same revision, so that its receiver can know it",
            at: .emulator
        ) {
            account in
            try await Listener.with(account, mask: "booking", statuses: [500]) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1m")
                let bodies = try await listener.heard().map(\.body)
                #expect(bodies.count == 2 && bodies[0] == bodies[1])
            }
        },
        Fact(
            "5.5",
            .live,
            "A webhook that keeps failing is disabled",
            at: .emulator,
            switch: { $0.disableFailingWebhooks = true },
            check: { account in
                try await Listener.with(account, mask: "booking", statuses: allFailing) { listener in
                    _ = try await listener.hotel.book("A")
                    try await account.pass("23h")
                    #expect(try await account.get("/webhooks/\(listener.webhook)").attributes["is_active"] == true)
                    try await account.pass("1h")
                    #expect(try await account.get("/webhooks/\(listener.webhook)").attributes["is_active"] == false)
                }
            }
        ),
    ]

    private static let allFailing = Array(repeating: 500, count: 50)
}

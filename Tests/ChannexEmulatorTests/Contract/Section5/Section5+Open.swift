import ChannexEmulator
import Testing

extension Fact {
    /// How else it may be where the documentation is silent (contract §5, §11).
    static let open5: [Fact] = [
        Fact("5.5", .infer, "A redirect may be followed", at: .emulator) {
            $0.followRedirects = true
        } check: { account in
            try await Listener.with(account, mask: "booking", statuses: [308, 302]) { listener in
                _ = try await listener.hotel.book("A")
                let bodies = try await listener.heard().map(\.body)
                #expect(bodies.count == 3 && bodies[0] == bodies[2])
                #expect(try await listener.log().map { $0["state"] } == ["delivered"])
            }
        },
        Fact("5.5", .infer, "Redirects that have no end are a failure", at: .emulator) {
            $0.followRedirects = true
        } check: { account in
            try await Listener.with(account, mask: "booking", statuses: Array(repeating: 307, count: 9)) { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.heard().count == 6)
                #expect(try await listener.log().map { $0["state"] } == ["failed"])
            }
        },
        Fact("5.5", .infer, "A delivery may have less time to be answered", at: .emulator) {
            $0.webhookTimeout = .seconds(3)
        } check: { account in
            try await Listener.with(account, mask: "booking", statuses: [Receiver.silence]) { listener in
                _ = try await listener.hotel.book("A")
                await account.time.sleeperAppears(for: .seconds(3))
                account.time.advance(by: .seconds(3))
                let tries = try #require(try await listener.log().first?["attempts"]?.elements)
                #expect(tries.map { $0["error"] } == ["timeout"])
            }
        },
        Fact("5.5", .infer, "A delivery to an address that refuses connections may be lost", at: .emulator) {
            $0.retryUnreachable = false
        } check: { account in
            let nobody: JSON = ["callback_url": "http://127.0.0.1:1/hook"]
            try await Listener.with(account, mask: "booking", changes: nobody) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1d")
                #expect(try await listener.minutesOfTries() == [0])
                #expect(try await listener.log().map { $0["state"] } == ["failed"])
            }
        },
        Fact("5.5", .infer, "An answer of 4xx may be tried again", at: .emulator) {
            $0.retryClientErrors = true
        } check: { account in
            try await Listener.with(account, mask: "booking", statuses: [404]) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1m")
                #expect(try await listener.heard().count == 2)
                #expect(try await listener.log().map { $0["state"] } == ["delivered"])
            }
        },
        Fact("5.5", .infer, "A delivery may be tried eleven times in all, or fewer", at: .emulator) {
            $0.webhookRetries = 2
        } check: { account in
            let failing = Array(repeating: 500, count: 9)
            try await Listener.with(account, mask: "booking", statuses: failing) { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("1d")
                #expect(try await listener.minutesOfTries() == [0, 1, 3])
                #expect(try await listener.log().map { $0["state"] } == ["failed"])
            }
        },
        Fact("5.5", .infer, "A delivery may be sent although its webhook was deleted", at: .emulator) {
            $0.dropOrphanedDeliveries = false
        } check: { account in
            try await Listener.with(account, mask: "booking", statuses: [500]) { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.heard().count == 1)
                _ = try await account.delete("/webhooks/\(listener.webhook)")
                try await account.pass("1m")
                #expect(try await listener.heard().count == 2)
                #expect(try await listener.log().map { $0["state"] } == ["delivered"])
            }
        },
        Fact("5.7", .infer, "A test of an address that cannot be reached may be answered with 200", at: .emulator) {
            $0.refuseUnreachableTest = false
        } check: { account in
            let nobody: JSON = ["callback_url": "http://127.0.0.1:1/hook"]
            let answer = try await account.post("/webhooks/test", Hotel(account).idleHook(nobody))
            #expect(answer.status == 200 && answer.body["status"] == .null)
            #expect(answer.body["body"]?.text?.isEmpty == false)
        },
        Fact("5.7", .doc, "A test may answer with status_code and body alone", at: .emulator) {
            $0.documentedTestAnswer = true
        } check: { account in
            try await Receiver.with(statuses: [202]) { receiver in
                let hook = try await Hotel(account).webhook(receiver, mask: "*")
                let answer = try await account.post("/webhooks/test", ["webhook": hook])
                #expect(answer.body.keys == ["body", "status_code"] && answer.body["status_code"] == 202)
            }
        },
        Fact("5.2", .infer, "A protected webhook can be changed and deleted over the API", at: .emulator) { account in
            let id = try await Hotel(account).makeIdleHook(["protected": true]).id()
            #expect(try await account.put("/webhooks/\(id)", ["webhook": ["event_mask": "*"]]).status == 200)
            #expect(try await account.delete("/webhooks/\(id)").status == 200)
        },
        Fact("5.2", .infer, "A protected webhook may be closed to the API", at: .emulator) {
            $0.guardProtectedWebhooks = true
        } check: { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.makeIdleHook(["protected": true]).id()
            #expect(try await account.put("/webhooks/\(id)", ["webhook": ["event_mask": "*"]]).status == 403)
            #expect(try await account.delete("/webhooks/\(id)").status == 403)
            #expect(try await account.get("/webhooks/\(id)").attributes["event_mask"] == "booking")
            #expect(try await account.delete("/webhooks/\(try await hotel.makeIdleHook().id())").status == 200)
        },
    ]
}

import ChannexEmulator
import Testing

@Suite("Switches")
struct SwitchTests {
    @Test("every switch is in the table, under its name in snake case, with a type, a default and a meaning")
    func complete() async throws {
        try await Account.with { account in
            let listed = try #require(try await account.get("/admin/switches").body["switches"]?.elements)
            let names = listed.compactMap { $0["name"]?.text }
            let properties = Mirror(reflecting: Switches()).children.compactMap { $0.label?.inSnakeCase }
            #expect(names.sorted() == properties.sorted())
            for entry in listed {
                #expect(entry["value"] == entry["default"] && entry["meaning"]?.text?.isEmpty == false)
                let isKnown = ["boolean", "integer", "seconds", "choice"].contains(entry["type"]?.text)
                #expect(isKnown, "\(entry)")
            }
        }
    }

    @Test("every switch has a fact that shows the account with it turned, or another test that does")
    func shown() async throws {
        try await Account.with { account in
            let listed = try #require(try await account.get("/admin/switches").body["switches"]?.elements)
            let names = Set(listed.compactMap { $0["name"]?.text })
            let shown = Set(Fact.all.flatMap { $0.switches.turned.map(\.key) })
            #expect(names.subtracting(shown) == SwitchTests.shownElsewhere)
        }
    }

    /// Switches that no fact turns: whether and in what order it delivers, and what only a certification judges.
    private static let shownElsewhere: Set<String> = [
        "duplicate_webhooks", "fail_revision_finds", "shuffle_webhooks", "webhook_concurrency", "webhooks_enabled",
    ]

    @Test("turning one changes what the account does, at once")
    func effect() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            for _ in 1...10 { _ = try await hotel.availability(["date": "2027-03-05", "availability": 3]) }
            #expect(try await hotel.availability(["date": "2027-03-05", "availability": 3]).status == 429)
            let answer = try await account.put(
                "/admin/switches",
                ["enforce_rate_limit": false, "apply_delay": .number("2.5")]
            )
            #expect(answer.status == 200)
            #expect(answer.body.switchValue("enforce_rate_limit") == false)
            #expect(answer.body.switchValue("apply_delay") == .number("2.500"))
            #expect(try await hotel.availability(["date": "2027-03-05", "availability": 4]).status == 200)
            #expect(try await hotel.left("2027-03-05") == 3)
            account.time.advance(by: .milliseconds(2_500))
            #expect(try await hotel.left("2027-03-05") == 4)
        }
    }

    @Test(
        "what cannot be is refused in the API's envelope, and then nothing is turned",
        arguments: [
            ["no_such_switch": 1], ["enforce_rate_limit": "yes"], ["calls_per_minute": 0], ["apply_delay": -1],
            ["apply_delay": .number("1.0005")], ["title_scope": "planet"], ["feed_window": .null],
        ] as [JSON]
    )
    func refused(changes: JSON) async throws {
        try await Account.with { account in
            let before = try await account.get("/admin/switches").body
            let answer = try await account.put("/admin/switches", changes.setting("stop_sell_at_zero", false))
            #expect(answer.status == 422 && answer.code == "validation_error")
            #expect(answer.details.members?.map(\.key) == changes.members?.map(\.key))
            #expect(try await account.get("/admin/switches").body == before)
        }
    }
}

extension JSON {
    fileprivate func switchValue(_ name: String) -> JSON? {
        self["switches"]?.elements?.first { $0["name"]?.text == name }?["value"]
    }
}

extension String {
    fileprivate var inSnakeCase: String {
        var previous: Character = "A"
        return reduce(into: "") { result, character in
            if character.isUppercase, previous.isLowercase { result.append("_") }
            result += character.lowercased()
            previous = character
        }
    }
}

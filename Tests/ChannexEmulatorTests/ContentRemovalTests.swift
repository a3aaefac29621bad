import ChannexEmulator
import Testing

@Suite("Contract §2: what goes with what is deleted")
struct ContentRemovalTests {
    @Test("§2.2 the account's own group cannot be deleted")
    func ownGroup() async throws {
        try await Account.with { account in
            let group = try #require(try await account.get("/groups").ids.first)
            #expect(try await account.delete("/groups/\(group)").status == 400)
        }
    }

    @Test("§2.5 what pointed to a deleted tax or tax set points to nothing")
    func deletedTaxes() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let tax = try await hotel.makeTax().id()
            let set = try await hotel.makeTaxSet(tax, ["associated_rate_plan_ids": [.string(hotel.plan)]]).id()
            _ = try await account.delete("/taxes/\(tax)")
            #expect(try await account.get("/tax_sets/\(set)").attributes["taxes"] == [])
            _ = try await account.delete("/tax_sets/\(set)")
            #expect(try await account.get("/rate_plans/\(hotel.plan)").attributes["tax_set_id"] == .null)
            let property = try await account.get("/properties/\(hotel.property)")
            #expect(property.attributes["default_tax_set_id"] == .null)
        }
    }

    @Test("§2.1 a deleted property takes its photos, taxes, policies, rules and users along")
    func deletedProperty() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let paths = [
                "photos/\(try await hotel.makePhoto().id())", "taxes/\(try await hotel.makeTax().id())",
                "hotel_policies/\(try await hotel.makePolicy().id())",
                "channel_availability_rules/\(try await hotel.makeRule().id())",
            ]
            _ = try await account.delete("/properties/\(hotel.property)")
            for path in paths { #expect(try await account.get("/\(path)").status == 404) }
        }
    }
}

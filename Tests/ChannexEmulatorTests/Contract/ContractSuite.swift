import Testing

/// The contract, fact by fact: against an emulator of its own, or, where `CHANNEX_CONTRACT_URL` and
/// `CHANNEX_CONTRACT_KEY` are set, against that account.
@Suite("The contract, fact by fact", .timeLimit(.minutes(5)))
struct ContractSuite {
    @Test("§1 general conventions", arguments: Fact.checkable(Fact.section1))
    func section1(fact: Fact) async throws { try await check(fact) }

    @Test("§2 content", arguments: Fact.checkable(Fact.section2))
    func section2(fact: Fact) async throws { try await check(fact) }

    @Test("§3 availability, rates and restrictions", arguments: Fact.checkable(Fact.section3))
    func section3(fact: Fact) async throws { try await check(fact) }

    @Test("§4 limits", arguments: Fact.checkable(Fact.section4))
    func section4(fact: Fact) async throws { try await check(fact) }

    @Test("§5 webhooks", arguments: Fact.checkable(Fact.section5))
    func section5(fact: Fact) async throws { try await check(fact) }

    @Test("§6 bookings", arguments: Fact.checkable(Fact.section6))
    func section6(fact: Fact) async throws { try await check(fact) }

    @Test("§7 channels, messages, reviews, requests", arguments: Fact.checkable(Fact.section7))
    func section7(fact: Fact) async throws { try await check(fact) }

    @Test("no two facts say the same")
    func unique() {
        let names = Fact.all.map { "\($0.section) \($0.says)" }
        #expect(Set(names).count == names.count)
    }

    private func check(_ fact: Fact) async throws {
        try await Account.with(fact.switches, fact.check)
    }
}

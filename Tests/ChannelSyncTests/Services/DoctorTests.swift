import ChannelSync
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Doctor", .timeLimit(.minutes(1)))
struct DoctorTests {
    private func setUp() async throws -> SampleLink {
        let sample = try await SampleLink(isSetUp: false)
        let wishes = ChannexSetup.Wishes(publicURL: "https://hotel.example")
        let secrets = WebhookSecrets(make: { "secret" }, hash: { "hash of \($0)" })
        _ = try await ChannexSetup(link: sample.link, wishes: wishes, secrets: secrets).run()
        for lane in Lane.allCases {
            try await sample.sendAll(lane)
        }
        return sample
    }

    private func verdicts(_ sample: SampleLink) async throws -> [String: Doctor.Verdict] {
        let findings = try await Doctor(link: sample.link).examine()
        return Dictionary(uniqueKeysWithValues: findings.map { ($0.subject, $0.verdict) })
    }

    @Test("finds a link well after a set-up and its first calls")
    func well() async throws {
        let verdicts = try await verdicts(try await setUp())
        #expect(verdicts.count == 8)
        #expect(Set(verdicts.values) == [.well])
    }

    @Test("stops at a wrong key, and says so")
    func wrongKey() async throws {
        let sample = try await setUp()
        sample.channex.watched.update { $0.keyIsWrong = true }
        let findings = try await Doctor(link: sample.link).examine()
        #expect(findings.map(\.verdict) == [.well, .ill])
        #expect(findings.last?.detail.contains("CHANNEX_API_KEY") == true)
    }

    @Test("says that nothing is set up")
    func notSetUp() async throws {
        let verdicts = try await verdicts(try await SampleLink(isSetUp: false))
        #expect(verdicts["mapping"] == .ill)
    }

    @Test("sees a lost room type, a webhook that is gone, a feed that waits, a PMS that is away, refused cells")
    func troubles() async throws {
        let sample = try await setUp()
        let waiting = SampleRevision(id: "r1", booking: "b1", insertedAt: sample.now)
        sample.channex.watched.update { state in
            state.roomTypes.removeLast()
            state.webhooks = []
            state.feed = [waiting]
        }
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21"))
        try await sample.refuseAll(.restrictions, "bad", call: "last", at: sample.now + .seconds(1))
        let verdicts = try await verdicts(sample)
        #expect(verdicts["mapping"] == .ill)
        #expect(verdicts["webhook"] == .warning)
        #expect(verdicts["feed"] == .warning)
        #expect(verdicts["last push of restrictions"] == .warning)
        #expect(verdicts["last push of availability"] == .well)
        sample.gateway.watched.update { $0.isAway = true }
        #expect(try await self.verdicts(sample)["PMS"] == .ill)
    }
}

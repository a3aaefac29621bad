import ChannelAPI
import ChannelSync
import HTTPServing
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Metrics", .timeLimit(.minutes(1)))
struct MetricsTests {
    private func lines(of sample: SampleLink) async throws -> [String] {
        let api = ChannelAPI(link: sample.link, secret: nil, hash: { $0 })
        return try await Application(router: api.makeRouter()).test(.router) { client in
            let response = try await client.executeRequest(uri: "/metrics", method: .get, headers: [:], body: nil)
            #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            return String(buffer: response.body).split(separator: "\n").map(String.init)
        }
    }

    private func accept(_ sample: SampleLink, after delay: Duration) async throws {
        var change = HouseChange.rate("2026-11-20", "2026-11-21")
        change.madeAt = sample.now
        try await sample.markDirty(change)
        sample.clock.advance(by: delay)
        try await sample.sendAll(.restrictions, call: sample.link.surroundings.makeID())
    }

    @Test("every figure has its help and type once, the property as a label, and a plain number")
    func form() async throws {
        let sample = try await SampleLink()
        try await accept(sample, after: .milliseconds(1_600))
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21"))
        sample.clock.advance(by: .seconds(7))
        let lines = try await lines(of: sample)
        #expect(lines.contains(#"sistema_os_changes_waiting{property="hotel",lane="restrictions"} 1"#))
        #expect(lines.contains(#"sistema_os_oldest_change_seconds{property="hotel"} 7"#))
        #expect(lines.contains(#"sistema_os_calls_left{property="hotel",lane="restrictions"} 9"#))
        let types = lines.filter { $0.hasPrefix("# TYPE") }
        #expect(Set(types).count == types.count)
        for line in lines where !line.hasPrefix("#") {
            let sample = try #require(line.wholeMatch(of: /([a-z_]+)(\{[^ ]*\}) (-?[0-9]+(?:\.[0-9]+)?)/), "\(line)")
            let name = String(sample.1).replacing(/_(bucket|sum|count)$/, with: "")
            #expect(
                types.contains { $0.hasPrefix("# TYPE \(name) ") } || types.contains { $0.contains(" \(sample.1) ") }
            )
            #expect(sample.2.hasPrefix(#"{property="hotel""#))
        }
    }

    @Test("the histogram is cumulative, ends with everything, and its sum is that of the times")
    func histogram() async throws {
        let sample = try await SampleLink()
        for delay in [1_600, 1_600, 11_000] { try await accept(sample, after: .milliseconds(delay)) }
        let lines = try await lines(of: sample)
        let labels = #"{property="hotel",stage="accepted",lane="restrictions""#
        let buckets = lines.filter { $0.hasPrefix("sistema_os_change_latency_seconds_bucket\(labels)") }
        let counts = buckets.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(counts.count == LatencyBuckets.bounds.count + 1)
        #expect(counts == counts.sorted() && counts.last == 3)
        #expect(
            buckets.contains { $0.contains(#"le="10.000"} 2"#) } && buckets.contains { $0.contains(#"le="+Inf"} 3"#) }
        )
        #expect(lines.contains("sistema_os_change_latency_seconds_sum\(labels)} 14.200000"))
        #expect(lines.contains("sistema_os_change_latency_seconds_count\(labels)} 3"))
        #expect(lines.contains(#"sistema_os_slo_in_time_ratio{property="hotel",stage="accepted"} 0.6666"#))
    }
}

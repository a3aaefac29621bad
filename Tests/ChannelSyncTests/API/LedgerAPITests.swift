import ChannelAPI
import ChannelSync
import FoundationEssentials
import HTTPServing
import HTTPTypes
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Ledger over HTTP", .timeLimit(.minutes(1)))
struct LedgerAPITests {
    private struct Page: Decodable {
        struct Call: Decodable { var id: String }
        var calls: [Call]
        var next: String?
    }

    private func get(_ path: String, _ sample: SampleLink) async throws -> (HTTPResponse.Status, String) {
        let api = ChannelAPI(link: sample.link, secret: nil, hash: { $0 })
        return try await Application(router: api.makeRouter()).test(.router) { client in
            let response = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
            return (response.status, String(buffer: response.body))
        }
    }

    private func page(_ query: String, _ sample: SampleLink) async throws -> Page {
        let (status, text) = try await get("/sync/log?\(query)", sample)
        #expect(status == .ok, "\(query): \(text)")
        return try JSONDecoder().decode(Page.self, from: Data(text.utf8))
    }

    private func fill(_ sample: SampleLink) async throws {
        for number in 0..<5 {
            var call = LedgerEntry.sample(
                id: "c\(number)",
                lane: number == 0 ? .availability : .restrictions,
                at: sample.now + .seconds(number),
                causes: ["api:desk edit \(number)"],
                outcome: number == 3 ? .refused : .accepted,
                tasks: ["task \(number)"]
            )
            if number == 3 { call.detail = "Channex refused (422): bad" }
            call.cells = [
                CellBlock(
                    target: number == 0 ? "twin" : "twin-bar",
                    nights: SampleHotel.nights("2026-11-20", "2026-11-22"),
                    weekdays: [.friday, .saturday],
                    fields: [.rate, .stopSell]
                )
            ]
            try await sample.store.keep(call)
        }
    }

    @Test("the list is chosen by every filter, and goes on where a page ended")
    func list() async throws {
        let sample = try await SampleLink()
        try await fill(sample)
        #expect(try await page("lane=availability", sample).calls.map(\.id) == ["c0"])
        #expect(try await page("outcome=refused", sample).calls.map(\.id) == ["c3"])
        #expect(try await page("since=2026-11-01T09:00:03Z", sample).calls.map(\.id) == ["c4", "c3"])
        #expect(try await page("until=2026-11-01T09:00:01Z", sample).calls.map(\.id) == ["c0"])
        #expect(try await page("since=2026-11-02", sample).calls.isEmpty)
        #expect(try await page("cause=edit%202", sample).calls.map(\.id) == ["c2"])
        #expect(try await page("target=twin-bar&limit=2", sample).calls.map(\.id) == ["c4", "c3"])
        #expect(try await page("task=task%201", sample).calls.map(\.id) == ["c1"])
        let first = try await page("limit=3", sample)
        let next = try #require(first.next)
        let second = try await page("limit=3&after=\(next)", sample)
        #expect(first.calls.map(\.id) == ["c4", "c3", "c2"])
        #expect(second.calls.map(\.id) == ["c1", "c0"] && second.next == nil)
    }

    @Test(
        "a filter that means nothing is a problem that says what would",
        arguments: [
            "lane=rates", "outcome=good", "since=yesterday", "until=", "limit=0", "limit=1001", "limit=many",
            "after=here", "target=",
        ]
    )
    func wrong(query: String) async throws {
        let (status, text) = try await get("/sync/log?\(query)", try await SampleLink())
        #expect(status == .badRequest)
        #expect(text.contains("Give ") && text.contains("`\(query.prefix { $0 != "=" })`"))
    }

    @Test("one call is told whole: cells, words of a refusal, cause")
    func one() async throws {
        let sample = try await SampleLink()
        try await fill(sample)
        let (status, text) = try await get("/sync/log/c3", sample)
        #expect(status == .ok)
        let cells = #""cells":[{"days":["fr","sa"],"fields":["rate","stop_sell"],"from":"2026-11-20","#
        #expect(text.contains(cells + #""target":"twin-bar","to":"2026-11-22"}]"#))
        #expect(text.contains(#""detail":"Channex refused (422): bad""#) && text.contains(#""outcome":"refused""#))
        #expect(text.contains(#""causes":["api:desk edit 3"]"#))
        #expect(try await get("/sync/log/nobody", sample).0 == .notFound)
    }

    @Test("the status has the levels in figures and in sentences")
    func status() async throws {
        let sample = try await SampleLink()
        let (_, text) = try await get("/sync/status", sample)
        #expect(text.contains(#""summary":["Nothing waits to be sent."#))
        #expect(text.contains(#""calls_left":{"availability":10,"restrictions":10}"#))
        #expect(text.contains(#""error_budget_left_percent":100,"goal_percent":"99.00","goal_seconds":10"#))
        #expect(text.contains(#""stage":"read_back""#))
    }

    @Test("refused cells are told with Channex's words, the cause and the call")
    func refused() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21", cause: "api:desk rates"))
        try await sample.refuseAll(.restrictions, "rate: must be greater than 0", call: "c1")
        let (status, text) = try await get("/sync/refused", sample)
        #expect(status == .ok)
        #expect(text.contains(#""reason":"rate: must be greater than 0""#) && text.contains(#""call":"c1""#))
        #expect(text.contains(#""cause":"api:desk rates""#) && text.contains(#""fields":["rate"],"from":"2026-11-20""#))
    }

    @Test("a preview needs what the PMS answers to a rehearsal, and a hotel that is set up")
    func preview() async throws {
        let sample = try await SampleLink()
        let api = ChannelAPI(link: sample.link, secret: nil, hash: { $0 })
        try await Application(router: api.makeRouter()).test(.router) { client in
            let body = ByteBuffer(string: "{}")
            let response = try await client.executeRequest(
                uri: "/sync/preview",
                method: .post,
                headers: [.contentType: "application/json"],
                body: body
            )
            #expect(response.status == .badRequest)
            #expect(String(buffer: response.body).contains("?rehearse=true"))
        }
    }
}

import ChannexEmulator
import HTTPTypes
import HummingbirdTesting
import Testing

@Suite("The console's files")
struct ConsoleTests {
    @Test("the page may run and ask for nothing but what its own server has")
    func policy() async throws {
        try await Account.with { account in
            let page = try await account.get("/", key: nil)
            #expect(page.status == 200 && page.headers[.contentType] == "text/html; charset=utf-8")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
            #expect(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
        }
    }

    @Test("every file that the page and its scripts name is there, with its type, and none comes from elsewhere")
    func files() async throws {
        try await Account.with { account in
            var waiting = ["/"]
            var seen: Set<String> = []
            while let path = waiting.popLast() {
                guard seen.insert(path).inserted else { continue }
                let answer = try await account.get(path, key: nil)
                #expect(answer.status == 200, "\(path) is missing")
                let type = try #require(answer.headers[.contentType])
                #expect(type.hasPrefix(ConsoleTests.mediaType(of: path)), "\(path) is \(type)")
                let text = String(decoding: answer.bytes, as: UTF8.self)
                #expect(!text.contains("https://") && !text.contains("//cdn"), "\(path) names another server")
                waiting += ConsoleTests.references(in: text)
            }
            #expect(seen.count > 15)
        }
    }

    @Test("every word that a script asks for exists in both languages")
    func words() async throws {
        try await Account.with { account in
            let words = try await ConsoleTests.text("words.js", account)
            var asked = 0
            for script in ConsoleTests.scripts {
                let text = try await ConsoleTests.text(script, account)
                for found in text.matches(of: /\bt\("(\w+)"/) {
                    asked += 1
                    #expect(words.contains("\n  \(found.1): ["), "\(script) asks for the word \(found.1)")
                }
            }
            #expect(asked > 150)
            for entry in words.matches(of: /\n  (\w+): \[([^\]]*)\]/) {
                #expect(entry.2.matches(of: /"[^"]+"/).count == 2, "\(entry.1) needs two languages")
            }
        }
    }

    @Test("pages of other sites get nothing of the admin routes", arguments: ["cross-site", "same-site"])
    func foreignPages(site: String) async throws {
        let emulator = Account.emulator(time: ManualTime(start: try #require(Account.start)))
        let name = try #require(HTTPField.Name("sec-fetch-site"))
        try await emulator.application.test(.router) { client in
            for (value, status) in [(site, 403), ("same-origin", 200), ("none", 200)] {
                let answer = try await client.execute(uri: "/admin/state", method: .get, headers: [name: value])
                #expect(answer.status.code == status, "\(value)")
            }
            #expect(try await client.execute(uri: "/admin/state", method: .get).status == .ok)
        }
    }

    private static let scripts = [
        "app.js", "bookings.js", "calendar.js", "certification.js", "dom.js", "feed.js", "guests.js", "settings.js",
        "tasks.js", "webhooks.js",
    ]

    private static func text(_ name: String, _ account: Account) async throws -> String {
        String(decoding: try await account.get("/console/\(name)", key: nil).bytes, as: UTF8.self)
    }

    private static func references(in text: String) -> [String] {
        text.matches(of: /"(?:\.|\/console)\/([a-z]+\.(?:js|css|svg))"/).map { "/console/\($0.1)" }
    }

    private static func mediaType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "js": "text/javascript"
        case "css": "text/css"
        case "svg": "image/svg+xml"
        default: "text/html"
        }
    }
}

import ChannexClient
import Testing

@Suite("Credentials and failures")
struct ChannexCredentialsTests {
    @Test(
        "an address is the same with and without its usual ends",
        arguments: [
            "https://staging.channex.io", "https://staging.channex.io/", "https://staging.channex.io/api/v1",
            "https://staging.channex.io/api/v1/", "HTTPS://staging.channex.io//api/v1//",
        ]
    )
    func addresses(text: String) throws {
        let credentials = try ChannexCredentials(baseURL: text, key: "k")
        #expect(credentials.baseURL == "https://staging.channex.io/api/v1")
    }

    @Test("a port and a path before it are kept")
    func paths() throws {
        let credentials = try ChannexCredentials(baseURL: "http://127.0.0.1:8002/emulator/api/v1/", key: "k")
        #expect(credentials.baseURL == "http://127.0.0.1:8002/emulator/api/v1")
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", "staging.channex.io", "ftp://x", "https://", "https:///api/v1", "https://:80", "https://a b",
            "https://user:pass@x", "https://x?y", "https://x#y", "https://x\n", "https://ex\u{e4}mple.org",
        ]
    )
    func noAddress(text: String) {
        #expect(throws: ChannexCredentials.Flaw.notAnAddress) { try ChannexCredentials(baseURL: text, key: "k") }
    }

    @Test("a key that cannot stand in a header is refused")
    func keys() {
        #expect(throws: ChannexCredentials.Flaw.keyIsEmpty) { try ChannexCredentials(baseURL: "http://x", key: "") }
        for key in ["a b", "a\r\nhost: x", "é", "a\u{0}"] {
            #expect(throws: ChannexCredentials.Flaw.keyIsNotPrintable) {
                try ChannexCredentials(baseURL: "http://x", key: key)
            }
        }
    }

    @Test("the key is not shown, however the credentials are printed")
    func redacted() throws {
        let credentials = try ChannexCredentials(baseURL: "http://x", key: "s3cr3t")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), "\([credentials])", dumped] {
            #expect(!text.contains("s3cr3t"))
            #expect(text.contains("http://x/api/v1"))
        }
    }

    @Test("a failure is one line")
    func descriptions() {
        #expect(
            ChannexFailure.refused(status: 422, code: "c", title: "t", details: "d", requestID: "q").description
                == "Channex refused (422): c: t: d [request q]"
        )
        #expect(ChannexFailure.rateLimited(retryAfter: nil).description == "Channex allows no more calls for now (429)")
        #expect(
            ChannexFailure.unavailable(status: 503, details: nil, requestID: nil).description
                == "Channex is unavailable (503)"
        )
        #expect(ChannexFailure.unclear(reason: "r").description == "Channex did not confirm: r")
    }

    @Test("only messages of availability, prices and restrictions are counted by Channex")
    func callClasses() {
        #expect(CallClass.allCases.map(\.callsPerMinute) == [10, 10, nil])
    }
}

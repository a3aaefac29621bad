import Foundation
import Logging
import SistemaOS
import Testing

@Suite("The configuration")
struct ConfigurationTests {
    /// The configuration from these variables and files, and nothing else.
    private func read(
        _ environment: [String: String] = [:],
        files: [String: String] = [:]
    ) throws(ConfigurationError) -> Configuration {
        try Configuration(environment: environment) { path in
            guard path != "unreadable" else { throw CancellationError() }
            return files[path]
        }
    }

    private func complaint(_ environment: [String: String], files: [String: String] = [:]) -> String? {
        #expect(throws: ConfigurationError.self) { _ = try read(environment, files: files) }?.description
    }

    @Test("needs nothing")
    func defaults() throws {
        let configuration = try read()
        #expect(configuration.databaseURL.value == "sqlite:./data/sistema-os.sqlite")
        #expect(configuration.host == "127.0.0.1")
        #expect(configuration.pmsPort == 8_000)
        #expect(configuration.middlewarePort == 8_001)
        #expect(configuration.emulatorPort == 8_002)
        #expect(configuration.channexURL == "https://staging.channex.io")
        #expect(configuration.pollInterval == .seconds(60))
        #expect(configuration.emulatorLimitsRate)
        #expect(configuration.logLevel == .info)
        #expect(configuration.logFormat == .text)
        #expect(configuration.hotel == nil && configuration.publicURL == nil && configuration.channexAPIKey == nil)
        #expect(configuration.warnings.isEmpty)
    }

    @Test("takes the environment before the file, and the file before the default; an empty value is none")
    func precedence() throws {
        let file = """
            PMS_PORT: 9000
            MIDDLEWARE_PORT: "9001"
            EMULATOR_RATE_LIMIT: off   # a word, not a truth value
            LOG_LEVEL:
            HOTEL: from-file
            """
        let configuration = try read(["PMS_PORT": "7000", "HOTEL": ""], files: ["sistema-os.yaml": file])
        #expect(configuration.pmsPort == 7_000)
        #expect(configuration.middlewarePort == 9_001)
        #expect(configuration.emulatorPort == 8_002)
        #expect(!configuration.emulatorLimitsRate)
        #expect(configuration.logLevel == .info)
        #expect(configuration.hotel == "from-file")
    }

    @Test("reads another file where SISTEMA_OS_CONFIG names one, and refuses to go without it")
    func namedFile() throws {
        let environment = ["SISTEMA_OS_CONFIG": "other.yaml"]
        #expect(try read(environment, files: ["other.yaml": "PMS_PORT: 9000"]).pmsPort == 9_000)
        #expect(complaint(environment) == "SISTEMA_OS_CONFIG: there is no file other.yaml")
        #expect(complaint(["SISTEMA_OS_CONFIG": "unreadable"]) == "SISTEMA_OS_CONFIG: cannot read unreadable")
        #expect(try read(files: ["sistema-os.yaml": "# nothing\n"]).pmsPort == 8_000)
    }

    @Test(
        "refuses a wrong value in one line that names it and what is allowed",
        arguments: [
            ("PMS_PORT", "80x", "\"80x\" must be a port, from 0 to 65535; 0 lets the system choose"),
            ("PMS_PORT", "65536", "\"65536\" must be a port, from 0 to 65535; 0 lets the system choose"),
            ("PMS_PORT", "-1", "\"-1\" must be a port, from 0 to 65535; 0 lets the system choose"),
            ("PMS_PORT", "8000\nHOST", "\"8000\\nHOST\" must be a port, from 0 to 65535; 0 lets the system choose"),
            ("CHANNEX_CALENDAR_DAYS", "99", "\"99\" must be from 100 to 730"),
            ("CHANNEX_CALENDAR_DAYS", "731", "\"731\" must be from 100 to 730"),
            ("POLL_SECONDS", "0", "\"0\" must be from 1 to 3600"),
            ("POLL_SECONDS", "3601", "\"3601\" must be from 1 to 3600"),
            ("POLL_SECONDS", "1.5", "\"1.5\" must be from 1 to 3600"),
            ("LOG_FORMAT", "xml", "\"xml\" must be text or json"),
            ("LOG_LEVEL", "INFO", "\"INFO\" must be trace or debug or info or notice or warning or error or critical"),
            ("EMULATOR_RATE_LIMIT", "yes", "\"yes\" must be on or off"),
            ("HOST", "a b", "\"a b\" must be a host name or an address such as 127.0.0.1"),
            ("HOTEL", "Duke", "\"Duke\" must be 1 to 32 characters: a–z and 0–9, joined by single hyphens"),
            (
                "CHANNEX_PROPERTY_ID", "12",
                "\"12\" must be an id such as 716305c4-561a-4561-a187-7f5b8aeb5920"
            ),
            (
                "DATABASE_URL", "mysql://u:p?pw@h/d?password=pw",
                "\"mysql://…@h/d…\" must be sqlite:PATH, sqlite::memory: or postgres://…"
            ),
            (
                "PUBLIC_URL", "ftp://h",
                "\"ftp://h\" must be http:// or https:// and a host, without user, query or fragment"
            ),
            (
                "PMS_URL", "https://user:pw@h/?key=pw",
                "\"https://…@h/…\" must be http:// or https:// and a host, without user, query or fragment"
            ),
            ("WEBHOOK_SECRET", "short-pw", "(secret) must be 16 to 200 printable characters without spaces"),
            ("CHANNEX_API_KEY", "pw pw", "(secret) must be at most 200 printable characters without spaces"),
        ]
    )
    func wrongValue(key: String, value: String, message: String) {
        let complaint = complaint([key: value])
        #expect(complaint == "\(key): \(message)")
        #expect(complaint?.contains("pw") == false)
    }

    @Test(
        "refuses what is wrong in the file, with its line",
        arguments: [
            ("HOST: h\nPMS_PORT: x", "2: PMS_PORT: \"x\" must be a port, from 0 to 65535; 0 lets the system choose"),
            ("PMS_PROT: 1", "1: PMS_PROT: unknown key; did you mean PMS_PORT?"),
            ("pms_port: 1", "1: pms_port: unknown key; did you mean PMS_PORT?"),
            ("CHANNEX_KEY_FILE: 1", "1: CHANNEX_KEY_FILE: unknown key; did you mean CHANNEX_API_KEY_FILE?"),
            ("HOST: [a]", "1: HOST: must be a single value"),
            ("HOST: a\nHOST: b", "1: HOST: is given twice"),
            ("- a", " must be a map of keys and values"),
            ("HOST: [a,\nPMS_PORT: x: y]", "2: did not find expected ',' or ']'"),
            (
                "\nPMS_API_KEY: pw",
                "2: PMS_API_KEY: a secret does not stand in this file; name a file that holds it in PMS_API_KEY_FILE"
            ),
            ("PMS_API_KEY_FILE: none", "1: PMS_API_KEY_FILE: there is no file none"),
        ]
    )
    func wrongFile(text: String, message: String) {
        #expect(complaint([:], files: ["sistema-os.yaml": text]) == "sistema-os.yaml:\(message)")
    }

    @Test("reads a secret from the file that a key names, without the line end")
    func secretFile() throws {
        let environment = ["CHANNEX_API_KEY_FILE": "/run/key"]
        #expect(try read(environment, files: ["/run/key": "abc\r\n"]).channexAPIKey == Secret("abc"))
        let files = ["/run/key": "abc\n", "sistema-os.yaml": "CHANNEX_API_KEY_FILE: /run/key"]
        #expect(try read(files: files).channexAPIKey == Secret("abc"))
        #expect(try read(["CHANNEX_API_KEY": "def"], files: files).channexAPIKey == Secret("def"))

        #expect(complaint(environment) == "CHANNEX_API_KEY_FILE: there is no file /run/key")
        #expect(
            complaint(environment, files: ["/run/key": "\n"])
                == "CHANNEX_API_KEY_FILE: what /run/key holds must be at most 200 printable characters without spaces"
        )
        #expect(complaint(["PMS_API_KEY_FILE": "unreadable"]) == "PMS_API_KEY_FILE: cannot read unreadable")
        #expect(
            complaint(["PMS_API_KEY": "a", "PMS_API_KEY_FILE": "b"])
                == "PMS_API_KEY and PMS_API_KEY_FILE exclude each other; give one"
        )
    }

    @Test("reads each file once, as a pipe can be")
    func readsOnce() throws {
        var paths: [String] = []
        let configuration = try Configuration(environment: ["PMS_API_KEY_FILE": "/dev/fd/63"]) { path in
            paths.append(path)
            return path == "/dev/fd/63" ? "key" : nil
        }
        #expect(configuration.pmsAPIKey == Secret("key"))
        #expect(paths == ["sistema-os.yaml", "/dev/fd/63"])
    }

    @Test("refuses keys that exclude each other")
    func contradictions() throws {
        #expect(
            complaint(["PMS_URL": "https://a.example", "QLOAPPS_URL": "https://b.example", "QLOAPPS_KEY": "k"])
                == "PMS_URL and QLOAPPS_URL exclude each other; the middleware serves one PMS"
        )
        #expect(complaint(["QLOAPPS_URL": "https://b.example"]) == "QLOAPPS_KEY: is required with QLOAPPS_URL")
        #expect(
            complaint(["PMS_PORT": "8000", "EMULATOR_PORT": "8000"])
                == "PMS_PORT and EMULATOR_PORT exclude each other; both are 8000"
        )
        let anyPort = try read(["PMS_PORT": "0", "MIDDLEWARE_PORT": "0", "EMULATOR_PORT": "0"])
        #expect(anyPort.pmsPort == 0)
        #expect(try read(["PMS_PORT": "8001"]).pmsPort == 8_001)
    }

    @Test("warns of addresses that are not encrypted, but for those on this machine")
    func warnsOfClearText() throws {
        let far = try read(["PUBLIC_URL": "http://hotel.example"])
        #expect(far.warnings == ["PUBLIC_URL is not https; keys and guests' names travel in clear text"])
        for near in ["https://hotel.example", "http://localhost:8001", "http://127.0.0.1", "HTTP://[::1]:80/x"] {
            #expect(try read(["PUBLIC_URL": near]).warnings.isEmpty, "\(near)")
        }
    }

    @Test("warns of keys without effect and of variables that look like ours")
    func warnsOfNothing() throws {
        #expect(try read(["PMS_API_KEY": "k"]).warnings.isEmpty)
        #expect(try read(["QLOAPPS_KEY": "k"]).warnings == ["QLOAPPS_KEY does nothing without QLOAPPS_URL"])
        let environment = ["CHANNEX_APIKEY": "pw", "HOSTNAME": "box", "SISTEMA_OS_CONFIG": ""]
        #expect(try read(environment).warnings == ["CHANNEX_APIKEY is no key; did you mean CHANNEX_API_KEY?"])
    }

    @Test("cuts the slash at the end of an address")
    func addresses() throws {
        #expect(try read(["PMS_URL": "https://pms.example:8443/base//"]).pmsURL == "https://pms.example:8443/base")
    }

    @Test("shows no secret, however it is printed")
    func redacted() throws {
        let pass = "pw-0123456789abcdef"
        var environment = ["DATABASE_URL": "postgres://hotel:\(pass)@db/hotel?password=\(pass)"]
        for key in ConfigurationKey.all where key.isSecret { environment[key.name] = pass }
        environment["PMS_URL"] = "https://pms.example"
        let configuration = try read(environment)
        #expect(configuration.webhookSecret?.value == pass)
        #expect(configuration.databaseURL.value.contains(pass))

        var dumped = ""
        dump(configuration, to: &dumped)
        dump(configuration.webhookSecret, to: &dumped)
        let shown = [
            configuration.redactedDescription, "\(configuration)", String(reflecting: configuration), dumped,
            "\(String(describing: configuration.webhookSecret))", configuration.warnings.joined(),
        ]
        for text in shown { #expect(!text.contains("pw-0")) }
        #expect(configuration.redactedDescription.contains("DATABASE_URL: \"postgres://…@db/hotel…\""))
        #expect(configuration.redactedDescription.contains("WEBHOOK_SECRET: (secret)"))
        #expect(configuration.redactedDescription.contains("HOTEL: –"))
    }

    @Test("has each key once, with a default that is allowed, in the help and in the page")
    func documented() throws {
        let names = ConfigurationKey.all.map(\.name)
        #expect(Set(names).count == names.count)
        for key in ConfigurationKey.all {
            if let fallback = key.fallback { #expect(try read([key.name: fallback]).warnings.isEmpty, "\(key.name)") }
            #expect(ConfigurationKey.help.contains("  \(key.name)"))
        }
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/configuration.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        #expect(text.hasSuffix(ConfigurationKey.markdown), "docs/configuration.md does not end with its tables")
    }
}

import Foundation

/// Processes that have been started and set up, and how they are reached.
struct Site: Sendable {
    let settings: Settings
    let channex: Channex
    let desk: FrontDesk
    let middleware: Web
    let server: Child
}

/// The settings of the processes of a world.
struct Settings: Sendable {
    /// Of the process in which the PMS runs.
    var pms: [String: String]
    /// Of the process in which the middleware runs, and of the commands about the link.
    var link: [String: String]

    static let emulatorKey = "emulator/key+1"

    init(_ plan: World.Plan, _ scene: Scene) throws {
        let file = scene.folder.appendingPathComponent("hotel.yaml")
        try SmallHotel.file.write(to: file, atomically: true, encoding: .utf8)
        let sample = plan.sample.map { Program.project.appendingPathComponent("Samples/\($0)") }
        pms = [
            "PMS_PORT": "\(scene.pmsPort)", "MIDDLEWARE_PORT": "\(scene.middlewarePort)",
            "EMULATOR_PORT": "\(scene.emulatorPort)", "HOTEL_FILE": (sample ?? file).path,
            "DATABASE_URL": "sqlite:\(scene.folder.path)/pms.sqlite",
        ]
        link = pms.merging(
            [
                "CHANNEX_URL": "http://127.0.0.1:\(scene.emulatorPort)", "CHANNEX_API_KEY": Settings.emulatorKey,
                "PUBLIC_URL": "http://127.0.0.1:\(scene.middlewarePort)",
                "POLL_SECONDS": plan.hasWebhooks ? "3600" : "1",
            ],
            uniquingKeysWith: { $1 }
        ).merging(plan.settings, uniquingKeysWith: { $1 })
    }

    /// The link's settings for a PMS in another process.
    mutating func part(key: String, _ scene: Scene) {
        link["HOTEL_FILE"] = nil
        link["DATABASE_URL"] = "sqlite:\(scene.folder.path)/link.sqlite"
        link["PMS_URL"] = "http://127.0.0.1:\(scene.pmsPort)"
        link["PMS_API_KEY"] = key
    }
}

extension Site {
    /// An emulator, a hotel that is set up at it by command, and its servers.
    static func built(_ plan: World.Plan, _ scene: Scene) async throws -> Site {
        var settings = try Settings(plan, scene)
        let emulator = try scene.start(
            ["emulator", "--key", Settings.emulatorKey] + (plan.limitsRate ? [] : ["--no-rate-limit"]),
            settings.pms
        )
        let key = try await scene.runWell(["key", "make", "tests"], settings.pms).trimmingCharacters(in: .newlines)
        try await emulator.says("Channex emulator:")
        let server: Child
        if plan.shape == .twoProcesses {
            try await scene.start(["serve", "--only", "pms"], settings.pms).says("PMS ready")
            settings.part(key: key, scene)
            _ = try await scene.runWell(["setup", "channex"], settings.link)
            server = try scene.start(["serve", "--only", "middleware"], settings.link)
            try await server.says("middleware ready")
        } else {
            _ = try await scene.runWell(["setup", "channex"], settings.link)
            server = try scene.start(["serve"], settings.link)
            try await server.saysBothReady()
        }
        return Site(
            settings: settings,
            channex: Channex(url: settings.link["CHANNEX_URL"] ?? "", key: Settings.emulatorKey),
            desk: FrontDesk(url: "http://127.0.0.1:\(scene.pmsPort)", key: key),
            middleware: Web(url: "http://127.0.0.1:\(scene.middlewarePort)"),
            server: server
        )
    }

    /// The demo, which sets itself up; what opens it stands in its file.
    static func demo(_ plan: World.Plan, _ scene: Scene) async throws -> Site {
        let settings = try Settings(plan, scene)
        var arguments = ["demo", "--data", scene.folder.path, "--hotel", settings.pms["HOTEL_FILE"] ?? ""]
        if !plan.limitsRate { arguments.append("--no-rate-limit") }
        let ports = settings.link.filter { $0.key.hasSuffix("_PORT") || $0.key == "POLL_SECONDS" }
        let server = try scene.start(arguments, ports)
        try await server.says("The demo hotel is running")
        let facts = try JSON(Data(contentsOf: scene.folder.appendingPathComponent("demo.json")))
        func fact(_ part: String, _ name: String) -> String { facts[part][name].text ?? "" }
        return Site(
            settings: settings,
            channex: Channex(url: fact("channex", "url"), key: fact("channex", "api_key")),
            desk: FrontDesk(url: fact("pms", "url"), key: fact("pms", "api_key")),
            middleware: Web(url: fact("middleware", "url")),
            server: server
        )
    }
}

extension Child {
    /// Waits until both halves answer.
    func saysBothReady() async throws {
        try await says("PMS ready")
        try await says("middleware ready")
    }
}

import Foundation
import HotelValues
import Testing

/// The hotel of the certification with its PMS and link, whose calls Channex's checker looks at.
struct Candidate: Sendable {
    let year: Int
    private let scene: Scene
    private let settings: Settings
    private let channex: Channex
    private let desk: FrontDesk
    private let property: String

    private static let plan = World.Plan(
        testDescription: "certification",
        sample: "certification.yaml",
        settings: ["CHANNEX_CALENDAR_DAYS": "730"]
    )

    /// A hotel that takes bookings by itself, is then set up at Channex, and goes live, which is test 1.
    init(_ scene: Scene) async throws {
        let settings = try Settings(Candidate.plan, scene)
        let emulator = try scene.start(["emulator", "--key", Settings.emulatorKey], settings.pms)
        let key = try await scene.runWell(["key", "make", "tests"], settings.pms).trimmingCharacters(in: .newlines)
        self.scene = scene
        self.settings = settings
        channex = Channex(url: settings.link["CHANNEX_URL"] ?? "", key: Settings.emulatorKey)
        desk = FrontDesk(url: "http://127.0.0.1:\(scene.pmsPort)", key: key)
        let alone = try scene.start(["serve", "--only", "pms"], settings.pms)
        try await alone.says("PMS ready")
        let today = try await desk.today()
        let wanted = ProcessInfo.processInfo.environment["CERTIFICATION_YEAR"].flatMap { Int($0) }
        year = wanted ?? today.components.year + (today.components.month < 11 ? 0 : 1)
        for rooms in CertificationTable(year: year).guestsBefore(today: today) {
            _ = try await desk.reserve(rooms, guest: "Guest").accepted()
        }
        alone.terminate()
        #expect(try await alone.exit() == .code(0))
        try await emulator.says("Channex emulator:")
        _ = try await scene.runWell(["setup", "channex"], settings.link)
        property = try await channex.api.get("/properties").accepted()["data"][0]["id"].text ?? ""
        try await goLive()
    }

    private func goLive() async throws {
        try await begin("1")
        let before = try await channex.lastEvent()
        try await scene.start(["serve"], settings.link).saysBothReady()
        for lane in ["availability", "restrictions"] {
            _ = try await channex.event(after: before, lane) { $0.isAccepted(in: lane) }
        }
        try await expectSilence()
    }

    /// Lets the person act, and waits until everything that follows has been said.
    func sit(_ sitting: CertificationTable.Sitting) async throws {
        try await begin(sitting.test)
        let before = try await channex.lastCall()
        switch sitting.action {
        case .save(let edits): _ = try await desk.edit(edits).accepted()
        case .book(let rooms): _ = try await desk.reserve(rooms, guest: "Guest").accepted()
        }
        _ = try await eventually("the call of test \(sitting.test)") {
            try await channex.writes(after: before, wait: 5).first
        }
        try await expectSilence()
    }

    /// Expects no further call, for longer than changes are gathered.
    private func expectSilence() async throws {
        let last = try await channex.lastCall()
        #expect(try await channex.writes(after: last, wait: 3).isEmpty)
    }

    private func begin(_ test: String) async throws {
        let body: JSON = ["test": .string(test), "property": .string(property)]
        _ = try await channex.admin.post("/certification/begin", body).accepted()
    }

    /// Expects all tests but the one about bookings to have passed, without a finding or an advice.
    func expectPassed() async throws {
        let report = try await channex.admin.get("/report?property=\(property)&year=\(year)").accepted()
        #expect(report["year"].number == year)
        let tests = report["tests"].elements.filter { $0["test"] != "11" }
        #expect(tests.count == 12)
        for test in tests {
            let name = "test \(test["test"].text ?? ""): \(test["title"].text ?? "")"
            #expect(test["verdict"] == "passed", "\(name)")
            #expect(test["findings"] == [] && test["advice"] == [], "\(name)")
        }
        // Two calls for the full sync, and one for each action.
        let tasks = tests.prefix(10).map { $0["task_ids"].elements.count }
        #expect(tasks == [2] + Array(repeating: 1, count: 9))
        #expect(report["general"]["findings"] == [])
        let words = try await scene.run(
            ["emulator", "report", "--property", property, "--year", "\(year)"],
            settings.pms
        )
        #expect(words.code == 0, "\(words.output)")
        Attachment.record(words.output, named: "certification.txt")
    }
}

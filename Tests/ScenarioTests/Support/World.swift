import Foundation
import HotelValues
import Testing

/// A hotel with its link and its Channex, all running, and whoever uses them.
struct World: Sendable {
    /// How the parts are put together.
    struct Plan: Sendable, CustomTestStringConvertible {
        enum Shape: Sendable {
            /// `serve`, and the emulator beside it.
            case oneProcess
            /// `serve --only pms`, `serve --only middleware` and the emulator.
            case twoProcesses
            /// `demo`.
            case demo
        }

        var testDescription: String
        var shape = Shape.oneProcess
        /// Whether bookings are announced; if not, they are polled every second.
        var hasWebhooks = true
        var limitsRate = true
        /// A hotel of the samples; nil for the small one.
        var sample: String?
        /// More settings of the process in which the middleware runs.
        var settings: [String: String] = [:]

        static let webhooks = Plan(testDescription: "announced by webhook")
        static let polling = Plan(testDescription: "webhooks off, polled", hasWebhooks: false)
        static let overHTTP = Plan(testDescription: "PMS and middleware apart", shape: .twoProcesses)
        static let overHTTPPolling = Plan(
            testDescription: "PMS and middleware apart, polled",
            shape: .twoProcesses,
            hasWebhooks: false
        )
        static let demo = Plan(testDescription: "the demo", shape: .demo, sample: "duke-beach.yaml")
        static let dukeBeach = Plan(testDescription: "Duke Beach", sample: "duke-beach.yaml")
    }

    let scene: Scene
    let plan: Plan
    let settings: Settings
    let channex: Channex
    let desk: FrontDesk
    let middleware: Web
    var mapping: Mapping
    /// The nights that Channex's calendar has.
    let nights: ClosedRange<Day>
    /// The process in which the middleware runs.
    let server: Child

    /// Plays a story in a world that has said everything once.
    static func play(_ plan: Plan, _ story: @escaping @Sendable (World) async throws -> Void) async throws {
        try await Scene.play { scene in
            do {
                let world = try await World(plan, scene)
                try await world.said()
                try await story(world)
            } catch {
                Issue.record("\(plan.testDescription): \(error)\n\(scene.logs)")
            }
        }
    }

    /// Builds the world; it answers, but may still have to say everything.
    init(_ plan: Plan, _ scene: Scene) async throws {
        let site = plan.shape == .demo ? try await Site.demo(plan, scene) : try await Site.built(plan, scene)
        self.scene = scene
        self.plan = plan
        settings = site.settings
        channex = site.channex
        desk = site.desk
        middleware = site.middleware
        server = site.server
        mapping = try await World.mapping(site.middleware)
        let today = try await site.desk.today()
        nights = today...today.advanced(by: 499)
        if plan.shape != .demo { try await channex.install("booking_crs", at: mapping.property) }
        if !plan.hasWebhooks { try await channex.switchWebhooks("off") }
    }

    /// What is mapped to what, as the middleware tells it.
    static func mapping(_ middleware: Web) async throws -> Mapping {
        let status = try await middleware.get("/sync/status").accepted()
        return Mapping(
            property: status["property"].text ?? "",
            roomTypes: status["room_types"].members.compactMapValues(\.text),
            ratePlans: status["rate_plans"].members.compactMapValues(\.text)
        )
    }

    /// Waits until both lanes have said something for the first time.
    private func said() async throws {
        for lane in ["availability", "restrictions"] {
            _ = try await channex.event(after: 0, "first call about \(lane)") { $0.isAccepted(in: lane) }
        }
    }
}

extension World {
    /// What the PMS sells.
    func shop() async throws -> Shop { try await desk.shop(nights) }

    /// What Channex shows.
    func window() async throws -> Shop { try await channex.window(nights, mapping) }

    /// Waits until Channex shows what the PMS sells, on every night.
    func agree(within limit: Duration = .seconds(60)) async throws {
        let disagreement = Watched<[String]>([])
        do {
            _ = try await eventually(within: limit, "Channex shows what the PMS sells") {
                let last = try await channex.lastEvent()
                let differences = try await shop().differences(from: window())
                if differences.isEmpty { return true }
                disagreement.change { $0 = differences }
                _ = try await channex.events(after: last, wait: 5)
                return nil
            }
        } catch let error as TooLate {
            throw TooLate(description: "\(error): \(disagreement.current.prefix(5).joined(separator: "; "))")
        }
    }
}

extension Channex {
    /// What it shows on these nights.
    func window(_ nights: ClosedRange<Day>, _ mapping: Mapping) async throws -> Shop {
        let query =
            "filter[property_id]=\(mapping.property)&filter[date][gte]=\(nights.lowerBound)"
            + "&filter[date][lte]=\(nights.upperBound)"
        let fields = "rate,min_stay_arrival,min_stay_through,max_stay,closed_to_arrival,closed_to_departure,stop_sell"
        let rooms = try await api.get("/availability?\(query)").decoded(ChannexRooms.self)
        let terms = try await api.get("/restrictions?\(query)&filter[restrictions]=\(fields)")
        return Shop(rooms: rooms, terms: try terms.decoded(ChannexTerms.self), mapping)
    }
}

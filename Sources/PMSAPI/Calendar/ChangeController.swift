import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire
import ServiceLifecycle

/// The change log as a long poll: `GET /channex/changes?after&wait`.
struct ChangeController: Sendable {
    let clock: any Clock<Duration>

    /// Rows in one answer; who gets that many asks again at once.
    private static let pageSize = 1_000

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("channex/changes", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: HotelContext) async throws -> JSONBody<ChangesAnswer> {
        let query = Query(request)
        let after: Int64 = try query.integer("after", in: 0...Int64.max) ?? 0
        let wait: Int = try query.integer("wait", in: 0...30) ?? 0
        let changes = try await changes(of: context.hotel, after: after, wait: .seconds(wait))
        // An empty page moves nobody forward, but back to the log's end, where the log is shorter than the caller thinks.
        let end = try await context.hotel.lastChange()
        let last = changes.last?.sequence ?? min(after, end)
        return JSONBody(ChangesAnswer(changes: changes.map(ChangeAnswer.init), last: last))
    }

    /// The changes after that place; if there are none, those of the next commit, or none when the time is up.
    private func changes(of hotel: Hotel, after: Int64, wait: Duration) async throws -> [CalendarChange] {
        guard wait > .zero else { return try await hotel.changes(after: after, limit: ChangeController.pageSize) }
        // Listening begins before the first look, so that no commit falls between the two.
        let notices = hotel.changeNotices()
        let changes = try await hotel.changes(after: after, limit: ChangeController.pageSize)
        guard changes.isEmpty else { return changes }
        // A caller ahead of the log has something to learn at once.
        guard try await hotel.lastChange() >= after else { return [] }
        return try await withThrowingTaskGroup(of: [CalendarChange].self) { [clock] group in
            defer { group.cancelAll() }
            group.addTask {
                // The server stops without waiting for who waits here.
                for await _ in notices.cancelOnGracefulShutdown() {
                    let changes = try await hotel.changes(after: after, limit: ChangeController.pageSize)
                    if !changes.isEmpty { return changes }
                }
                return []
            }
            group.addTask {
                try await clock.sleep(for: wait)
                return []
            }
            return try await group.next() ?? []
        }
    }
}

import ChannelSync
import HotelValues
import PMSWire
import Synchronization

/// An existing sistema-os that offers what the mission names, and nothing else that can be counted on.
///
/// Its calendar tells of a range as a whole; where it lists no nights, each night is asked for by itself.
final class MissionPMS: Sendable {
    let connection: PMSConnection
    let facts: HTTPGateway.HouseFacts
    let memory: any RevisionMemory
    let day: HouseDay
    /// What was applied and may not have been recorded yet.
    let recent = Mutex(RecentRevisions())
    /// Whether its calendar lists the nights of a range; nil until it has been asked for one.
    private let listsNights = Mutex<Bool?>(nil)

    init(connection: PMSConnection, facts: HTTPGateway.HouseFacts, memory: any RevisionMemory, day: HouseDay) {
        self.connection = connection
        self.facts = facts
        self.memory = memory
        self.day = day
    }

    /// Throws unless a PMS answers there.
    ///
    /// It is asked anew whether it lists nights, since it may be a newer one now.
    func check() async throws {
        listsNights.withLock { $0 = nil }
        do {
            _ = try await answer(day.today...day.today)
        } catch GatewayFailure.refused(let reason) {
            // This question is ours alone: no booking may be set aside because of it.
            throw GatewayFailure.unavailable(reason)
        }
    }

    func house() async throws -> House { House(try await answer(day.today...day.today), facts) }

    func calendar(_ nights: ClosedRange<Day>) async throws -> HouseCalendar {
        HouseCalendar(try await views(of: [nights]), nights: nights)
    }

    /// The nights of these ranges, each as it is now.
    func views(of ranges: [ClosedRange<Day>]) async throws -> [Day: NightView] {
        var views: [Day: NightView] = [:]
        var single: [Day] = []
        for range in ranges {
            if let listed = try await listed(range) {
                views.merge(listed) { _, new in new }
            } else {
                single += range
            }
        }
        return try await views.merging(self.views(of: single)) { _, new in new }
    }

    /// The nights as one answer lists them; nil when it does not.
    private func listed(_ nights: ClosedRange<Day>) async throws -> [Day: NightView]? {
        guard nights.count > 1, listsNights.withLock({ $0 }) != false else { return nil }
        let listed = NightView.nights(of: try await answer(nights), facts.currency, facts.adultsPerRoom)
        let isComplete = listed.map { Set($0.keys).isSuperset(of: nights) } ?? false
        listsNights.withLock { $0 = isComplete }
        return isComplete ? listed : nil
    }

    /// Single nights, a few at a time.
    private func views(of nights: [Day]) async throws -> [Day: NightView] {
        try await withThrowingTaskGroup(of: (Day, NightView).self) { [self] group in
            var waiting = nights[...]
            var views: [Day: NightView] = [:]
            for night in waiting.prefix(connection.limits.nightsAtOnce) {
                group.addTask { [self] in (night, try await view(of: night)) }
            }
            waiting = waiting.dropFirst(connection.limits.nightsAtOnce)
            while let (night, read) = try await group.next() {
                views[night] = read
                guard let next = waiting.popFirst() else { continue }
                group.addTask { [self] in (next, try await view(of: next)) }
            }
            return views
        }
    }

    private func view(of night: Day) async throws -> NightView {
        NightView(try await answer(night...night), facts.currency, facts.adultsPerRoom)
    }

    private func answer(_ nights: ClosedRange<Day>) async throws -> ARIAnswer {
        let call = PMSCall.get("channex", "ari").nights(nights)
        return try await connection.send(call).decode(ARIAnswer.self, of: call)
    }
}

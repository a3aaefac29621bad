import Database
import Foundation
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Many at once")
struct ConcurrencyTests {
    @Test("200 who reserve the same nights get exactly the rooms there are")
    func race() async throws {
        try await withFile { path in
            let test = try await HotelUnderTest(.file(path), rooms: ["std": 7])
            let outcomes = await withTaskGroup(of: Result<ReservationRecord, any Error>.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            let guest = GuestDetails(name: "Guest \(number)")
                            return .success(try await test.reserve("std", 1 + number % 3, 4 + number % 2, guest: guest))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let made = outcomes.compactMap { try? $0.get() }
            #expect(made.count == 7)
            #expect(Set(made.flatMap(\.rooms)).count == 7)
            for case .failure(let error) in outcomes {
                guard case PMSError.conflict(.soldOut) = error else { throw error }
            }
            #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
            #expect(Set(made.map(\.reservation.number)) == Set(1...7))
            try test.database.close()
        }
    }

    @Test("the same revision, delivered many times at once, is applied once")
    func sameRevision() async throws {
        try await withFile { path in
            let test = try await HotelUnderTest(.file(path))
            let booking = try ChannelBooking.sample(1, rooms: [.sample("std", 1, 4)])
            let applied = try await withThrowingTaskGroup(of: AppliedBooking.self) { group in
                for _ in 0..<50 { group.addTask { try await test.apply(booking) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(applied.count { !$0.isReplay } == 1)
            #expect(Set(applied.map(\.record.reservation.id)).count == 1)
            #expect(try await test.count("reservation") == 1)
            try test.database.close()
        }
    }

    /// Lends the path of a database file that is removed afterwards.
    private func withFile(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pms-\(UUID().uuidString)")
        // What is left of a test's folder harms nobody.
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appendingPathComponent("hotel.sqlite").path)
    }
}

import Database
import HotelCore
import HotelValues
import Synchronization

/// What a verb would do to the calendar.
public struct Rehearsal: Sendable {
    /// The rows that it would append to the change log, in order.
    public var changes: [CalendarChange]
    /// The calendar as it would be then, from the first to the last night of those rows that is still on sale.
    ///
    /// Nil where they concern none: nights past, and nights beyond `CalendarLimits.nights`, are of no interest to those
    /// who sell.
    public var calendar: HotelCalendar?

    /// A verb that does this.
    public init(changes: [CalendarChange], calendar: HotelCalendar?) {
        self.changes = changes
        self.calendar = calendar
    }
}

extension Hotel {
    /// Carries out a verb on this very hotel and undoes it: what it would do is told, and nothing of it is done.
    ///
    /// The closure is given a hotel whose verbs are each a transaction that is always rolled back. They check and refuse
    /// what they always do, so that what can be rehearsed can be done as well; they wake nobody. Of several verbs in one
    /// rehearsal the last is told, for each begins from what is stored.
    public func rehearse<Result>(_ verb: (Hotel) async throws -> Result) async throws -> Rehearsal {
        let stage = RehearsalStage()
        var hotel = self
        hotel.stage = stage
        _ = try await verb(hotel)
        return stage.rehearsal
    }

    /// Runs the verb's work to its end, looks at what came of it, and undoes it.
    func rehearse<Result: Sendable>(
        _ work: @escaping @Sendable (Transaction) throws -> (Desk, Result),
        on stage: RehearsalStage
    ) async throws -> Result {
        let id = id
        do {
            return try await database.write { transaction -> Result in
                let place = try CalendarChange.lastSequence(of: id, in: transaction)
                let (desk, result) = try work(transaction)
                throw Undone(result: result, rehearsal: try desk.rehearsal(after: place))
            }
        } catch let undone as Undone<Result> {
            stage.note(undone.rehearsal)
            return undone.result
        }
    }
}

/// What a rehearsed verb brought back from the transaction that was rolled back; thrown, because that undoes it.
private struct Undone<Result: Sendable>: Error {
    var result: Result
    var rehearsal: Rehearsal
}

/// Where rehearsed verbs tell what they would do.
final class RehearsalStage: Sendable {
    private let told = Mutex(Rehearsal(changes: [], calendar: nil))

    /// What the last verb told.
    var rehearsal: Rehearsal { told.withLock { $0 } }

    func note(_ rehearsal: Rehearsal) {
        told.withLock { $0 = rehearsal }
    }
}

extension Desk {
    fileprivate func rehearsal(after place: Int64) throws -> Rehearsal {
        let changes = try CalendarChange.all(of: property.id, after: place, limit: .max, in: transaction)
        let onSale = today...today.advanced(by: CalendarLimits.nights - 1)
        let nights = changes.map(\.nights).filter { $0.overlaps(onSale) }.map { $0.clamped(to: onSale) }
        guard let first = nights.map(\.lowerBound).min(), let last = nights.map(\.upperBound).max() else {
            return Rehearsal(changes: changes, calendar: nil)
        }
        return Rehearsal(
            changes: changes,
            calendar: try HotelCalendar.load(property, first...last, in: transaction)
        )
    }
}

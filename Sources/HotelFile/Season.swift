import HotelCore
import HotelValues

/// A part of the calendar with its own rate and rules of sale.
struct Season: Hashable, Sendable {
    var name: String
    var dates: SeasonDates
    var rate: Percentage
    var rules: StayRules
    /// Codes of the tariffs that are not sold on its nights.
    var stopSell: Set<String>
}

/// The nights of a season: both ends included.
enum SeasonDates: Hashable, Sendable {
    /// These nights only.
    case once(ClosedRange<Day>)
    /// Every year; over New Year if it begins later in the year than it ends.
    case yearly(from: YearDay, to: YearDay)

    /// Whether the night belongs to it.
    func cover(_ night: Day) -> Bool {
        switch self {
        case .once(let nights): nights.contains(night)
        case .yearly(let from, let to):
            YearDay.names(of: night).contains { name in
                from <= to ? (from...to).contains(name) : name >= from || name <= to
            }
        }
    }
}

/// A day of every year, such as 1 April.
struct YearDay: Hashable, Sendable, Comparable {
    let month: Int
    let day: Int

    /// The names under which the night is known: 28 February of a year without a leap day is also 29 February, which
    /// means the last day of the month.
    static func names(of night: Day) -> [YearDay] {
        let (_, month, day) = night.components
        let name = YearDay(month: month, day: day)
        let isLastOfFebruary = month == 2 && day == 28 && night.advanced(by: 1).components.month == 3
        return isLastOfFebruary ? [name, YearDay(month: 2, day: 29)] : [name]
    }

    static func < (left: YearDay, right: YearDay) -> Bool { (left.month, left.day) < (right.month, right.day) }
}

/// Rules of sale that do not depend on the night but on its weekday.
struct StayRules: Hashable, Sendable {
    var minStay = 1
    /// 0 is no limit.
    var maxStay = 0
    var closedToArrival: Set<Weekday> = []
    var closedToDeparture: Set<Weekday> = []

    /// Both together, the stricter each time.
    func and(_ other: StayRules) -> StayRules {
        StayRules(
            minStay: max(minStay, other.minStay),
            maxStay: [maxStay, other.maxStay].filter { $0 > 0 }.min() ?? 0,
            closedToArrival: closedToArrival.union(other.closedToArrival),
            closedToDeparture: closedToDeparture.union(other.closedToDeparture)
        )
    }

    /// What they say on one night.
    func restrictions(on weekday: Weekday, stopSell: Bool) -> Restrictions {
        Restrictions(
            minStayArrival: minStay,
            minStayThrough: minStay,
            maxStay: maxStay,
            closedToArrival: closedToArrival.contains(weekday),
            closedToDeparture: closedToDeparture.contains(weekday),
            stopSell: stopSell
        )
    }

    /// Why no stay can obey them; nil where one can.
    var contradiction: String? {
        maxStay > 0 && minStay > maxStay ? "min_stay \(minStay) exceeds max_stay \(maxStay)" : nil
    }
}

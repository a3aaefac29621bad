import HotelValues

/// What a test wants a call to say about a night.
enum Wanted: Sendable {
    case rate(String)
    /// One of those numbers of rooms.
    case availability([Int])
    case minStay(Int)
    case maxStay(Int)
    case closedToArrival(Bool)
    case closedToDeparture(Bool)
    case stopSell(Bool)

    /// The fields that say it: a least stay may have two kinds (contract §8.1, test 5).
    func fields(_ subject: CertificationSubject) -> [ARIField] {
        let fields: [ARIField] =
            switch self {
            case .rate: [.rate]
            case .availability: [.availability]
            case .minStay: subject.minStay
            case .maxStay: [.maxStay]
            case .closedToArrival: [.closedToArrival]
            case .closedToDeparture: [.closedToDeparture]
            case .stopSell: [.stopSell]
            }
        return fields.filter(subject.declared.contains)
    }

    /// The value in words.
    var phrase: Phrase {
        switch self {
        case .rate(let text): Phrase(text, text)
        case .availability(let counts):
            Phrase(
                counts.map(String.init).joined(separator: " or "),
                counts.map(String.init).joined(separator: " ou ")
            )
        case .minStay(let count), .maxStay(let count): Phrase("\(count)", "\(count)")
        case .closedToArrival(let flag), .closedToDeparture(let flag), .stopSell(let flag): Phrase("\(flag)", "\(flag)")
        }
    }

    /// Whether a value that was sent says it.
    func isMet(by value: JSON, in currency: Currency) -> Bool {
        switch self {
        case .rate(let text):
            let sent = Price.minorUnits(value, in: currency)
            return sent != nil && sent == Money(decimal: text, currency: currency)?.minorUnits
        case .availability(let counts): return value.integer.map(counts.contains) ?? false
        case .minStay(let count), .maxStay(let count): return value.integer == count
        case .closedToArrival(let flag), .closedToDeparture(let flag), .stopSell(let flag):
            return value == .bool(flag) || value.integer == (flag ? 1 : 0)
        }
    }
}

/// One row of a test's table.
struct ExpectedRow: Sendable {
    /// A date of the edition's year; the half year ends in the next one.
    struct Date: Sendable {
        let month: Int
        let day: Int
        var isNextYear = false
    }

    let target: CertificationTarget
    let first: Date
    let last: Date
    let wanted: [Wanted]

    /// A row about one date.
    init(_ target: CertificationTarget, _ month: Int, _ day: Int, _ wanted: Wanted...) {
        self.target = target
        first = Date(month: month, day: day)
        last = first
        self.wanted = wanted
    }

    /// A row about a range of dates of one month, both ends included.
    init(_ target: CertificationTarget, _ month: Int, _ days: ClosedRange<Int>, _ wanted: Wanted...) {
        self.target = target
        first = Date(month: month, day: days.lowerBound)
        last = Date(month: month, day: days.upperBound)
        self.wanted = wanted
    }

    /// A row about the half year from December to May.
    init(halfYear target: CertificationTarget, _ wanted: Wanted...) {
        self.target = target
        first = Date(month: 12, day: 1)
        last = Date(month: 5, day: 1, isNextYear: true)
        self.wanted = wanted
    }

    /// Its days in the edition of that year; nil where the calendar has no such year.
    func days(in year: Int) -> ClosedRange<Day>? {
        guard let first = Day(year: year, month: first.month, day: first.day),
            let last = Day(year: last.isNextYear ? year + 1 : year, month: last.month, day: last.day)
        else { return nil }
        return first...last
    }
}

/// What kind of update a test of single changes is about.
enum ChangeKind: Sendable {
    case rate, minStay, stopSell, restrictions, halfYear, availability

    /// How a finding names it.
    var phrase: Phrase {
        switch self {
        case .rate: Phrase("rate", "tarifa")
        case .minStay: Phrase("min stay", "mínimo de noites")
        case .stopSell: Phrase("stop sell", "venda fechada")
        case .restrictions: Phrase("restrictions", "restrições")
        case .halfYear: Phrase("half-year", "meio ano")
        case .availability: Phrase("availability", "disponibilidade")
        }
    }
}

/// What the calls of a test of single changes must look like (contract §8.1–8.14b).
struct Expectation: Sendable {
    let lane: Lane
    /// How many calls are allowed.
    let calls: ClosedRange<Int>
    let kind: ChangeKind
    let rows: [ExpectedRow]
}

extension CertificationTest {
    /// The table of a test of single changes; nil for the others.
    var expectation: Expectation? {
        switch self {
        case .singleRate: .singleRate
        case .severalRates: .severalRates
        case .rateRanges: .rateRanges
        case .minStay: .minStay
        case .stopSell: .stopSell
        case .severalRestrictions: .severalRestrictions
        case .halfYear: .halfYear
        case .singleAvailability: .singleAvailability
        case .availabilityRange: .availabilityRange
        case .fullSync, .bookings, .rateLimits, .updateLogic: nil
        }
    }
}

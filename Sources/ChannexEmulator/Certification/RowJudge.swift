import HotelValues

/// Judges what was said about one row of a test's table.
struct RowJudge {
    let row: ExpectedRow
    let days: ClosedRange<Day>
    let test: CertificationTest
    let kind: ChangeKind
    let subject: CertificationSubject
    /// The updates of the row's target, in the order of their arrival.
    let updates: [RecordedUpdate]

    private var isSingleDate: Bool { days.lowerBound == days.upperBound }

    /// Notes everything that is wrong with the row.
    func judge(_ findings: inout Findings) {
        judgeExtras(&findings)
        guard judgeDates(&findings) else { return }
        if test == .halfYear {
            judgeHalfYear(&findings)
        } else {
            if !isSingleDate { judgeRange(&findings) }
            judgeValues(&findings)
        }
        if isSingleDate, updates.contains(where: { !$0.isRange }) {
            advise(.preferRange, &findings)
        }
    }

    /// Notes fields that the row does not list (contract §8.16): a change carries what was changed, and nothing else.
    private func judgeExtras(_ findings: inout Findings) {
        let listed = Set(row.wanted.flatMap { $0.fields(subject) })
        for update in updates {
            let extra = Set(update.fields.keys).subtracting(listed)
            let names = ([extra.names] + update.others).filter { !$0.isEmpty }.joined(separator: ", ")
            guard !names.isEmpty else { continue }
            let restrictions = subject.declared.subtracting(listed).subtracting([.availability])
            if kind == .rate, restrictions.isSubset(of: extra) {
                fail(.snapshot, &findings)
            } else {
                fail(.extraFields(names, kind), &findings)
            }
        }
    }

    /// Notes dates that are not the row's; false where no night of the row was spoken of.
    private func judgeDates(_ findings: inout Findings) -> Bool {
        let nights = Set(updates.flatMap(\.nights)).sorted()
        guard let first = nights.first else {
            for wanted in row.wanted { failMissing(wanted, &findings) }
            return false
        }
        if isSingleDate {
            guard nights.count == 1 else {
                fail(.severalDates(nights.count), &findings)
                return nights.contains(days.lowerBound)
            }
            guard first == days.lowerBound else {
                fail(.otherDate(first, expected: days.lowerBound), &findings)
                return false
            }
            return true
        }
        if let stray = nights.first(where: { !days.contains($0) }) {
            fail(.strayDate(stray, expected: days), &findings)
        }
        return nights.contains { days.contains($0) }
    }

    private func failMissing(_ wanted: Wanted, _ findings: inout Findings) {
        for field in wanted.fields(subject) {
            fail(.unset(field, wanted, on: days), &findings)
        }
    }

    /// Notes a range that was sent in pieces.
    private func judgeRange(_ findings: inout Findings) {
        let isWhole = updates.contains { $0.isRange && $0.days == days && $0.weekdays == .all }
        guard !isWhole, updates.count > 1 else { return }
        fail(.inPieces(updates.count, days), &findings)
    }

    /// Notes values that are not the table's, by the last that was said about each night.
    private func judgeValues(_ findings: inout Findings) {
        for wanted in row.wanted {
            for field in wanted.fields(subject) { judge(wanted, field, &findings) }
        }
    }

    private func judge(_ wanted: Wanted, _ field: ARIField, _ findings: inout Findings) {
        var said: [Day: JSON] = [:]
        for update in updates {
            guard let value = update.fields[field] else { continue }
            for night in update.nights { said[night] = value }
        }
        let wrong = days.filter { day in said[day].map { !wanted.isMet(by: $0, in: subject.currency) } ?? true }
        guard let first = wrong.first else { return }
        let isNowhere = wrong.count == days.count
        if isNowhere, test == .singleAvailability {
            fail(.unset(field, wanted, on: nil), &findings)
        } else if let value = said[first] {
            fail(.wrongValue(field, value, on: first, andMore: wrong.count - 1, wanted), &findings)
        } else if isNowhere {
            fail(.unset(field, wanted, on: days), &findings)
        } else {
            fail(.missingNights(field, wrong.count, of: days.count, from: first), &findings)
        }
    }

    /// Notes fields that no single value sets for the whole half year: the checker reads `date_from` and `date_to`.
    private func judgeHalfYear(_ findings: inout Findings) {
        let whole = updates.filter { $0.isRange && $0.days == days && $0.weekdays == .all }
        for wanted in row.wanted {
            for field in wanted.fields(subject) {
                let last = whole.last { $0.fields[field] != nil }?.fields[field]
                if let last, wanted.isMet(by: last, in: subject.currency) { continue }
                fail(.noHalfYear(field, last, on: days, wanted), &findings)
            }
        }
    }

    /// Notes a failure of this row.
    private func fail(_ phrase: Phrase, _ findings: inout Findings) {
        findings.fail(phrase.prefixed("\(row.target.name): "))
    }

    private func advise(_ phrase: Phrase, _ findings: inout Findings) {
        findings.advise(phrase.prefixed("\(row.target.name): "))
    }
}

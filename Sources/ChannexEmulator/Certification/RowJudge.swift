import HotelValues

/// Judges what was said about one row of a test's table.
struct RowJudge {
    let row: ExpectedRow
    let days: ClosedRange<Day>
    let test: CertificationTest
    let kind: String
    let subject: CertificationSubject
    /// The updates of the row's target, in the order of their arrival.
    let updates: [RecordedUpdate]

    private var name: String { row.target.name }
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
            findings.advise("\(name): prefer date_from and date_to over date, which checkers read less surely")
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
            if kind == "rate", restrictions.isSubset(of: extra) {
                findings.fail(
                    "\(name): the update also carries all declared restrictions: a snapshot-based update rather than a"
                        + " rate-only delta"
                )
            } else {
                findings.fail("\(name): the \(kind) update also carries \(names)")
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
                findings.fail("\(name): must target a single date, got \(nights.count)")
                return nights.contains(days.lowerBound)
            }
            guard first == days.lowerBound else {
                findings.fail("\(name): targets \(first), expected \(days.lowerBound)")
                return false
            }
            return true
        }
        if let stray = nights.first(where: { !days.contains($0) }) {
            findings.fail("\(name): targets \(stray), expected only \(days.text)")
        }
        return nights.contains { days.contains($0) }
    }

    private func failMissing(_ wanted: Wanted, _ findings: inout Findings) {
        for field in wanted.fields(subject) {
            findings.fail("\(name): no update sets \(field.rawValue) to \(wanted.text) on \(days.text)")
        }
    }

    /// Notes a range that was sent in pieces.
    private func judgeRange(_ findings: inout Findings) {
        let isWhole = updates.contains { $0.isRange && $0.days == days && $0.weekdays == .all }
        guard !isWhole, updates.count > 1 else { return }
        findings.fail(
            "\(name): \(updates.count) values for one range: send one with date_from \(days.lowerBound) and date_to"
                + " \(days.upperBound)"
        )
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
            findings.fail("\(name): no update sets availability to \(wanted.text)")
        } else if let value = said[first] {
            let more = wrong.count > 1 ? " and \(wrong.count - 1) more nights" : ""
            findings.fail(
                "\(name): \(field.rawValue) is \(value.encodedText) on \(first)\(more), expected \(wanted.text)"
            )
        } else if isNowhere {
            findings.fail("\(name): no update sets \(field.rawValue) to \(wanted.text) on \(days.text)")
        } else {
            findings.fail(
                "\(name): \(field.rawValue) is missing on \(wrong.count) of \(days.count) nights, from \(first)"
            )
        }
    }

    /// Notes fields that no single value sets for the whole half year: the checker reads `date_from` and `date_to`.
    private func judgeHalfYear(_ findings: inout Findings) {
        let whole = updates.filter { $0.isRange && $0.days == days && $0.weekdays == .all }
        for wanted in row.wanted {
            for field in wanted.fields(subject) {
                let last = whole.last { $0.fields[field] != nil }?.fields[field]
                if let last, wanted.isMet(by: last, in: subject.currency) { continue }
                let said = last.map { ", which is \($0.encodedText)" } ?? ""
                findings.fail(
                    "\(name): no valid \(field.rawValue) over the half-year range \(days.text), expected"
                        + " \(wanted.text)\(said)"
                )
            }
        }
    }
}

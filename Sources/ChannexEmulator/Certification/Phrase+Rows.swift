import HotelValues

/// What judges say of a row of a test's table; the row is named before.
extension Phrase {
    static let preferRange = Phrase(
        "prefer date_from and date_to over date, which checkers read less surely",
        "prefira date_from e date_to a date, que os verificadores leem com menos segurança"
    )

    static let snapshot = Phrase(
        "the update also carries all declared restrictions: a snapshot-based update rather than a rate-only delta",
        "a atualização traz também todas as restrições declaradas: é um retrato completo, e não só a tarifa que mudou"
    )

    static func extraFields(_ names: String, _ kind: ChangeKind) -> Phrase {
        Phrase(
            "the \(kind.phrase.english) update also carries \(names)",
            "a atualização de \(kind.phrase.portuguese) traz também \(names)"
        )
    }

    // MARK: Dates

    static func severalDates(_ count: Int) -> Phrase {
        Phrase("must target a single date, got \(count)", "deve tratar de uma única data, vieram \(count)")
    }

    static func otherDate(_ day: Day, expected: Day) -> Phrase {
        Phrase("targets \(day), expected \(expected)", "trata de \(day), o esperado é \(expected)")
    }

    static func strayDate(_ day: Day, expected: ClosedRange<Day>) -> Phrase {
        Phrase(
            "targets \(day), expected only \(expected.phrase.english)",
            "trata de \(day), o esperado é só \(expected.phrase.portuguese)"
        )
    }

    static func inPieces(_ count: Int, _ days: ClosedRange<Day>) -> Phrase {
        Phrase(
            "\(count) values for one range: send one with date_from \(days.lowerBound) and date_to \(days.upperBound)",
            "\(count) valores para um só período: envie um com date_from \(days.lowerBound) e date_to \(days.upperBound)"
        )
    }

    static func missingNights(_ field: ARIField, _ count: Int, of all: Int, from first: Day) -> Phrase {
        Phrase(
            "\(field.rawValue) is missing on \(count) of \(all) nights, from \(first)",
            "\(field.rawValue) falta em \(count) de \(all) noites, a partir de \(first)"
        )
    }

    // MARK: Values

    static func unset(_ field: ARIField, _ wanted: Wanted, on days: ClosedRange<Day>?) -> Phrase {
        let value = wanted.phrase
        return Phrase(
            "no update sets \(field.rawValue) to \(value.english)\(days.map { " on \($0.phrase.english)" } ?? "")",
            "nenhuma atualização define \(field.rawValue) como \(value.portuguese)"
                + (days.map { " (\($0.phrase.portuguese))" } ?? "")
        )
    }

    static func wrongValue(
        _ field: ARIField,
        _ value: JSON,
        on day: Day,
        andMore count: Int,
        _ wanted: Wanted
    ) -> Phrase {
        let more = count > 0 ? Phrase(" and \(count) more nights", " e em mais \(count.of("noite"))") : Phrase("", "")
        return Phrase(
            "\(field.rawValue) is \(value.encodedText) on \(day)\(more.english), expected \(wanted.phrase.english)",
            "\(field.rawValue) é \(value.encodedText) em \(day)\(more.portuguese), o esperado é \(wanted.phrase.portuguese)"
        )
    }

    static func noHalfYear(_ field: ARIField, _ value: JSON?, on days: ClosedRange<Day>, _ wanted: Wanted) -> Phrase {
        Phrase(
            "no valid \(field.rawValue) over the half-year range \(days.phrase.english), expected"
                + " \(wanted.phrase.english)\(value.map { ", which is \($0.encodedText)" } ?? "")",
            "nenhum \(field.rawValue) válido no meio ano inteiro (\(days.phrase.portuguese)), o esperado é"
                + " \(wanted.phrase.portuguese)\(value.map { ", veio \($0.encodedText)" } ?? "")"
        )
    }
}

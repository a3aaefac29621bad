/// The calls that wrote availability or restrictions, as the console lists them.
extension World {
    /// The latest ones first, of `?property=` and `?lane=`, only those with trouble where `?trouble=true`.
    func taskLines(_ query: Query) -> JSON {
        let property = query.property
        let lane = query.value("lane").flatMap(Lane.init)
        let isTrouble = query.flag("trouble")
        let kept = calls.calls(after: 0).filter { call in
            guard let own = call.lane, lane ?? own == own else { return false }
            if let property, !call.note.properties.contains(property) { return false }
            return !isTrouble || call.status >= 400 || !call.note.warnings.isEmpty
        }
        let shown = kept.suffix(query.limit(default: 50)).reversed()
        return ["tasks": .array(shown.map(\.line)), "total": JSON(kept.count)]
    }

    /// One call with its exact body, the warnings that it got, and these in words.
    func taskDetail(_ number: String, in language: Language) throws(Refusal) -> JSON {
        guard let number = Int(number), let call = calls.calls(after: number - 1).first, call.number == number,
            call.lane != nil
        else { throw .notFound }
        let sentences = call.note.warnings.map { Phrase(warning: $0["warning"] ?? .null) }
        return call.line.merging([
            "body": JSON(call.body.map { String(decoding: $0, as: UTF8.self) }), "warnings": .array(call.note.warnings),
            "sentences": sentences.json(in: language),
        ])
    }
}

extension CallRecord {
    fileprivate var line: JSON { summary.merging(["lane": JSON(lane?.rawValue)]) }
}

/// A mark from 0 to 10, in tenths, because marks are written with one digit after the point (contract §7.3).
struct Score: Hashable, Codable, Sendable {
    let tenths: Int

    /// That many tenths; nil outside of the scale.
    init?(tenths: Int) {
        guard (0...100).contains(tenths) else { return nil }
        self.tenths = tenths
    }

    /// Reads a number such as `9` or `8.7`; nil for a finer one, and outside of the scale.
    init?(_ value: JSON) {
        guard case .number(let text) = value else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]), (0...10).contains(whole) else { return nil }
        let tenth = parts.count == 2 ? (parts[1].count == 1 ? Int(parts[1]) : nil) : 0
        guard let tenth else { return nil }
        self.init(tenths: whole * 10 + tenth)
    }

    /// The mean of several, rounded half up; nil of none.
    init?(meanOf scores: [Score]) {
        guard !scores.isEmpty else { return nil }
        let sum = scores.map(\.tenths).reduce(0, +)
        tenths = (2 * sum + scores.count) / (2 * scores.count)
    }

    /// Always with a digit after the point, as the framework writes such numbers.
    var json: JSON { .number("\(tenths / 10).\(tenths % 10)") }

    /// The same on the agency's scale: Airbnb gives up to five stars.
    func json(at ota: OTA) -> JSON {
        guard ota == .airbnb, let stars = Score(tenths: (tenths + 1) / 2) else { return json }
        return stars.json
    }
}

/// A mark for one thing, such as `clean`.
struct CategoryScore: Hashable, Codable, Sendable {
    let category: String
    let score: Score
}

extension [CategoryScore] {
    /// The marks as a list of objects.
    var json: JSON { .array(map { ["category": .string($0.category), "score": $0.score.json] }) }

    /// The marks on the agency's scale.
    func json(at ota: OTA) -> JSON {
        .array(map { ["category": .string($0.category), "score": $0.score.json(at: ota)] })
    }

    /// The mean of each category, in the order of their names.
    var means: [CategoryScore] {
        Dictionary(grouping: self, by: \.category).sorted { $0.key < $1.key }.compactMap { category, scores in
            Score(meanOf: scores.map(\.score)).map { CategoryScore(category: category, score: $0) }
        }
    }
}

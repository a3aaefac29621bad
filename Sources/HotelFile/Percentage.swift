/// A share of a price, in hundredths of a percent: 11250 is 112.5 %.
struct Percentage: Hashable, Sendable {
    /// 1 to 100000, which is 0.01 % to 1000 %.
    let hundredths: Int

    /// The price as it is.
    static let whole = Percentage(hundredths: 10_000)
    /// What a file may say.
    static let allowed = 1...100_000

    /// A share of that many hundredths of a percent.
    init(hundredths: Int) {
        self.hundredths = hundredths
    }

    /// Hundredths of a percent that are added, from text such as `-10%` or `+12.5%`; nil for any other.
    static func added(_ text: String) -> Int? {
        let isNegative = text.hasPrefix("-")
        guard let share = Percentage(isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text) else {
            return nil
        }
        return isNegative ? -share.hundredths : share.hundredths
    }

    /// Reads text such as `115%` or `112.5%`, with at most two digits after the point; nil for any other.
    init?(_ text: String) {
        guard let found = text.wholeMatch(of: /([0-9]{1,9})(?:\.([0-9]{1,2}))?%/), let whole = Int(found.1) else {
            return nil
        }
        let digits = found.2 ?? ""
        guard let fraction = Int(digits + String(repeating: "0", count: 2 - digits.count)) else { return nil }
        self.hundredths = whole * 100 + fraction
    }
}

/// Whole numbers written as decimal ones.
enum DecimalText {
    /// The number divided by ten to the power of `places`, with all its places.
    static func text(_ number: Int64, places: Int) -> String {
        var digits = String(number.magnitude)
        while digits.count <= places { digits = "0" + digits }
        let end = digits.index(digits.endIndex, offsetBy: -places)
        return (number < 0 ? "-" : "") + digits[..<end] + (places == 0 ? "" : "." + digits[end...])
    }

    /// Ten-thousandths as percent, such as `99.60`.
    static func percent(ofTenThousand number: Int) -> String { text(Int64(number), places: 2) }
}

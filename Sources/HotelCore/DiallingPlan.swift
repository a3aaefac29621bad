/// How a country's telephone numbers are written at home.
struct DiallingPlan {
    /// The country's prefix, without `+`.
    let prefix: String
    /// What is put before a number at home only; no number proper begins with it.
    let trunk: String?
    /// How many digits a number has after the prefix.
    let nationalLengths: ClosedRange<Int>

    /// The digits of a number that begins with a country's prefix, without a trunk digit, as in `+44 (0)20 …`; nil
    /// where the country is known and has no such numbers.
    static func canonical(international digits: [UInt8]) -> [UInt8]? {
        guard digits.first != UInt8(ascii: "0") else { return nil }
        guard let plan = table.values.first(where: { digits.starts(with: $0.prefix.utf8) }) else { return digits }
        return plan.number(digits.dropFirst(plan.prefix.utf8.count))
    }

    /// The digits, with the country's prefix, of a number as it is dialled in that country (ISO 3166); nil where they
    /// are no number, or the country is unknown.
    static func canonical(_ digits: [UInt8], dialledIn country: String) -> [UInt8]? {
        let abroad = abroadCodes[country] ?? "00"
        if digits.starts(with: abroad.utf8) {
            return canonical(international: Array(digits.dropFirst(abroad.utf8.count)))
        }
        guard let home = table[country] else { return nil }
        if digits.starts(with: home.prefix.utf8), let number = home.number(digits.dropFirst(home.prefix.utf8.count)) {
            return number
        }
        if let number = home.number(digits[...]) { return number }
        // A local number without its area is shorter than 11 digits everywhere, and could be taken for a foreign one.
        guard digits.count >= 11, table.values.contains(where: { digits.starts(with: $0.prefix.utf8) }) else {
            return nil
        }
        return canonical(international: digits)
    }

    /// Prefix and number, the trunk digit removed; nil where the country has no such number.
    private func number(_ written: ArraySlice<UInt8>) -> [UInt8]? {
        let national = hasTrunk(written) ? written.dropFirst(trunk?.utf8.count ?? 0) : written
        guard nationalLengths.contains(national.count) else { return nil }
        // In Brazil eleven digits are a mobile's: the area's two, then a 9.
        if prefix == "55", national.count == 11, national.dropFirst(2).first != UInt8(ascii: "9") { return nil }
        return Array(prefix.utf8) + national
    }

    private func hasTrunk(_ digits: ArraySlice<UInt8>) -> Bool {
        trunk.map { digits.starts(with: $0.utf8) } ?? false
    }

    /// What is dialled before a foreign country's prefix, where it is not `00`.
    private static let abroadCodes = ["AU": "0011", "CA": "011", "JP": "010", "US": "011"]

    private static let table = rows.mapValues { DiallingPlan(prefix: $0, trunk: $1, nationalLengths: $2) }

    private static let rows: [String: (String, String?, ClosedRange<Int>)] = [
        "AR": ("54", "0", 10...11), "AT": ("43", "0", 7...13), "AU": ("61", "0", 9...9), "BE": ("32", "0", 8...9),
        "BO": ("591", "0", 8...8), "BR": ("55", "0", 10...11), "CA": ("1", "1", 10...10), "CH": ("41", "0", 9...9),
        "CL": ("56", nil, 9...9), "CN": ("86", "0", 10...11), "CO": ("57", nil, 10...10), "DE": ("49", "0", 6...13),
        "DK": ("45", nil, 8...8), "EC": ("593", "0", 8...9), "ES": ("34", nil, 9...9), "FI": ("358", "0", 6...11),
        "FR": ("33", "0", 9...9), "GB": ("44", "0", 9...10), "GR": ("30", nil, 10...10), "IE": ("353", "0", 7...9),
        "IL": ("972", "0", 8...9), "IN": ("91", "0", 10...10), "IT": ("39", nil, 6...11), "JP": ("81", "0", 9...10),
        "MX": ("52", "1", 10...10), "NL": ("31", "0", 9...9), "NO": ("47", nil, 8...8), "NZ": ("64", "0", 8...10),
        "PE": ("51", "0", 8...9), "PL": ("48", nil, 9...9), "PT": ("351", nil, 9...9), "PY": ("595", "0", 8...9),
        "SE": ("46", "0", 7...10), "US": ("1", "1", 10...10), "UY": ("598", "0", 8...8), "VE": ("58", "0", 10...10),
        "ZA": ("27", "0", 9...9),
    ]
}

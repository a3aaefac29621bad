/// Ids in the only form that Channex has: version 4, in lower case (contract §1.9).
enum UUIDText {
    /// An id out of a generator's bits.
    static func random(using generator: inout some RandomNumberGenerator) -> String {
        let digits = Array("0123456789abcdef")
        let words = [generator.next(), generator.next()]
        var text = ""
        for place in 0..<32 {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            let nibble = Int(truncatingIfNeeded: words[place / 16] >> UInt64(place % 16 * 4)) & 0xf
            switch place {
            case 12: text.append("4")
            case 16: text.append(digits[nibble & 0x3 | 0x8])
            default: text.append(digits[nibble])
            }
        }
        return text
    }
}

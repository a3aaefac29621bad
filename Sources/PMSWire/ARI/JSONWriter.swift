import HotelValues

/// Appends JSON to bytes, with no tree and no dictionary in between: for answers of a million bytes.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends the characters as they are.
    mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends finished JSON.
    mutating func write(json: [UInt8]) {
        bytes.append(contentsOf: json)
    }

    /// Appends a number.
    mutating func write(_ number: Int) {
        guard number < 0 else { return writeDigits(UInt64(number), atLeast: 1) }
        bytes.append(UInt8(ascii: "-"))
        writeDigits(UInt64(number.magnitude), atLeast: 1)
    }

    /// Appends a string, escaped.
    mutating func write(string text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                write("\\u00")
                bytes.append(JSONWriter.hexadecimal(byte >> 4))
                bytes.append(JSONWriter.hexadecimal(byte & 0xf))
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends an amount as a string of decimal text; `null` for none.
    mutating func write(amount: Int64?, exponent: Int) {
        guard let amount else { return write("null") }
        bytes.append(UInt8(ascii: "\""))
        if amount < 0 { bytes.append(UInt8(ascii: "-")) }
        var unit: UInt64 = 1
        for _ in 0..<exponent { unit *= 10 }
        let (whole, fraction) = UInt64(amount.magnitude).quotientAndRemainder(dividingBy: unit)
        writeDigits(whole, atLeast: 1)
        if exponent > 0 {
            bytes.append(UInt8(ascii: "."))
            writeDigits(fraction, atLeast: exponent)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeDigits(_ number: UInt64, atLeast count: Int) {
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        while bytes.count - start < count { bytes.append(48) }
        bytes[start...].reverse()
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 87 + nibble }
}

/// The hash FNV-1a of 128 bits over values: it tells contents apart, and is no protection against a forger.
///
/// Source: draft-eastlake-fnv, sections 2 and 5.
struct ContentHash {
    private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    /// Takes in a value with its kind and length, so that no two sequences of values look alike.
    mutating func add(_ value: SQLValue) {
        switch value {
        case .null: add([0])
        case .integer(let number):
            add([1])
            add(bytesOf: UInt64(bitPattern: number))
        case .text(let text):
            add([2])
            add(bytesOf: UInt64(text.utf8.count))
            add(text.utf8)
        case .blob(let bytes):
            add([3])
            add(bytesOf: UInt64(bytes.count))
            add(bytes)
        }
    }

    /// The hash in 32 hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    private mutating func add(bytesOf number: UInt64) {
        add((0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }

    private mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
    }
}

/// Makes ids in the form of a version 7 UUID: the milliseconds of an instant, then random bits.
///
/// Ids made one after the other sort near each other, which keeps the database's indexes compact.
public enum UniqueID {
    /// Lower-case text of 36 characters.
    public static func make(at now: Timestamp, using generator: inout some RandomNumberGenerator) -> String {
        let milliseconds = UInt64(clamping: now.microseconds / 1_000)
        let random = generator.next()
        let high = milliseconds << 16 | 0x7000 | (random & 0x0fff)
        let low = generator.next() & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        return text(high: high, low: low)
    }

    /// An id of random bits alone, in the form of a version 4 UUID: it tells nothing of when it was made.
    public static func random(using generator: inout some RandomNumberGenerator) -> String {
        let high = generator.next() & 0xffff_ffff_ffff_0fff | 0x4000
        let low = generator.next() & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        return text(high: high, low: low)
    }

    private static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = index < 16 ? high : low
                let nibble = UInt8(word >> UInt64(60 - index % 16 * 4) & 0xf)
                buffer[position] = nibble < 10 ? 48 + nibble : 87 + nibble
                position += 1
            }
            return position
        }
    }
}

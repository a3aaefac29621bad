import Crypto
import FoundationEssentials

/// Makes the keys of programs, and the hashes by which they are known.
public enum KeyMaker {
    /// A key of 256 random bits, such as `so_pKn2…`; it is shown once and kept nowhere.
    public static func make(using generator: inout some RandomNumberGenerator) -> String {
        var bytes: [UInt8] = []
        for _ in 0..<4 {
            withUnsafeBytes(of: generator.next() as UInt64) { bytes.append(contentsOf: $0) }
        }
        let text = Data(bytes).base64EncodedString()
        return "so_"
            + text.map { character -> Character in
                switch character {
                case "+": "-"
                case "/": "_"
                default: character
                }
            }
            .filter { $0 != "=" }
    }

    /// The hash that is stored in a key's place: SHA-256 in hexadecimal.
    ///
    /// A key is random, so it needs no salt.
    public static func hash(of key: String) -> String { Fingerprint.hexadecimal(of: Array(key.utf8)) }
}

/// Short names for long bytes.
enum Fingerprint {
    /// SHA-256, in hexadecimal.
    static func hexadecimal(of bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { text in
            var position = 0
            for byte in SHA256.hash(data: bytes) {
                text[position] = digit(byte >> 4)
                text[position + 1] = digit(byte & 0xf)
                position += 2
            }
            return position
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

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
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xf)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

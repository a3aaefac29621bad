/// What the name of a JSON member says about its value.
enum SensitiveKey {
    /// Card data, or a copy of the OTA's whole message: it is not kept.
    case secret
    /// A telephone number, which is not to be mistaken for a card's.
    case telephone

    /// Judges the name without regard to case, underscores and hyphens; nil for an ordinary one.
    init?(_ name: some Sequence<UInt8>) {
        let letters = Letters(name)
        if SensitiveKey.secrets.contains(letters.packed) || letters.start == SensitiveKey.virtualCard {
            self = .secret
        } else if SensitiveKey.telephones.contains(letters.packed) {
            self = .telephone
        } else {
            return nil
        }
    }

    /// The small letters and digits of a name, one byte each; no name that is looked for has more than sixteen.
    private struct Letters {
        /// All of them; zero when there are more than sixteen.
        var packed: UInt128 = 0
        /// The first eleven.
        var start: UInt128 = 0

        init(_ name: some Sequence<UInt8>) {
            var count = 0
            for byte in name {
                let letter: UInt8
                switch byte {
                case 65...90: letter = byte + 32
                case 97...122, 48...57: letter = byte
                default: continue
                }
                packed = packed << 8 | UInt128(letter)
                count += 1
                if count == 11 { start = packed }
            }
            if count > 16 { packed = 0 }
        }
    }

    private static func packed(_ names: [String]) -> [UInt128] { names.map { Letters($0.utf8).packed } }

    private static let secrets = packed([
        "guarantee", "rawmessage", "cardnumber", "cardno", "ccnumber", "pan", "card", "creditcard", "paymentcard",
        "cvv", "cvv2", "cvc", "cvc2", "cvn", "csc", "securitycode", "cardsecuritycode", "cardholdername", "cardholder",
        "nameoncard", "creditcardnumber",
    ])

    private static let telephones = packed(["phone", "telephone", "mobile", "phonenumber", "mobilephone", "fax"])

    /// How the names of all fields of virtual cards begin.
    private static let virtualCard = Letters("virtualcard".utf8).packed
}

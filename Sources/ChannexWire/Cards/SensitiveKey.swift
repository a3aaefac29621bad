/// What the name of a JSON member says about its value.
enum SensitiveKey {
    /// Card data, or a copy of the OTA's whole message: it is not kept.
    case secret
    /// A telephone number, which is not to be mistaken for a card's.
    case telephone

    /// Judges the name without regard to case, underscores and hyphens; nil for an ordinary one.
    init?(_ name: String) {
        let bytes = name.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case 65...90: byte + 32
            case 97...122, 48...57: byte
            default: nil
            }
        }
        let plain = String(decoding: bytes, as: UTF8.self)
        if SensitiveKey.secrets.contains(plain) || plain.hasPrefix("virtualcard") {
            self = .secret
        } else if SensitiveKey.telephones.contains(plain) {
            self = .telephone
        } else {
            return nil
        }
    }

    private static let secrets: Set<String> = [
        "guarantee", "rawmessage", "cardnumber", "cardno", "ccnumber", "pan", "card", "creditcard", "paymentcard",
        "cvv", "cvv2", "cvc", "cvc2", "cvn", "csc", "securitycode", "cardsecuritycode", "cardholdername", "cardholder",
        "nameoncard", "creditcardnumber",
    ]

    private static let telephones: Set<String> = ["phone", "telephone", "mobile", "phonenumber", "mobilephone", "fax"]
}

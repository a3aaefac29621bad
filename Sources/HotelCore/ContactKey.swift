/// What two contacts are compared by: the same key means the same person.
public enum ContactKey {
    /// The key of an e-mail address; nil when it says nothing about who it is.
    ///
    /// Lower case without surrounding spaces. Addresses that a channel made up for one booking (relays) and
    /// placeholders identify nobody.
    public static func email(_ text: String?) -> String? {
        guard let trimmed = text.map(trimmed)?.lowercased(), trimmed.utf8.count <= 254 else { return nil }
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(".") else { return nil }
        guard !trimmed.contains(where: \.isWhitespace) else { return nil }
        let domain = parts[1]
        guard !domain.hasPrefix("."), !domain.hasSuffix(".") else { return nil }
        guard !isRelay(domain), !placeholders.contains(String(parts[0])) else { return nil }
        return trimmed
    }

    /// The key of a telephone number, E.164 such as `+5511987654321`; nil when it identifies nobody.
    ///
    /// After `+` or the code for calling abroad it may be of any country. Else it belongs to `country` (ISO 3166), the
    /// property's own, with or without its prefix; or to another country whose prefix it begins with, when it is no
    /// number of the property's own. What comes after a letter (an extension, a name) does not count.
    ///
    /// Nil where the area code is missing, where a Brazilian carrier was dialled, or where nothing is known of
    /// `country`: a number that may belong to several people is no key. So is one digit repeated, or a plain count.
    public static func phone(_ text: String?, country: String) -> String? {
        guard let text else { return nil }
        let written = text.unicodeScalars.drop { !isDigit($0) && $0 != "+" }.prefix { !$0.properties.isAlphabetic }
        let digits = written.filter(isDigit).map { UInt8($0.value) }
        let number =
            if written.first == "+" {
                DiallingPlan.canonical(international: digits)
            } else {
                DiallingPlan.canonical(digits, dialledIn: country)
            }
        guard let number, (8...15).contains(number.count), !isPlaceholder(number) else { return nil }
        return "+" + String(decoding: number, as: UTF8.self)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isPlaceholder(_ digits: [UInt8]) -> Bool {
        let tail = digits.suffix(7)
        let isRepeated = tail.allSatisfy { $0 == tail.first }
        let isCount = zip(tail, tail.dropFirst()).allSatisfy {
            $1 == ($0 == UInt8(ascii: "9") ? UInt8(ascii: "0") : $0 + 1)
        }
        return isRepeated || isCount
    }

    private static func isRelay(_ domain: Substring) -> Bool {
        relays.contains { domain == $0 || domain.hasSuffix(".\($0)") }
    }

    private static func trimmed(_ text: String) -> String {
        var characters = Substring(text)
        while characters.first?.isWhitespace == true { characters.removeFirst() }
        while characters.last?.isWhitespace == true { characters.removeLast() }
        return String(characters)
    }

    /// Domains whose addresses stand for one booking, not for a person.
    ///
    /// Apple's relay is not among them: an address of it stands for one person.
    private static let relays: Set<String> = [
        "guest.booking.com", "property.booking.com", "mchat.booking.com", "guest.airbnb.com", "host.airbnb.com",
        "reply.airbnb.com", "user.airbnb.com", "expediapartnercentral.com", "messages.homeaway.com", "guest.agoda.com",
        "agoda-messaging.com", "guest.hotelbeds.com", "guest.trip.com", "guest.hostelworld.com", "guest.decolar.com",
        "guest.despegar.com",
    ]

    private static let placeholders: Set<String> = [
        "noreply", "no-reply", "no_reply", "none", "noemail", "no-email", "nomail", "na", "n", "null", "test",
        "unknown", "semail", "sem-email", "sememail", "naotem", "naoinformado",
    ]
}

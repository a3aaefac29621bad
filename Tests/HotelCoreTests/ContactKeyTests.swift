import HotelCore
import Testing

@Suite("Contact keys")
struct ContactKeyTests {
    @Test(
        "an e-mail address is compared in lower case and without spaces around it",
        arguments: [
            ("ana@gmail.com", "ana@gmail.com"), ("Ana.Costa@GMail.COM", "ana.costa@gmail.com"),
            ("  ana@gmail.com\n", "ana@gmail.com"), ("\u{a0}ana@gmail.com\r\n", "ana@gmail.com"),
            ("ana+hotel@mail.example.br", "ana+hotel@mail.example.br"), ("ÁNA@gmail.com", "ána@gmail.com"),
            ("a@b.co", "a@b.co"), ("booking.com@ana.com.br", "booking.com@ana.com.br"),
            ("ana@notguest.booking.com.br", "ana@notguest.booking.com.br"),
            ("x7k2@privaterelay.appleid.com", "x7k2@privaterelay.appleid.com"),
        ]
    )
    func emails(text: String, key: String) {
        #expect(ContactKey.email(text) == key)
    }

    @Test(
        "an address that identifies nobody has no key",
        arguments: [
            nil, "", " ", ".", "-", "@", "ana", "ana@", "@gmail.com", "ana@gmail", "ana@.com", "ana@gmail.com.",
            "ana@@gmail.com", "ana@gmail.com, bruno@gmail.com", "ana costa@gmail.com", "ana\tcosta@gmail.com",
            "Ana <ana@gmail.com>", "hwetra.6123268@guest.booking.com", "HWETRA.1@Guest.Booking.com",
            "ana@sub.guest.booking.com", "x1@m.expediapartnercentral.com", "x1@reply.airbnb.com",
            "x1@agoda-messaging.com", "noreply@ota.com", "No-Reply@ota.com", "test@test.com", "semail@hotel.com.br",
            String(repeating: "a", count: 250) + "@b.co",
        ]
    )
    func noEmails(text: String?) {
        #expect(ContactKey.email(text) == nil)
    }

    @Test(
        "a Brazilian mobile is the same in every notation",
        arguments: [
            "(11) 98765-4329", "11 98765-4329", "11987654329", "011 98765-4329", "0 11 98765 4329", "(011) 98765.4329",
            "+55 11 98765-4329", "+55 (11) 98765-4329", "+55 (011) 98765-4329", "+5511987654329", "(+55) 11 98765-4329",
            "55 11 98765-4329", "5511987654329", "55 011 98765-4329", "0055 11 98765-4329", "00 55 11 987654329",
            "  +55 11 98765-4329 ", "Tel: +55 11 98765-4329", "11 98765-4329 (Ana)", "11 98765-4329 ramal 12",
            "+55\u{a0}11\u{a0}98765\u{2011}4329", "+ 55 11 98765 4329",
        ]
    )
    func brazilianMobile(text: String) {
        #expect(ContactKey.phone(text, country: "BR") == "+5511987654329")
    }

    @Test(
        "numbers called from Brazil",
        arguments: [
            ("(11) 98765-4321", "+5511987654321"), ("011 98765-4321", "+5511987654321"),
            ("(11) 3333-4445", "+551133334445"), ("0 11 3333 4445", "+551133334445"),
            // Area 55, Santa Maria, looks like the country's prefix.
            ("(55) 99876-5432", "+5555998765432"), ("55 3221-1290", "+555532211290"),
            ("55 55 99876-5432", "+5555998765432"), ("+55 55 3221-1290", "+555532211290"),
            // Foreign numbers with and without a plus.
            ("+44 20 7946 0958", "+442079460958"), ("+44 (0)20 7946 0958", "+442079460958"),
            ("0044 20 7946 0958", "+442079460958"), ("44 20 7946 0958", "+442079460958"),
            ("(+44) 20 7946 0958", "+442079460958"), ("+1 (212) 555-0187", "+12125550187"),
            ("1 212 555 0187", "+12125550187"), ("+351 912 345 679", "+351912345679"),
            ("351 912 345 679", "+351912345679"), ("+39 06 6982 1234", "+390669821234"),
            ("+54 9 11 4321-9876", "+5491143219876"), ("+52 1 55 1234 9876", "+525512349876"),
            ("+52 55 1234 9876", "+525512349876"), ("+7 916 123-98-76", "+79161239876"),
            ("+258 84 123 9876", "+258841239876"), ("+65 6123 9876", "+6561239876"),
        ]
    )
    func calledFromBrazil(text: String, key: String) {
        #expect(ContactKey.phone(text, country: "BR") == key)
    }

    @Test(
        "numbers called from elsewhere",
        arguments: [
            ("US", "(212) 555-0187", "+12125550187"), ("US", "1-212-555-0187", "+12125550187"),
            ("US", "011 55 11 98765-4329", "+5511987654329"), ("US", "5511987654329", "+5511987654329"),
            ("GB", "020 7946 0958", "+442079460958"), ("GB", "+442079460958", "+442079460958"),
            ("PT", "912 345 679", "+351912345679"), ("IT", "06 6982 1234", "+390669821234"),
            ("DE", "030/1234 5098", "+493012345098"), ("DE", "0049 30 12345098", "+493012345098"),
            ("MX", "55 1234 9876", "+525512349876"), ("JP", "010 55 11 98765-4329", "+5511987654329"),
            ("RU", "+55 11 98765-4329", "+5511987654329"), ("RU", "0055 11 98765-4329", "+5511987654329"),
        ]
    )
    func calledFromElsewhere(country: String, text: String, key: String) {
        #expect(ContactKey.phone(text, country: country) == key)
    }

    @Test(
        "a number that may belong to several people, or to nobody, has no key",
        arguments: [
            ("BR", nil), ("BR", ""), ("BR", "."), ("BR", "-"), ("BR", "+"), ("BR", "ana"), ("BR", "190"),
            // No area code.
            ("BR", "98765-4329"), ("BR", "3333-4445"), ("BR", "+55 98765-4329"), ("BR", "3987-6543"),
            // A carrier dialled; too long; two at once; nothing that Brazil has.
            ("BR", "0 15 11 98765-4329"), ("BR", "0 43 11 3333-4445"), ("BR", "+55 11 98765-43290"),
            ("BR", "11 98765-4329 / 11 3333-4445"), ("BR", "011 88765-43290"), ("BR", "+011 98765-4329"),
            // Placeholders.
            ("BR", "0000000000"), ("BR", "+65 0000 0000"), ("BR", "(11) 99999-9999"), ("BR", "11 11111-1111"),
            ("BR", "(11) 91234-5678"), ("BR", "1234567890"), ("BR", "+1 123 456 7890"), ("BR", "+55 21 3456-7890"),
            // An unknown country's own notation.
            ("RU", "8 916 123-98-76"), ("", "11 98765-4329"),
        ] as [(String, String?)]
    )
    func noPhones(country: String, text: String?) {
        #expect(ContactKey.phone(text, country: country) == nil)
    }

    @Test("a key is its own key", arguments: ["BR", "US", "DE", "RU"])
    func idempotent(country: String) throws {
        for number in ["+5511987654329", "+442079460958", "+12125550187", "+390669821234", "+79161239876"] {
            #expect(ContactKey.phone(number, country: country) == number)
        }
    }
}

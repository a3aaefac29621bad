import HotelCore
import HotelFile
import HotelValues
import PMS
import Testing

/// A place in `Files.inn`, what stands there instead, and what the reader says.
struct Mistake: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let message: String

    init(_ old: String, _ new: String, _ message: String) {
        self.old = old
        self.new = new
        self.message = message
    }

    var testDescription: String { message }
}

@Suite("Mistakes in a hotel file")
struct MistakeTests {
    @Test("the file without mistakes is read")
    func noMistake() throws {
        let hotel = try Files.parse(Files.inn)
        #expect(hotel.plan.ratePlans.map(\.id.rawValue) == ["a-flex", "a-nr", "b-flex", "b-nr"])
        #expect(hotel.plan.roomTypes.map(\.defaultOccupancy) == [2, 1])
        #expect(hotel.plan.ratePlans.map(\.primaryOccupancy) == [2, 2, 1, 1])
        #expect(hotel.language == "en")
    }

    @Test("is one line that names file, line, path and remedy", arguments: ofForm + ofNames + ofValues + ofPrices)
    func mistake(_ mistake: Mistake) throws {
        try #require(Files.inn.contains(mistake.old))
        let text = Files.inn.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
        let error = #expect(throws: HotelFileError.self) { _ = try Files.parse(text) }
        #expect(error?.description == mistake.message)
    }

    @Test(
        "that concern the whole file are told as well",
        arguments: [
            ("", "inn.yaml: property: is required"),
            ("# nothing", "inn.yaml: property: is required"),
            ("- a\n- b", "inn.yaml:1: must be a map"),
            ("just text", "inn.yaml:1: must be a map"),
            ("? [a]\n: b", "inn.yaml:1: must be a map with text as its keys"),
        ]
    )
    func wholeFile(text: String, message: String) {
        let error = #expect(throws: HotelFileError.self) { _ = try Files.parse(text) }
        #expect(error?.description == message)
    }

    @Test("countries and words that YAML 1.1 took for truth values are text")
    func norway() throws {
        let text = Files.inn.replacing("country: BR", with: "country: NO").replacing("The Inn", with: "Yes")
        let hotel = try Files.parse(text)
        #expect(hotel.plan.property.country == "NO")
        #expect(hotel.plan.property.name == "Yes")
    }

    static let ofForm = [
        Mistake(
            "name: The Inn",
            "name: [The Inn",
            "inn.yaml:4: did not find expected ',' or ']' while parsing a flow sequence"
        ),
        Mistake("  name: The Inn", "  code: inn", "inn.yaml:2: the key \"code\" is used twice"),
        Mistake("  name: The Inn\n", "", "inn.yaml:1: property.name: is required"),
        Mistake("    adults: 3\n", "", "inn.yaml:8: room_types[0].adults: is required"),
        Mistake("    rooms: [\"3\"]\n", "", "inn.yaml:12: room_types[1].rooms: is required"),
        Mistake(
            "  country: BR",
            "  country: BR\n  city: Ilheus",
            "inn.yaml:7: property.city: unknown key; known are code, name, time_zone, currency, country, language"
        ),
        Mistake(
            "    adults: 3",
            "    adult: 3",
            "inn.yaml:10: room_types[0].adult: unknown key; known are code, name, adults, children, infants, "
                + "default_occupancy, rooms, offer"
        ),
        Mistake(
            "fri:",
            "friday:",
            "inn.yaml:29: prices.weekdays.friday: unknown key; known are mon, tue, wed, thu, fri, sat, sun"
        ),
        Mistake("rooms: [\"1\", \"2\"]", "rooms: \"1\"", "inn.yaml:11: room_types[0].rooms: must be a list"),
        Mistake("rooms: [\"3\"]", "rooms: []", "inn.yaml:15: room_types[1].rooms: must have at least one item"),
        Mistake("rooms: [\"3\"]", "rooms: [3]", "inn.yaml:15: room_types[1].rooms[0]: must be text"),
        Mistake("name: The Inn", "name: {a: b}", "inn.yaml:3: property.name: must be text"),
        Mistake("name: The Inn", "name:", "inn.yaml:3: property.name: must be text"),
        Mistake("adults: 3", "adults: \"3\"", "inn.yaml:10: room_types[0].adults: must be an integer"),
        Mistake("adults: 3", "adults: 2.5", "inn.yaml:10: room_types[0].adults: must be an integer"),
        Mistake("    fri: \"110%\"", "    - fri", "inn.yaml:28: prices.weekdays: must be a map"),
    ]

    static let ofNames = [
        Mistake("code: flex", "code: Flex", "inn.yaml:17: rate_plans[0].code: must be 1 to 16 of a–z and 0–9"),
        Mistake(
            "code: a\n",
            "code: abcdefghijklmnopq\n",
            "inn.yaml:8: room_types[0].code: must be 1 to 16 of a–z and 0–9"
        ),
        Mistake(
            "code: inn",
            "code: the--inn",
            "inn.yaml:2: property.code: must be 1 to 32 characters: codes of a–z and 0–9, joined by single hyphens"
        ),
        Mistake("code: nr", "code: flex", "inn.yaml:19: rate_plans[1].code: \"flex\" is used twice"),
        Mistake("code: b\n", "code: a\n", "inn.yaml:12: room_types[1].code: \"a\" is used twice"),
        Mistake("[\"3\"]", "[\"2\"]", "inn.yaml:15: room_types[1].rooms[0]: \"2\" is already a room of a"),
        Mistake(
            "[\"1\", \"2\"]",
            "[\"1\", \"1\"]",
            "inn.yaml:11: room_types[0].rooms[1]: \"1\" is already a room of a"
        ),
        Mistake(
            "[\"3\"]",
            "[\"12345678901234567\"]",
            "inn.yaml:15: room_types[1].rooms[0]: must be 1 to 16 characters"
        ),
        Mistake("name: The Inn", "name: \"\"", "inn.yaml:3: property.name: must be 1 to 255 characters"),
        Mistake("BRL", "BRLL", "inn.yaml:5: property.currency: \"BRLL\" is no currency code"),
        Mistake("country: BR", "country: Brazil", "inn.yaml:6: property.country: \"Brazil\" is no country code"),
        Mistake(
            "country: BR",
            "country: BR\n  language: pt_BR",
            "inn.yaml:7: property.language: \"pt_BR\" is no language tag"
        ),
        Mistake(
            "America/Bahia",
            "America/Duke",
            "inn.yaml:4: property.time_zone: no such time zone: \"America/Duke\""
        ),
        Mistake(
            "name: Flexible",
            "name: Flexible\n    meals: lunch",
            "inn.yaml:19: rate_plans[0].meals: must be one of room_only, breakfast, half_board, full_board, "
                + "all_inclusive"
        ),
        Mistake(
            "stop_sell: [nr]",
            "closed_to_arrival: [mon, feb]",
            "inn.yaml:36: prices.seasons[0].closed_to_arrival[1]: must be one of mon, tue, wed, thu, fri, sat, sun"
        ),
        Mistake(
            "stop_sell: [nr]",
            "closed_to_arrival: mon",
            "inn.yaml:36: prices.seasons[0].closed_to_arrival: must be a list, or all"
        ),
        Mistake("[nr]", "[x]", "inn.yaml:36: prices.seasons[0].stop_sell[0]: no such rate plan: \"x\""),
        Mistake("[nr]", "nr", "inn.yaml:36: prices.seasons[0].stop_sell: must be a list, or all"),
    ]

    static let ofValues = [
        Mistake(
            "country: BR",
            "country: \"B\\nR\"",
            "inn.yaml:6: property.country: \"B\\nR\" is no country code"
        ),
        Mistake("adults: 3", "adults: 21", "inn.yaml:10: room_types[0].adults: must be from 1 to 20"),
        Mistake("adults: 3", "adults: 0", "inn.yaml:10: room_types[0].adults: must be from 1 to 20"),
        Mistake(
            "adults: 3",
            "adults: 3\n    children: -1",
            "inn.yaml:11: room_types[0].children: must be from 0 to 20"
        ),
        Mistake(
            "adults: 3",
            "adults: 3\n    default_occupancy: 4",
            "inn.yaml:11: room_types[0].default_occupancy: must be from 1 to 3, the adults of this room type"
        ),
        Mistake("prices:", "prices:\n  days: 731", "inn.yaml:25: prices.days: must be from 1 to 730"),
        Mistake(
            "max_stay: 3",
            "max_stay: 366",
            "inn.yaml:23: rate_plans[1].restrictions.max_stay: must be from 0 to 365"
        ),
        Mistake("min_stay: 2", "min_stay: 100", "inn.yaml:35: prices.seasons[0].min_stay: must be from 1 to 99"),
        Mistake(
            "\"110%\"",
            "\"110\"",
            "inn.yaml:29: prices.weekdays.fri: must be a percentage such as \"115%\""
        ),
        Mistake(
            "\"110%\"",
            "\"110.125%\"",
            "inn.yaml:29: prices.weekdays.fri: must be a percentage such as \"115%\""
        ),
        Mistake("\"110%\"", "\"0%\"", "inn.yaml:29: prices.weekdays.fri: must be from 0.01% to 1000%"),
        Mistake("\"130%\"", "\"1000.01%\"", "inn.yaml:34: prices.seasons[0].rate: must be from 0.01% to 1000%"),
        Mistake("12-20", "20 Dec", "inn.yaml:32: prices.seasons[0].from: must be MM-DD or YYYY-MM-DD"),
        Mistake("02-29", "02-30", "inn.yaml:33: prices.seasons[0].to: no such date: \"02-30\""),
        Mistake("12-20", "2027-02-29", "inn.yaml:32: prices.seasons[0].from: no such date: \"2027-02-29\""),
        Mistake("12-20", "2027-12-20", "inn.yaml:33: prices.seasons[0].to: from and to must have the same form"),
        Mistake(
            "from: 12-20\n      to: 02-29",
            "from: 2027-12-20\n      to: 2027-02-01",
            "inn.yaml:33: prices.seasons[0].to: ends before it begins"
        ),
        Mistake(
            "max_stay: 3",
            "max_stay: 3\n      min_stay: 4",
            "inn.yaml:22: rate_plans[1].restrictions: min_stay 4 exceeds max_stay 3"
        ),
        Mistake(
            "min_stay: 2",
            "min_stay: 5\n      max_stay: 4",
            "inn.yaml:31: prices.seasons[0]: min_stay 5 exceeds max_stay 4"
        ),
        Mistake(
            "min_stay: 2\n      stop_sell: [nr]",
            "min_stay: 5",
            "inn.yaml:31: prices.seasons[0]: min_stay 5 exceeds max_stay 3 together with rate plan nr"
        ),
    ]

    static let ofPrices = [
        Mistake("    b: \"80.00\"\n", "", "inn.yaml:25: prices.base: room type b has no base price"),
        Mistake("    b: \"80.00\"", "    c: \"80.00\"", "inn.yaml:27: prices.base.c: no such room type: \"c\""),
        Mistake("    b: \"80.00\"", "    1: \"8\"\n    \"1\": \"8\"", "inn.yaml:28: prices.base.1: is used twice"),
        Mistake("\"80.00\"", "80.00", "inn.yaml:27: prices.base.b: \(amount)"),
        Mistake("\"80.00\"", "\"80,00\"", "inn.yaml:27: prices.base.b: \(amount)"),
        Mistake("\"80.00\"", "\"80.000\"", "inn.yaml:27: prices.base.b: \(amount)"),
        Mistake("\"80.00\"", "\"-80.00\"", "inn.yaml:27: prices.base.b: \(amount)"),
        Mistake("\"80.00\"", "\"0.00\"", "inn.yaml:27: prices.base.b: must be greater than zero"),
        Mistake(
            "\"80.00\"",
            "\"2000000000\"",
            "inn.yaml:27: prices.base.b: must be at most 1000000000.00"
        ),
        Mistake(
            "\"80.00\"",
            "\"900000000\"",
            "inn.yaml:27: prices.base.b: makes a night cost 1287000000.00; the most is 1000000000.00"
        ),
    ]

    private static let amount = "must be an amount such as \"320.00\" with at most 2 digits after the point"
}

import HotelValues

/// Somebody who books, as the agency knows them; how much of it the hotel is told is the agency's habit.
struct Guest: Codable, Hashable, Sendable {
    var name: String
    var surname: String
    /// Nil lets the agency make up a relay address.
    var mail: String?
    var phone: String?
    var country: String?
    var language: String?
    var address: String?
    var city: String?
    var zip: String?
    var notes: String?
    var arrivalHour: String?

    /// The name in one piece.
    var fullName: String { "\(name) \(surname)" }
}

// MARK: - Made up

extension Guest {
    /// A guest from somewhere in the world.
    static func random(using dice: inout SplitMix64) -> Guest {
        let people = dice.pick(peoples)
        var guest = Guest(
            name: dice.pick(people.names),
            surname: dice.pick(people.surnames)
        )
        guest.phone = "\(people.prefix) \(dice.text(4, of: "0123456789")) \(dice.text(4, of: "0123456789"))"
        guest.country = people.country
        guest.language = people.language
        guest.city = people.city
        if dice.isIn(percent: 30) { guest.notes = dice.pick(remarks) }
        if dice.isIn(percent: 40) { guest.arrivalHour = "\(Int.random(in: 13...22, using: &dice)):00" }
        return guest
    }

    /// The people of one country.
    private struct People {
        let country: String
        let language: String
        let prefix: String
        let city: String
        let names: [String]
        let surnames: [String]
    }

    // Names with letters of many scripts, which every system between guest and desk has to keep.
    private static let peoples: [People] = [
        People(
            country: "BR",
            language: "pt-br",
            prefix: "+55 11",
            city: "Campinas",
            names: ["João", "Conceição", "Rafael", "Letícia"],
            surnames: ["Gonçalves", "da Silva", "Magalhães", "Souza"]
        ),
        People(
            country: "AR",
            language: "es",
            prefix: "+54 9",
            city: "Rosario",
            names: ["María", "Joaquín", "Lucía"],
            surnames: ["Ibáñez", "Núñez", "Ferreyra"]
        ),
        People(
            country: "DE",
            language: "de",
            prefix: "+49 151",
            city: "Köln",
            names: ["Jürgen", "Anke", "Sören"],
            surnames: ["Großmann", "Müller-Lüdenscheidt", "Vogt"]
        ),
        People(
            country: "US",
            language: "en-us",
            prefix: "+1 555",
            city: "Reno",
            names: ["Mary Ann", "DeShawn", "Cole"],
            surnames: ["O'Neill", "Washington", "Baker Jr."]
        ),
        People(
            country: "GB",
            language: "en-gb",
            prefix: "+44 7700",
            city: "Leeds",
            names: ["Zoë", "Harriet", "Idris"],
            surnames: ["Featherstonehaugh", "Okafor", "Hughes"]
        ),
        People(
            country: "FR",
            language: "fr",
            prefix: "+33 6",
            city: "Saint-Étienne",
            names: ["Hélène", "Jean-François"],
            surnames: ["L'Écuyer", "de La Tour", "Bœuf"]
        ),
        People(
            country: "PL",
            language: "pl",
            prefix: "+48 600",
            city: "Łódź",
            names: ["Małgorzata", "Łukasz"],
            surnames: ["Wąsik", "Świętosławski"]
        ),
        People(
            country: "JP",
            language: "ja",
            prefix: "+81 90",
            city: "京都",
            names: ["美咲", "Haruto"],
            surnames: ["山田", "Takahashi"]
        ),
        People(
            country: "VN",
            language: "vi",
            prefix: "+84 91",
            city: "Huế",
            names: ["Thị Hương", "Văn An"],
            surnames: ["Nguyễn", "Trần"]
        ),
    ]

    private static let remarks = [
        "Late arrival, please keep the key at the desk.",
        "We would like a quiet room.\nNon-smoking, please.",
        "Travelling with a baby: is there a cot?\nThank you!",
        "Celebrating an anniversary ❤",
    ]
}

// MARK: - Asked for

extension Guest {
    /// The guest with the fields that a body names put over these; a field that is null is taken away.
    func applying(_ body: JSON?) throws(Refusal) -> Guest {
        guard let body, !body.isNull else { return self }
        guard body.members != nil else { throw .invalid(Faults("guest", FaultText.invalid)) }
        var reader = FieldReader(body)
        var guest = self
        if let name = reader.text("name") { guest.name = name }
        if let surname = reader.text("surname") { guest.surname = surname }
        for (field, path) in Guest.optionalFields where body[field] != nil {
            guest[keyPath: path] = reader.text(field, limit: field == "notes" ? 2_000 : 255)
        }
        var faults = Faults()
        faults.add(reader.faults, under: "guest")
        try faults.check()
        return guest
    }

    private static var optionalFields: [(String, WritableKeyPath<Guest, String?>)] {
        [
            ("mail", \.mail), ("phone", \.phone), ("country", \.country), ("language", \.language),
            ("address", \.address), ("city", \.city), ("zip", \.zip), ("notes", \.notes),
            ("arrival_hour", \.arrivalHour),
        ]
    }
}

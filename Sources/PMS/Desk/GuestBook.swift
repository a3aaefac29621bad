import Database
public import HotelCore
public import HotelValues

extension Desk {
    /// The guest with these contacts: by e-mail, then by telephone, else a new one.
    ///
    /// A guest who is found keeps the name and what is known; what was unknown is filled in.
    func findOrCreateGuest(_ details: GuestDetails) throws -> Guest {
        guard !details.name.isEmpty else { throw PMSError.invalid(.empty("name")) }
        let email = ContactKey.email(details.email)
        let phone = ContactKey.phone(details.phone, country: property.country)
        if let found = try guest(where: "emailKey", is: email) ?? guest(where: "phoneKey", is: phone) {
            return try fillIn(found, from: details)
        }
        let guest = Guest(id: Guest.ID(makeID()), details: details)
        try transaction.execute(
            """
            INSERT INTO guest
                (property, id, name, nameKey, email, phone, emailKey, phoneKey, document, country, language, createdAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            property.id,
            guest.id,
            details.name,
            SearchText.key(details.name),
            details.email,
            details.phone,
            email,
            phone,
            details.document,
            details.country,
            details.language,
            now
        )
        try audit("create", "guest \(guest.id)")
        return guest
    }

    /// Changes what is known of a guest.
    func update(_ guest: Guest) throws {
        let details = guest.details
        guard !details.name.isEmpty else { throw PMSError.invalid(.empty("name")) }
        try transaction.execute(
            """
            UPDATE guest SET name = $3, email = $4, phone = $5, emailKey = $6, phoneKey = $7, document = $8,
                country = $9, language = $10, nameKey = $11
            WHERE property = $1 AND id = $2
            """,
            property.id,
            guest.id,
            details.name,
            details.email,
            details.phone,
            ContactKey.email(details.email),
            ContactKey.phone(details.phone, country: property.country),
            details.document,
            details.country,
            details.language,
            SearchText.key(details.name)
        )
        try audit("update", "guest \(guest.id)")
    }

    /// Whether the guest has made another reservation than this one.
    func hasOtherReservations(_ guest: Guest.ID, than reservation: Reservation.ID) throws -> Bool {
        try transaction.row(
            "SELECT id FROM reservation WHERE property = $1 AND guest = $2 AND id <> $3 LIMIT 1",
            property.id,
            guest,
            reservation
        ) != nil
    }

    private func guest(where column: String, is key: String?) throws -> Guest? {
        guard let key else { return nil }
        return try transaction.row(
            "SELECT * FROM guest WHERE property = $1 AND \(column) = $2 ORDER BY createdAt, id LIMIT 1",
            property.id,
            key
        ).map(Guest.init(row:))
    }

    private func fillIn(_ found: Guest, from details: GuestDetails) throws -> Guest {
        var guest = found
        guest.details.email = found.details.email ?? details.email
        guest.details.phone = found.details.phone ?? details.phone
        guest.details.document = found.details.document ?? details.document
        guest.details.country = found.details.country ?? details.country
        guest.details.language = found.details.language ?? details.language
        if guest != found { try update(guest) }
        return guest
    }
}

extension Guest {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"),
            details: GuestDetails(
                name: try row.get("name"),
                email: try row.get("email"),
                phone: try row.get("phone"),
                document: try row.get("document"),
                country: try row.get("country"),
                language: try row.get("language")
            )
        )
    }

    static func load(_ id: Guest.ID, of property: Property.ID, in transaction: Transaction) throws -> Guest {
        let row = try transaction.row("SELECT * FROM guest WHERE property = $1 AND id = $2", property, id)
        guard let row else { throw PMSError.unknown(.guest, id.rawValue) }
        return try Guest(row: row)
    }
}

extension Hotel {
    /// The guest with that id.
    public func guest(_ id: Guest.ID) async throws -> Guest {
        try await answer { transaction, property in try Guest.load(id, of: property.id, in: transaction) }
    }

    /// Guests whose name, e-mail or telephone contains the text; all of them without one.
    ///
    /// By name, at most `limit`.
    public func guests(matching text: String? = nil, limit: Int = 100) async throws -> [Guest] {
        try await answer { transaction, property in
            let pattern = SearchText.pattern(text ?? "")
            return try transaction.rows(
                """
                SELECT * FROM guest WHERE property = $1
                    AND (nameKey LIKE $2 ESCAPE '!' OR lower(email) LIKE $2 ESCAPE '!' OR phone LIKE $2 ESCAPE '!'
                        OR phoneKey LIKE $2 ESCAPE '!')
                ORDER BY nameKey, id LIMIT $3
                """,
                property.id,
                pattern,
                limit
            ).map(Guest.init(row:))
        }
    }
}

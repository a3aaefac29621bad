extension Schema {
    /// Guests, reservations, their rooms and nights, and the table that keeps two guests out of one bed.
    static let reservations = [
        """
        CREATE TABLE guest (
            property TEXT NOT NULL REFERENCES property (id),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            nameKey TEXT NOT NULL,
            email TEXT,
            phone TEXT,
            emailKey TEXT,
            phoneKey TEXT,
            document TEXT,
            country TEXT,
            language TEXT,
            createdAt TEXT NOT NULL,
            PRIMARY KEY (property, id)
        )
        """,
        // Found by these, in this order; not unique, because an import may hold two of a kind.
        "CREATE INDEX guestByEmail ON guest (property, emailKey) WHERE emailKey IS NOT NULL",
        "CREATE INDEX guestByPhone ON guest (property, phoneKey) WHERE phoneKey IS NOT NULL",
        """
        CREATE TABLE reservation (
            property TEXT NOT NULL REFERENCES property (id),
            id TEXT NOT NULL,
            number INTEGER NOT NULL,
            status TEXT NOT NULL
                CHECK (status IN ('pending', 'confirmed', 'checkedIn', 'checkedOut', 'cancelled', 'noShow')),
            guest TEXT NOT NULL,
            channel TEXT NOT NULL,
            channelReference TEXT,
            channelBooking TEXT,
            currency TEXT NOT NULL,
            notes TEXT,
            cancellationReason TEXT,
            cancelledAt TEXT,
            attention TEXT,
            revisedAt TEXT,
            snapshot TEXT,
            createdAt TEXT NOT NULL,
            updatedAt TEXT NOT NULL,
            PRIMARY KEY (property, id),
            UNIQUE (property, number),
            UNIQUE (property, channelBooking),
            FOREIGN KEY (property, guest) REFERENCES guest (property, id),
            CHECK ((status = 'cancelled') = (cancelledAt IS NOT NULL))
        )
        """,
        "CREATE INDEX reservationByGuest ON reservation (property, guest)",
        """
        CREATE TABLE roomStay (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            reservation TEXT NOT NULL,
            position INTEGER NOT NULL,
            roomType TEXT,
            ratePlan TEXT,
            arrival TEXT NOT NULL,
            departure TEXT NOT NULL CHECK (departure > arrival),
            adults INTEGER NOT NULL CHECK (adults >= 0),
            children INTEGER NOT NULL CHECK (children >= 0),
            infants INTEGER NOT NULL CHECK (infants >= 0),
            room TEXT,
            isPinned INTEGER NOT NULL CHECK (isPinned IN (0, 1)),
            holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
            guestName TEXT,
            channelKey TEXT,
            PRIMARY KEY (property, id),
            FOREIGN KEY (property, reservation) REFERENCES reservation (property, id),
            FOREIGN KEY (property, roomType) REFERENCES roomType (property, id),
            FOREIGN KEY (property, ratePlan) REFERENCES ratePlan (property, id),
            FOREIGN KEY (property, room) REFERENCES room (property, id)
        )
        """,
        "CREATE INDEX roomStayByReservation ON roomStay (property, reservation, position)",
        "CREATE INDEX roomStayByDeparture ON roomStay (property, departure, arrival, reservation)",
        "CREATE INDEX roomStayByRoom ON roomStay (property, room, departure) WHERE holds = 1 AND room IS NOT NULL",
        "CREATE INDEX roomStayWaiting ON roomStay (property, roomType, departure) WHERE holds = 1 AND room IS NULL",
        """
        CREATE TABLE stayNight (
            property TEXT NOT NULL,
            roomStay TEXT NOT NULL,
            night TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (property, roomStay, night),
            FOREIGN KEY (property, roomStay) REFERENCES roomStay (property, id)
        ) /* clustered */
        """,
        // One row a room and night, whoever has it: no room can be given twice, whatever the code above believes.
        """
        CREATE TABLE roomNight (
            property TEXT NOT NULL,
            room TEXT NOT NULL,
            night TEXT NOT NULL,
            roomType TEXT NOT NULL,
            roomStay TEXT,
            roomClosure TEXT,
            PRIMARY KEY (property, room, night),
            FOREIGN KEY (property, room) REFERENCES room (property, id),
            FOREIGN KEY (property, roomStay) REFERENCES roomStay (property, id),
            FOREIGN KEY (property, roomClosure) REFERENCES roomClosure (property, id),
            CHECK ((roomStay IS NULL) <> (roomClosure IS NULL))
        ) /* clustered */
        """,
        "CREATE INDEX roomNightByNight ON roomNight (property, night, roomType)",
        "CREATE INDEX roomNightByStay ON roomNight (property, roomStay) WHERE roomStay IS NOT NULL",
        "CREATE INDEX roomNightByClosure ON roomNight (property, roomClosure) WHERE roomClosure IS NOT NULL",
    ]

    /// What changed, who did it, what was applied already, and who may ask.
    static let logs = [
        """
        CREATE TABLE changeLog (
            property TEXT NOT NULL REFERENCES property (id),
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('roomType', 'ratePlan')),
            target TEXT NOT NULL,
            firstNight TEXT NOT NULL,
            lastNight TEXT NOT NULL CHECK (lastNight >= firstNight),
            fields INTEGER NOT NULL CHECK (fields > 0),
            weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
            actor TEXT NOT NULL,
            cause TEXT NOT NULL,
            madeAt TEXT NOT NULL,
            PRIMARY KEY (property, sequence)
        )
        """,
        """
        CREATE TABLE auditLog (
            property TEXT NOT NULL REFERENCES property (id),
            id TEXT NOT NULL,
            madeAt TEXT NOT NULL,
            actor TEXT NOT NULL,
            verb TEXT NOT NULL,
            subject TEXT NOT NULL,
            details TEXT NOT NULL,
            PRIMARY KEY (property, id)
        )
        """,
        "CREATE INDEX auditLogBySubject ON auditLog (property, subject)",
        """
        CREATE TABLE appliedRevision (
            property TEXT NOT NULL REFERENCES property (id),
            revision TEXT NOT NULL,
            reservation TEXT NOT NULL,
            effect TEXT NOT NULL CHECK (effect IN ('created', 'modified', 'cancelled', 'outdated')),
            revisedAt TEXT NOT NULL,
            appliedAt TEXT NOT NULL,
            PRIMARY KEY (property, revision),
            FOREIGN KEY (property, reservation) REFERENCES reservation (property, id)
        )
        """,
        """
        CREATE TABLE requestKey (
            property TEXT NOT NULL REFERENCES property (id),
            requestKey TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            subject TEXT NOT NULL,
            madeAt TEXT NOT NULL,
            PRIMARY KEY (property, requestKey)
        )
        """,
        """
        CREATE TABLE apiKey (
            property TEXT NOT NULL REFERENCES property (id),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            hash TEXT NOT NULL UNIQUE,
            createdAt TEXT NOT NULL,
            revokedAt TEXT,
            PRIMARY KEY (property, id)
        )
        """,
    ]
}

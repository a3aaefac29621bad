import Database

/// The hotel's tables, as numbered steps that are never edited once released.
enum Schema {
    static let component = "pms"

    static let migrations: [Migration] = [
        Migration("1 the house", house),
        Migration("2 rates", rates),
        Migration("3 guests and reservations", reservations),
        Migration("4 logs and keys", logs),
        Migration("5 offers and derived plans", offers),
    ]

    private static let house = [
        """
        CREATE TABLE property (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            timeZone TEXT NOT NULL,
            currency TEXT NOT NULL,
            country TEXT NOT NULL,
            changeSequence INTEGER NOT NULL DEFAULT 0 CHECK (changeSequence >= 0),
            reservationNumber INTEGER NOT NULL DEFAULT 0 CHECK (reservationNumber >= 0)
        )
        """,
        """
        CREATE TABLE roomType (
            property TEXT NOT NULL REFERENCES property (id),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            adults INTEGER NOT NULL CHECK (adults > 0),
            children INTEGER NOT NULL CHECK (children >= 0),
            infants INTEGER NOT NULL CHECK (infants >= 0),
            defaultOccupancy INTEGER NOT NULL CHECK (defaultOccupancy BETWEEN 1 AND adults),
            position INTEGER NOT NULL,
            PRIMARY KEY (property, id)
        )
        """,
        """
        CREATE TABLE room (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            roomType TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (property, id),
            FOREIGN KEY (property, roomType) REFERENCES roomType (property, id)
        )
        """,
        "CREATE INDEX roomByType ON room (property, roomType, position)",
        """
        CREATE TABLE roomClosure (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            room TEXT NOT NULL,
            firstNight TEXT NOT NULL,
            lastNight TEXT NOT NULL CHECK (lastNight >= firstNight),
            reason TEXT NOT NULL,
            PRIMARY KEY (property, id),
            FOREIGN KEY (property, room) REFERENCES room (property, id)
        )
        """,
    ]

    private static let rates = [
        """
        CREATE TABLE ratePlan (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            roomType TEXT NOT NULL,
            name TEXT NOT NULL,
            meals TEXT NOT NULL,
            primaryOccupancy INTEGER NOT NULL CHECK (primaryOccupancy > 0),
            position INTEGER NOT NULL,
            PRIMARY KEY (property, id),
            FOREIGN KEY (property, roomType) REFERENCES roomType (property, id)
        )
        """,
        """
        CREATE TABLE ratePlanOccupancy (
            property TEXT NOT NULL,
            ratePlan TEXT NOT NULL,
            occupancy INTEGER NOT NULL CHECK (occupancy > 0),
            PRIMARY KEY (property, ratePlan, occupancy),
            FOREIGN KEY (property, ratePlan) REFERENCES ratePlan (property, id)
        ) /* clustered */
        """,
        """
        CREATE TABLE nightPrice (
            property TEXT NOT NULL,
            ratePlan TEXT NOT NULL,
            night TEXT NOT NULL,
            occupancy INTEGER NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (property, ratePlan, night, occupancy),
            FOREIGN KEY (property, ratePlan, occupancy) REFERENCES ratePlanOccupancy (property, ratePlan, occupancy)
        ) /* clustered */
        """,
        """
        CREATE TABLE nightRestriction (
            property TEXT NOT NULL,
            ratePlan TEXT NOT NULL,
            night TEXT NOT NULL,
            minStayArrival INTEGER NOT NULL CHECK (minStayArrival >= 1),
            minStayThrough INTEGER NOT NULL CHECK (minStayThrough >= 1),
            maxStay INTEGER NOT NULL CHECK (maxStay >= 0),
            closedToArrival INTEGER NOT NULL CHECK (closedToArrival IN (0, 1)),
            closedToDeparture INTEGER NOT NULL CHECK (closedToDeparture IN (0, 1)),
            stopSell INTEGER NOT NULL CHECK (stopSell IN (0, 1)),
            PRIMARY KEY (property, ratePlan, night),
            FOREIGN KEY (property, ratePlan) REFERENCES ratePlan (property, id)
        ) /* clustered */
        """,
    ]
}

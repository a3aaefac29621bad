import Database

/// The tables of the link: what it must remember over a crash.
enum LinkSchema {
    static let component = "link"

    static let migrations: [Migration] = [
        Migration("1 mapping", mapping),
        Migration("2 inbound", inbound),
        Migration("3 outbound", outbound),
        Migration("4 ledger", ledger),
        Migration("5 read-back", readBack),
        Migration("6 lanes", lanes),
        Migration("7 less to write for a booking", lessToWrite),
        Migration("8 fleet", fleet),
    ]

    private static let fleet = [
        // One property at Channex belongs to one hotel: two would overwrite each other's availability for ever.
        "CREATE UNIQUE INDEX linkPropertyByChannex ON linkProperty (channexProperty)"
    ]

    private static let mapping = [
        """
        CREATE TABLE linkProperty (
            property TEXT NOT NULL PRIMARY KEY,
            channexProperty TEXT NOT NULL,
            currency TEXT NOT NULL,
            timeZone TEXT NOT NULL,
            calendarLength INTEGER NOT NULL CHECK (calendarLength BETWEEN 100 AND 730),
            webhook TEXT,
            webhookSecretHash TEXT
        )
        """,
        """
        CREATE TABLE linkRoomType (
            property TEXT NOT NULL REFERENCES linkProperty (property),
            code TEXT NOT NULL,
            channexRoomType TEXT NOT NULL,
            PRIMARY KEY (property, code)
        )
        """,
        """
        CREATE TABLE linkRatePlan (
            property TEXT NOT NULL REFERENCES linkProperty (property),
            code TEXT NOT NULL,
            occupancy INTEGER NOT NULL CHECK (occupancy > 0),
            isPrimary INTEGER NOT NULL CHECK (isPrimary IN (0, 1)),
            channexOption TEXT NOT NULL,
            PRIMARY KEY (property, code, occupancy)
        )
        """,
    ]

    private static let inbound = [
        """
        CREATE TABLE linkHint (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            event TEXT,
            revision TEXT,
            receivedAt TEXT NOT NULL,
            PRIMARY KEY (property, id)
        ) /* clustered */
        """,
        "CREATE INDEX linkHintByRevision ON linkHint (property, revision) WHERE revision IS NOT NULL",
        """
        CREATE TABLE linkRevision (
            property TEXT NOT NULL,
            revision TEXT NOT NULL,
            booking TEXT,
            status TEXT NOT NULL,
            revisedAt TEXT NOT NULL,
            receivedAt TEXT NOT NULL,
            body BLOB NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('stored', 'applied', 'parked', 'acknowledged')),
            effect TEXT,
            failure TEXT,
            appliedAt TEXT,
            acknowledgedAt TEXT,
            acknowledgements INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (property, revision)
        )
        """,
        "CREATE INDEX linkRevisionByBooking ON linkRevision (property, booking, revisedAt)",
        "CREATE INDEX linkRevisionOpen ON linkRevision (property, state) WHERE state <> 'acknowledged'",
        """
        CREATE TABLE linkBooking (
            property TEXT NOT NULL,
            booking TEXT NOT NULL,
            reservation TEXT NOT NULL,
            number TEXT NOT NULL,
            channel TEXT NOT NULL,
            reference TEXT,
            status TEXT NOT NULL,
            lastRevision TEXT NOT NULL,
            revisedAt TEXT NOT NULL,
            isOverbooked INTEGER NOT NULL CHECK (isOverbooked IN (0, 1)),
            PRIMARY KEY (property, booking)
        )
        """,
    ]

    private static let outbound = [
        """
        CREATE TABLE linkDirty (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            target TEXT NOT NULL,
            firstNight TEXT NOT NULL,
            lastNight TEXT NOT NULL CHECK (lastNight >= firstNight),
            weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
            fields INTEGER NOT NULL CHECK (fields > 0),
            cause TEXT NOT NULL,
            addedAt TEXT NOT NULL,
            parkedBecause TEXT,
            PRIMARY KEY (property, id)
        )
        """,
        "CREATE INDEX linkDirtyByLane ON linkDirty (property, lane) WHERE parkedBecause IS NULL",
        """
        CREATE TABLE linkCursor (
            property TEXT NOT NULL,
            name TEXT NOT NULL,
            place INTEGER NOT NULL,
            PRIMARY KEY (property, name)
        )
        """,
        """
        CREATE TABLE linkCall (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            startedAt TEXT NOT NULL,
            endedAt TEXT,
            valueCount INTEGER NOT NULL,
            byteCount INTEGER NOT NULL,
            cause TEXT NOT NULL,
            outcome TEXT NOT NULL,
            tasks TEXT NOT NULL,
            warnings TEXT NOT NULL,
            requestID TEXT,
            PRIMARY KEY (property, id)
        )
        """,
        "CREATE INDEX linkCallByTime ON linkCall (property, lane, startedAt)",
    ]

    /// An index by a random key costs a page of the log, which is 4 kB, for each row.
    ///
    /// So webhooks are kept in the order in which they came, and what nobody asks for is not indexed. Messages are kept
    /// apart from what changes about them, which would have them written again.
    private static let lessToWrite = [
        """
        CREATE TABLE linkWebhook (
            property TEXT NOT NULL,
            receivedAt TEXT NOT NULL,
            id TEXT NOT NULL,
            event TEXT,
            revision TEXT,
            PRIMARY KEY (property, receivedAt, id)
        ) /* clustered */
        """,
        """
        INSERT INTO linkWebhook (property, receivedAt, id, event, revision)
        SELECT property, receivedAt, id, event, revision FROM linkHint
        """,
        "DROP TABLE linkHint",
        "ALTER TABLE linkWebhook RENAME TO linkHint",
        """
        CREATE TABLE linkMessage (
            property TEXT NOT NULL,
            receivedAt TEXT NOT NULL,
            revision TEXT NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (property, receivedAt, revision)
        ) /* clustered */
        """,
        """
        INSERT INTO linkMessage (property, receivedAt, revision, body)
        SELECT property, receivedAt, revision, body FROM linkRevision
        """,
        "DROP INDEX linkRevisionOpen",
        "ALTER TABLE linkRevision DROP COLUMN body",
    ]
}

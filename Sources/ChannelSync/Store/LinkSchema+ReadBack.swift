extension LinkSchema {
    /// What is to be read back, what was found to differ, and what the audit of Channex's settings found.
    static let readBack = [
        """
        CREATE TABLE linkReadBack (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason IN ('accepted', 'unclear', 'sample', 'nightly', 'asked')),
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            target TEXT NOT NULL,
            firstNight TEXT NOT NULL,
            lastNight TEXT NOT NULL CHECK (lastNight >= firstNight),
            weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
            fields INTEGER NOT NULL CHECK (fields > 0),
            call TEXT,
            madeAt TEXT,
            dueAt TEXT NOT NULL,
            repetitions INTEGER NOT NULL DEFAULT 0,
            doubtedAt TEXT,
            PRIMARY KEY (property, id, reason)
        )
        """,
        "CREATE INDEX linkReadBackByTime ON linkReadBack (property, lane, dueAt)",
        """
        CREATE TABLE linkDrift (
            property TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            target TEXT NOT NULL,
            night TEXT NOT NULL,
            field TEXT NOT NULL,
            wanted TEXT NOT NULL,
            found TEXT NOT NULL,
            reason TEXT NOT NULL,
            foundAt TEXT NOT NULL,
            seenAt TEXT NOT NULL,
            times INTEGER NOT NULL CHECK (times > 0),
            unrepairable TEXT,
            repairedAt TEXT,
            PRIMARY KEY (property, lane, target, night, field)
        )
        """,
        "CREATE INDEX linkDriftOpen ON linkDrift (property, lane) WHERE repairedAt IS NULL",
        """
        CREATE TABLE linkReadingTally (
            property TEXT NOT NULL,
            reason TEXT NOT NULL,
            readings INTEGER NOT NULL,
            cells INTEGER NOT NULL,
            drifted INTEGER NOT NULL,
            repaired INTEGER NOT NULL,
            lastAt TEXT NOT NULL,
            PRIMARY KEY (property, reason)
        ) /* clustered */
        """,
        """
        CREATE TABLE linkAudit (
            property TEXT NOT NULL PRIMARY KEY,
            lastAt TEXT NOT NULL,
            failure TEXT,
            minPrice TEXT,
            maxPrice TEXT,
            cutOffDays INTEGER,
            maxDayAdvance INTEGER
        )
        """,
        """
        CREATE TABLE linkAuditFinding (
            property TEXT NOT NULL,
            code TEXT NOT NULL,
            subject TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('notice', 'warning', 'critical')),
            english TEXT NOT NULL,
            portuguese TEXT NOT NULL,
            firstSeenAt TEXT NOT NULL,
            lastSeenAt TEXT NOT NULL,
            repairedAt TEXT,
            endedAt TEXT,
            PRIMARY KEY (property, code, subject)
        )
        """,
    ]
}

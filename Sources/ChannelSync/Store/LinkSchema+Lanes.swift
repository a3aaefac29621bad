extension LinkSchema {
    /// Who may call when, what has to be sent apart from the rest, and what was refused.
    static let lanes = [
        """
        CREATE TABLE linkLane (
            property TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            holder TEXT,
            heldUntil TEXT,
            pausedAt TEXT,
            pausedUntil TEXT,
            failures INTEGER NOT NULL,
            lastBatch INTEGER NOT NULL,
            PRIMARY KEY (property, lane)
        ) /* clustered */
        """,
        """
        CREATE TABLE linkPermit (
            property TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            id TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (property, lane, id)
        ) /* clustered */
        """,
        """
        CREATE TABLE linkSuspension (
            property TEXT NOT NULL PRIMARY KEY,
            reason TEXT NOT NULL,
            since TEXT NOT NULL,
            probedAt TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE linkRefused (
            property TEXT NOT NULL,
            id TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            target TEXT NOT NULL,
            firstNight TEXT NOT NULL,
            lastNight TEXT NOT NULL CHECK (lastNight >= firstNight),
            weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
            fields INTEGER NOT NULL CHECK (fields > 0),
            reason TEXT NOT NULL,
            since TEXT NOT NULL,
            call TEXT NOT NULL,
            cause TEXT NOT NULL,
            PRIMARY KEY (property, id)
        )
        """,
        "CREATE INDEX linkRefusedByTarget ON linkRefused (property, lane, target)",
        """
        INSERT INTO linkRefused (property, id, lane, target, firstNight, lastNight, weekdays, fields, reason, since,
            call, cause)
        SELECT property, id, lane, target, firstNight, lastNight, weekdays, fields, parkedBecause, addedAt, '', cause
        FROM linkDirty WHERE parkedBecause IS NOT NULL
        """,
        "DELETE FROM linkDirty WHERE parkedBecause IS NOT NULL",
        """
        INSERT INTO linkPermit (property, lane, id, at)
        SELECT property, lane, id, coalesce(endedAt, startedAt) FROM linkCall
        """,
        "DROP INDEX linkDirtyByLane",
        "ALTER TABLE linkDirty DROP COLUMN parkedBecause",
        "ALTER TABLE linkDirty ADD COLUMN batch INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX linkDirtyByBatch ON linkDirty (property, lane, batch)",
    ]
}

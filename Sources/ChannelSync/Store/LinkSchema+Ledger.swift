extension LinkSchema {
    /// What the ledger tells of a call, and how long changes took to arrive.
    static let ledger = [
        "ALTER TABLE linkDirty ADD COLUMN madeAt TEXT",
        "ALTER TABLE linkCall ADD COLUMN detail TEXT",
        "UPDATE linkCall SET detail = outcome WHERE outcome NOT IN ('sending', 'accepted', 'accepted in part')",
        """
        UPDATE linkCall SET outcome = CASE
            WHEN outcome IN ('sending', 'accepted') THEN outcome
            WHEN outcome = 'accepted in part' THEN 'partial'
            WHEN outcome LIKE 'Channex refused%' THEN 'refused'
            WHEN outcome LIKE 'Channex allows%' THEN 'limited'
            WHEN outcome LIKE 'Channex is unavailable%' THEN 'unavailable'
            WHEN outcome LIKE 'Channex could not%' THEN 'unreachable'
            ELSE 'unclear' END
        """,
        "CREATE INDEX linkCallNewest ON linkCall (property, startedAt, id)",
        """
        CREATE TABLE linkCallCell (
            property TEXT NOT NULL,
            call TEXT NOT NULL,
            place INTEGER NOT NULL,
            target TEXT NOT NULL,
            firstNight TEXT NOT NULL,
            lastNight TEXT NOT NULL CHECK (lastNight >= firstNight),
            weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
            fields INTEGER NOT NULL CHECK (fields > 0),
            PRIMARY KEY (property, call, place),
            FOREIGN KEY (property, call) REFERENCES linkCall (property, id) ON DELETE CASCADE
        ) /* clustered */
        """,
        "CREATE INDEX linkCallCellByTarget ON linkCallCell (property, target, call)",
        """
        CREATE TABLE linkLatency (
            property TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('availability', 'restrictions')),
            stage TEXT NOT NULL CHECK (stage IN ('accepted', 'readBack')),
            hour INTEGER NOT NULL,
            bucket INTEGER NOT NULL CHECK (bucket >= 0),
            changes INTEGER NOT NULL,
            microseconds INTEGER NOT NULL,
            PRIMARY KEY (property, lane, stage, hour, bucket)
        ) /* clustered */
        """,
    ]
}

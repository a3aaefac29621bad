extension Schema {
    /// What is offered of the rooms left, plans that follow from others, and what is sold no more.
    static let offers = [
        "ALTER TABLE roomType ADD COLUMN isRetired INTEGER NOT NULL DEFAULT 0 CHECK (isRetired IN (0, 1))",
        "ALTER TABLE ratePlan ADD COLUMN isRetired INTEGER NOT NULL DEFAULT 0 CHECK (isRetired IN (0, 1))",
        // The percent in hundredths, the amount in minor units.
        """
        CREATE TABLE rateDerivation (
            property TEXT NOT NULL,
            ratePlan TEXT NOT NULL,
            parent TEXT NOT NULL CHECK (parent <> ratePlan),
            percent INTEGER,
            amount INTEGER,
            roundTo INTEGER NOT NULL CHECK (roundTo > 0),
            inherited INTEGER NOT NULL CHECK (inherited >= 0),
            PRIMARY KEY (property, ratePlan),
            FOREIGN KEY (property, ratePlan) REFERENCES ratePlan (property, id),
            FOREIGN KEY (property, parent) REFERENCES ratePlan (property, id),
            CHECK ((percent IS NULL) <> (amount IS NULL))
        ) /* clustered */
        """,
        """
        CREATE TABLE nightOffer (
            property TEXT NOT NULL,
            roomType TEXT NOT NULL,
            night TEXT NOT NULL,
            heldBack INTEGER NOT NULL CHECK (heldBack >= 0),
            cap INTEGER CHECK (cap >= 0),
            buffer INTEGER NOT NULL CHECK (buffer >= 0),
            PRIMARY KEY (property, roomType, night),
            FOREIGN KEY (property, roomType) REFERENCES roomType (property, id)
        ) /* clustered */
        """,
    ]
}

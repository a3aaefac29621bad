extension Switches {
    /// How many things a property may have, as it shows it (contract §4.4).
    var sizeLimits: JSON {
        [
            "max_count_of_room_types": JSON(maximumRoomTypes), "max_count_of_rate_plans": JSON(maximumRatePlans),
            "max_count_of_occupancies": JSON(maximumOccupancies), "max_count_of_users": 20,
        ]
    }
}
